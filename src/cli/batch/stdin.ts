import { fstatSync, read as readFile } from 'node:fs';
import { InputError } from '../../core/issue/errors.js';
import type { Io } from '../terminal/io.js';
import { refuseOutputAsInput } from '../terminal/same-file.js';

const READ_SIZE = 256 * 1024;
const RETRY_MS = 5;

const unreadable = ({ code, message }: NodeJS.ErrnoException): InputError => {
  if (code === 'EISDIR')
    return new InputError(
      'E_INPUT_FILE',
      'Standard input is a folder.',
      'Give it a file, as in < claims.csv',
    );
  return new InputError(
    'E_INPUT_FILE',
    `Standard input cannot be read: ${message}.`,
    'The answer ends there.',
  );
};

/** Prepares for an answer that is written as its input arrives; unless the input is a file, it is shown at once. */
function begin(descriptor: number, io: Io): void {
  refuseOutputAsInput(descriptor, io);
  if (io.showAtOnce && io.stdout.isTTY && !fstatSync(descriptor).isFile()) io.showAtOnce();
}

/** Reads some bytes. @returns how many; 0 at the end, null if there are none yet */
function readSome(descriptor: number, into: Uint8Array): Promise<number | null> {
  return new Promise((resolve, reject) => {
    readFile(descriptor, into, 0, into.length, null, (error, count) => {
      if (!error) resolve(count);
      // A pipe with a slower other end, which the parent process made non-blocking.
      else if (error.code === 'EAGAIN') setTimeout(() => resolve(null), RETRY_MS);
      // How Windows reports the end of a pipe.
      else if (error.code === 'EOF') resolve(0);
      else reject(unreadable(error));
    });
  });
}

/**
 * Reads standard input to its end.
 * @param room where the bytes go
 * @param take called with the number of bytes that arrived, and awaited
 * @throws InputError E_INPUT_FILE
 */
export async function readInto(
  descriptor: number,
  io: Io,
  room: (size: number) => Uint8Array,
  take: (bytes: number) => Promise<void>,
): Promise<void> {
  begin(descriptor, io);
  for (;;) {
    const bytes = await readSome(descriptor, room(READ_SIZE));
    if (bytes === 0) return;
    if (bytes !== null) await take(bytes);
  }
}

/** Standard input as it streams in. @throws InputError E_INPUT_FILE */
export async function* standardInput(io: Io): AsyncGenerator<Uint8Array> {
  const { descriptor } = io;
  if (descriptor === undefined) {
    yield* io.stdin;
    return;
  }
  begin(descriptor, io);
  for (;;) {
    const into = new Uint8Array(READ_SIZE);
    const bytes = await readSome(descriptor, into);
    if (bytes === 0) return;
    if (bytes !== null) yield into.subarray(0, bytes);
  }
}
