import { createReadStream, existsSync } from 'node:fs';
import { InputError } from '../../core/issue/errors.js';
import { fileNamed } from '../options/command.js';
import type { Io } from '../terminal/io.js';
import { refuseOutputAsInput } from '../terminal/same-file.js';

const READ_SIZE = 256 * 1024;

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: READ_SIZE });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EISDIR' ? 'is a folder' : `cannot be read: ${message}`;
    throw new InputError('E_INPUT_FILE', `${path} ${why}.`);
  }
}

/**
 * The bytes of a file that an argument names, as they stream in.
 * @param otherwise what else the command takes, for the message about a file that is not there
 * @throws InputError E_INPUT_FILE with the reason, also while the file is read
 */
export function namedFile(path: string, io: Io, otherwise: string): AsyncIterable<Uint8Array> {
  if (!existsSync(path)) throw new InputError('E_INPUT_FILE', `There is no file ${path}.`, otherwise);
  refuseOutputAsInput(path, io);
  return bytesOf(path);
}

/** The file that the arguments of a command for codes name; null: standard input is the batch. @throws InputError E_INPUT_FILE */
export function batchFile(args: readonly string[], io: Io): AsyncIterable<Uint8Array> | null {
  const path = fileNamed(args);
  return path === undefined
    ? null
    : namedFile(path, io, 'Give a CSV or Excel file, - for standard input, or codes.');
}
