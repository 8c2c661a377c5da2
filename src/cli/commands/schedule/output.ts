import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { OutputError } from '../../../core/issue/errors.js';
import { type Io, writeAll } from '../../terminal/io.js';

/** Where a schedule goes: standard output, or a file that is there only when it is whole. */
export interface ScheduleOutput {
  write(content: string | Buffer): Promise<void>;
  /** Everything has been written */
  end(): Promise<void>;
  /** Nothing more comes: what was written to a file is removed */
  abandon(): void;
}

function toStdout(io: Io): ScheduleOutput {
  return { write: (content) => writeAll(io.stdout, content), end: async () => {}, abandon: () => {} };
}

function failure(path: string, error: Error): OutputError {
  return new OutputError('E_OUTPUT', `${path} cannot be written: ${error.message}`);
}

async function toFile(path: string): Promise<ScheduleOutput> {
  const part = `${path}.part`;
  const stream: Writable = createWriteStream(part);
  let broken: Error | null = null;
  stream.on('error', (error) => {
    broken = error;
  });
  const check = (): void => {
    if (broken) throw failure(path, broken);
  };
  const remove = (): void => rmSync(part, { force: true });
  // Ctrl-C ends the process wherever it is: half a schedule must not stay behind.
  process.once('exit', remove);
  await Promise.race([once(stream, 'open'), once(stream, 'error')]).catch(() => {});
  check();
  return {
    write: async (content) => {
      check();
      await writeAll(stream, content);
      check();
    },
    end: async () => {
      await new Promise<void>((resolve) => {
        stream.once('close', resolve).end();
      });
      check();
      process.off('exit', remove);
      renameSync(part, path);
    },
    abandon: () => {
      stream.destroy();
      process.off('exit', remove);
      remove();
    },
  };
}

/**
 * Opens the output of a schedule.
 * @throws OutputError E_OUTPUT where the file cannot be written
 */
export async function openOutput(path: string | null, io: Io): Promise<ScheduleOutput> {
  return path === null ? toStdout(io) : await toFile(path);
}
