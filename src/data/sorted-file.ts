import { fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Text that can be read in parts. Bundled files are ASCII, so a byte is a character. */
interface TextSource {
  readonly size: number;
  read(position: number, length: number): string;
}

/** Reads only the parts asked for: right for one answer, which needs some twenty short reads. */
class FileSource implements TextSource {
  private readonly descriptor: number;
  private readonly buffer = Buffer.allocUnsafe(64 * 1024);
  readonly size: number;

  constructor(path: string) {
    this.descriptor = openSync(path, 'r');
    this.size = fstatSync(this.descriptor).size;
  }

  read(position: number, length: number): string {
    const wanted = Math.min(length, this.buffer.length);
    const got = readSync(this.descriptor, this.buffer, 0, wanted, position);
    return this.buffer.toString('latin1', 0, got);
  }
}

/** Holds the whole text: right for a batch, which asks for thousands of lines. */
class MemorySource implements TextSource {
  private readonly text: string;
  constructor(path: string) {
    this.text = readFileSync(path, 'latin1');
  }
  get size(): number {
    return this.text.length;
  }
  read(position: number, length: number): string {
    return this.text.slice(position, position + length);
  }
}

/** Longer than any line of the bundle, so that a window always holds a whole line. */
const WINDOW = 512;
const SCAN = 64 * 1024;

/**
 * A text file of lines sorted by their beginning, after a header line. Finds lines by binary search, so
 * that one answer reads one line and not nineteen thousand.
 */
export class SortedFile {
  private readonly source: TextSource;
  private readonly start: number;

  /** @param inMemory read the file whole, for many answers */
  constructor(path: string, inMemory: boolean) {
    this.source = inMemory ? new MemorySource(path) : new FileSource(path);
    this.start = this.source.read(0, WINDOW).indexOf('\n') + 1;
  }

  /** Position of the first line whose beginning is at or after `key`. */
  private seek(key: string): number {
    let low = this.start;
    let high = this.source.size;
    while (high - low > WINDOW) {
      const middle = (low + high) >> 1;
      const text = this.source.read(middle, WINDOW);
      const next = text.indexOf('\n') + 1;
      if (middle + next < high && text.slice(next, next + key.length) < key) low = middle + next;
      else high = middle;
    }
    for (const line of this.linesFrom(low)) {
      if (line.slice(0, key.length) >= key) break;
      low += line.length + 1;
    }
    return low;
  }

  private *linesFrom(position: number): Generator<string> {
    let at = position;
    for (let length = WINDOW * 2; at < this.source.size; length = SCAN) {
      const text = this.source.read(at, length);
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        yield text.slice(from, end);
        from = end + 1;
      }
      at += from;
    }
  }

  /** The line that begins with `key`, or null. */
  find(key: string): string | null {
    for (const line of this.linesFrom(this.seek(key))) return line.startsWith(key) ? line : null;
    return null;
  }

  /** Lines from the first that begins at or after `first`, as long as their beginning is not after `last`. */
  *between(first: string, last: string): Generator<string> {
    for (const line of this.linesFrom(this.seek(first))) {
      if (line.slice(0, last.length) > last) return;
      yield line;
    }
  }
}
