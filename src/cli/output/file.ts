import { createWriteStream, write, writev } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { RvuError } from '../../core/issue/errors.js';
import { NewFile } from '../../data/files/new-file.js';
import { outputProblem } from '../../data/files/problem.js';
import { type FileTarget, type Target, targetOf } from '../../data/files/target.js';
import { EXIT, type ExitCode } from '../terminal/exit-codes.js';
import { type Io, say } from '../terminal/io.js';

type Run = (target: Io) => Promise<ExitCode>;

/** The same process with another standard output. Standard input is opened only if it is used. */
const withOutput = (io: Io, stdout: Io['stdout']): Io => ({
  get stdin() {
    return io.stdin;
  },
  descriptor: io.descriptor,
  get stderr() {
    return io.stderr;
  },
  stdout,
  env: io.env,
});

/** Runs with a stream as standard output, and waits until everything is written. @throws OutputError E_OUTPUT */
async function runInto(stream: Writable, name: string, io: Io, run: Run): Promise<ExitCode> {
  // Without a listener an error would end the process; it is looked up in `errored` instead.
  stream.on('error', () => {});
  try {
    const code = await run(withOutput(io, stream));
    stream.end();
    await finished(stream, { readable: false });
    return code;
  } catch (error) {
    // Not `once`, which would throw an error that comes only now, in the system's words.
    if (!stream.closed) await new Promise((resolve) => stream.once('close', resolve).destroy());
    throw stream.errored ? outputProblem(name, stream.errored) : error;
  }
}

/** What to tell about a file that also has other names: they still name the old content. */
const otherNames = ({ before }: FileTarget): string =>
  before && before.nlink > 1 ? '; its other hard links keep the old content' : '';

async function intoFile(target: FileTarget, io: Io, run: Run): Promise<ExitCode> {
  const file = new NewFile(target);
  try {
    // The descriptor is closed by the file, once it is safely on the disk.
    const close = (_: number, done: (error: null) => void): void => done(null);
    const stream = createWriteStream('', { fd: file.descriptor, fs: { write, writev, close } });
    const code = await runInto(stream, target.name, io, run);
    // An answer without any text must not empty a file, such as the page of another code.
    if (code !== EXIT.answered && stream.bytesWritten === 0) {
      file.discard();
      say(io, `nothing to write: ${target.name} was left alone`);
      return code;
    }
    file.commit();
    say(io, `wrote ${target.name}${otherNames(target)}`);
    return code;
  } catch (error) {
    file.discard();
    // What was written of the answer is gone with the file, so that --json answers with the error alone.
    if (error instanceof RvuError) error.late = false;
    throw error;
  }
}

async function inPlace(target: Exclude<Target, FileTarget>, io: Io, run: Run): Promise<ExitCode> {
  const { kind, name } = target;
  if (kind === 'descriptor' && target.descriptor === 1) return run(io);
  if (kind === 'descriptor' && target.descriptor === 2) return run(withOutput(io, io.stderr));
  const { openInPlace } = await import('./in-place.js');
  let stream: Writable;
  try {
    stream = await openInPlace(target);
  } catch (error) {
    throw outputProblem(name, error);
  }
  return runInto(stream, name, io, run);
}

/**
 * Runs a command with its standard output in a file, which appears under its name only when complete. Devices,
 * pipes and descriptors are written to and never replaced.
 * @throws OutputError E_OUTPUT if it cannot be written
 */
export async function toFile(name: string, io: Io, run: Run): Promise<ExitCode> {
  const target = targetOf(name);
  return target.kind === 'file' ? intoFile(target, io, run) : inPlace(target, io, run);
}
