import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { damaged } from './damage.js';

/** The error of a file that the system does not let us read. */
function unreadable(name: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return damaged(name, 'is missing');
  return damaged(name, code === 'EISDIR' ? 'is a folder' : `cannot be read: ${message}`);
}

/** A file of the package, open for reading in parts. */
export class OpenFile {
  private constructor(
    readonly name: string,
    private readonly descriptor: number,
    readonly size: number,
  ) {}

  /** @param name what errors call the file @throws DataError E_DATA_DAMAGED */
  static open(path: string, name: string): OpenFile {
    try {
      const descriptor = openSync(path, 'r');
      return new OpenFile(name, descriptor, fstatSync(descriptor).size);
    } catch (error) {
      throw unreadable(name, error);
    }
  }

  /** Some bytes of the file. @throws DataError E_DATA_DAMAGED if it ends before them @internal */
  part(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    let got: number;
    try {
      got = readSync(this.descriptor, bytes, 0, length, at);
    } catch (error) {
      throw unreadable(this.name, error);
    }
    if (got !== length) throw damaged(this.name, 'is cut short');
    return bytes;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
