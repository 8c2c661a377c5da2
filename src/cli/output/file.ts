import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { OutputError } from '../../core/issue/errors.js';
import type { ExitCode } from '../terminal/exit-codes.js';
import { type Io, say } from '../terminal/io.js';

const failure = (path: string, { message }: Error): OutputError =>
  new OutputError('E_OUTPUT', `${path} cannot be written: ${message}`);

function rename(part: string, path: string): void {
  try {
    renameSync(part, path);
  } catch (error) {
    throw failure(path, error as Error);
  }
}

/**
 * Runs a command with its standard output in a file, which appears under its name only when complete.
 * @throws OutputError E_OUTPUT if the file cannot be written
 */
export async function toFile(
  path: string,
  io: Io,
  run: (target: Io) => Promise<ExitCode>,
): Promise<ExitCode> {
  const part = `${path}.part`;
  const stream = createWriteStream(part);
  const remove = (): void => rmSync(part, { force: true });
  // Ctrl-C ends the process at any point: half a file must not be left behind.
  process.once('exit', remove);
  // Without a listener an error would end the process; it is looked up in `errored` instead.
  stream.on('error', () => {});
  try {
    await Promise.race([once(stream, 'open'), once(stream, 'close')]);
    if (stream.errored) throw stream.errored;
    const code = await run({
      get stdin() {
        return io.stdin;
      },
      descriptor: io.descriptor,
      get stderr() {
        return io.stderr;
      },
      stdout: stream,
      env: io.env,
    });
    await new Promise<void>((resolve) => {
      if (stream.closed) resolve();
      else stream.once('close', resolve).end();
    });
    if (stream.errored) throw stream.errored;
    rename(part, path);
    say(io, `wrote ${path}`);
    return code;
  } catch (error) {
    stream.destroy();
    remove();
    throw error === stream.errored ? failure(path, error as Error) : error;
  } finally {
    process.off('exit', remove);
  }
}
