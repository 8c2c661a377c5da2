import * as nodeFs from 'node:fs';
import { outputProblem } from './problem.js';

/** What appending needs of the system; tests pass one that fails. */
export interface AppendFiles {
  openSync(path: string, flags: string, mode?: number): number;
  fstatSync(descriptor: number): nodeFs.Stats;
  readSync(descriptor: number, into: Uint8Array, offset: number, length: number, position: number): number;
  writeSync(descriptor: number, bytes: Uint8Array, from: number): number;
  ftruncateSync(descriptor: number, length: number): void;
  fsyncSync(descriptor: number): void;
  closeSync(descriptor: number): void;
}

const NEWLINE = 10;

/** Whether the last byte of a file is a line break; an empty file needs none. */
function endsInLine(descriptor: number, size: number, fs: AppendFiles): boolean {
  if (size === 0) return true;
  const last = new Uint8Array(1);
  fs.readSync(descriptor, last, 0, 1, size - 1);
  return last[0] === NEWLINE;
}

/**
 * Appends lines to a file, durably, after a line that a killed process left without its end. The lines are there when
 * this returns; if the disk is full, the file is as it was. Only one process may append at a time.
 * @param head the first line of a file that does not exist yet
 * @returns the file's size and time of change afterwards
 * @throws OutputError E_OUTPUT
 */
export function appendLines(
  path: string,
  head: string,
  lines: readonly string[],
  fs: AppendFiles = nodeFs,
): nodeFs.Stats {
  let descriptor: number | undefined;
  try {
    descriptor = fs.openSync(path, 'a+', 0o600);
    const { size } = fs.fstatSync(descriptor);
    const before = size === 0 ? `${head}\n` : endsInLine(descriptor, size, fs) ? '' : '\n';
    const bytes = Buffer.from(`${before}${lines.map((line) => `${line}\n`).join('')}`);
    try {
      for (let at = 0; at < bytes.length; ) at += fs.writeSync(descriptor, bytes, at);
      fs.fsyncSync(descriptor);
    } catch (error) {
      fs.ftruncateSync(descriptor, size);
      throw error;
    }
    return fs.fstatSync(descriptor);
  } catch (error) {
    throw outputProblem(path, error);
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}
