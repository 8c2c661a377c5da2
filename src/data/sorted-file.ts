import { readFileSync } from 'node:fs';

const NEWLINE = 10;

/**
 * A text file whose lines after the header are sorted by their beginning. Finds lines by binary search
 * over the bytes, so that one answer parses one line and not nineteen thousand.
 */
export class SortedFile {
  private readonly bytes: Buffer;
  private readonly start: number;

  constructor(path: string) {
    this.bytes = readFileSync(path);
    this.start = this.bytes.indexOf(NEWLINE) + 1;
  }

  /** Start of the line that the byte at `position` belongs to. */
  private lineStart(position: number): number {
    const before = position === 0 ? -1 : this.bytes.lastIndexOf(NEWLINE, position - 1);
    return Math.max(this.start, before + 1);
  }

  private lineAt(start: number): string {
    const end = this.bytes.indexOf(NEWLINE, start);
    return this.bytes.toString('latin1', start, end < 0 ? this.bytes.length : end);
  }

  /** Position of the first line whose beginning is at or after `key`. */
  private seek(key: string): number {
    let low = this.start;
    let high = this.bytes.length;
    while (low < high) {
      const start = this.lineStart((low + high) >> 1);
      const head = this.bytes.toString('latin1', start, start + key.length);
      if (head >= key) high = start;
      else low = start + this.lineAt(start).length + 1;
    }
    return low;
  }

  /** The line that begins with `key`, or null. */
  find(key: string): string | null {
    const position = this.seek(key);
    if (position >= this.bytes.length) return null;
    const line = this.lineAt(position);
    return line.startsWith(key) ? line : null;
  }

  /** Lines from the first that begins at or after `first`, as long as their beginning is not after `last`. */
  *between(first: string, last: string): Generator<string> {
    for (let position = this.seek(first); position < this.bytes.length; ) {
      const line = this.lineAt(position);
      if (line.slice(0, last.length) > last) return;
      yield line;
      position += line.length + 1;
    }
  }
}
