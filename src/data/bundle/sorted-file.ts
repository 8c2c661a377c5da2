import { fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { DataError } from '../../core/issue/errors.js';

/** Text that can be read in parts. Bundled files are ASCII, so a byte is a character. */
interface TextSource {
  readonly size: number;
  /** Where the search for a key can begin, if the source knows */
  startOf?(key: string): number | undefined;
  read(position: number, length: number): string;
}

/** Reads only the parts asked for: best for one answer, which takes about twenty short reads. */
class FileSource implements TextSource {
  private readonly descriptor: number;
  readonly size: number;

  constructor(path: string) {
    this.descriptor = openSync(path, 'r');
    this.size = fstatSync(this.descriptor).size;
  }

  read(position: number, length: number): string {
    const buffer = Buffer.allocUnsafe(length);
    const got = readSync(this.descriptor, buffer, 0, length, position);
    return buffer.toString('latin1', 0, got);
  }
}

/** Length of a code, which begins every line of the bundle's sorted files. */
export const CODE_LENGTH = 5;

/** Holds the whole text and the position of each code: best for a batch, which asks for thousands of lines. */
class MemorySource implements TextSource {
  private readonly text: string;
  private readonly starts = new Map<string, number>();

  constructor(path: string) {
    this.text = readFileSync(path, 'latin1');
    let code = '';
    for (
      let at = this.text.indexOf('\n') + 1;
      at > 0 && at < this.text.length;
      at = this.text.indexOf('\n', at) + 1
    ) {
      if (this.text.startsWith(code, at) && code !== '') continue;
      code = this.text.slice(at, at + CODE_LENGTH);
      this.starts.set(code, at);
    }
  }

  /** Position of the first line of the code that a key begins with. */
  startOf(key: string): number | undefined {
    return this.starts.get(key.slice(0, CODE_LENGTH));
  }

  get size(): number {
    return this.text.length;
  }
  read(position: number, length: number): string {
    return this.text.slice(position, position + length);
  }
}

/**
 * Longer than any two lines of CMS's files in the bundle, so that a window contains a whole line wherever it
 * begins.
 */
const WINDOW = 512;

/** After any character of a key: turns "up to this beginning" into "before the next". */
const AFTER = '\u007F';

/**
 * A text file of lines sorted by their beginning, after a header line. Finds lines by binary search, so
 * that one answer reads one line and not nineteen thousand.
 */
export class SortedFile {
  private readonly source: TextSource;
  private readonly start: number;
  /**
   * What was read at each position that a search tried: all searches begin alike, and those for neighboring
   * keys also end alike
   */
  private readonly tried = new Map<number, string>();

  /**
   * @param inMemory read the whole file, for many answers
   * @param window longer than any two lines of the file
   */
  constructor(
    path: string,
    inMemory: boolean,
    private readonly window = WINDOW,
  ) {
    this.source = inMemory ? new MemorySource(path) : new FileSource(path);
    this.start = this.source.read(0, window).indexOf('\n') + 1;
    if (this.source.read(this.source.size - 1, 1) !== '\n') {
      throw new DataError(
        'E_DATA_DAMAGED',
        `Bundled data is damaged: ${path} is cut short.`,
        'Install rvu again.',
      );
    }
  }

  /** Position of the first line whose beginning is at or after `key`. */
  private seek(key: string): number {
    const near = this.source.startOf?.(key) ?? this.search(key);
    const text = this.source.read(near, this.window * 2);
    let at = 0;
    while (at < text.length && text.slice(at, at + key.length) < key) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end + 1;
    }
    return near + at;
  }

  /** Position of a line shortly before the first whose beginning is at or after `key`. */
  private search(key: string): number {
    let low = this.start;
    let high = this.source.size;
    while (high - low > this.window) {
      const middle = (low + high) >> 1;
      const text = this.tryAt(middle);
      const next = text.indexOf('\n') + 1;
      if (middle + next < high && text.slice(next, next + key.length) < key) low = middle + next;
      else high = middle;
    }
    return low;
  }

  private tryAt(position: number): string {
    let text = this.tried.get(position);
    if (text === undefined) {
      text = this.source.read(position, this.window);
      this.tried.set(position, text);
    }
    return text;
  }

  /** The line that begins with `key`, or null. */
  find(key: string): string | null {
    const text = this.source.read(this.seek(key), this.window);
    if (!text.startsWith(key)) return null;
    return text.slice(0, text.indexOf('\n'));
  }

  /** The text of the lines from the first that begins at or after `first` to the last that begins with `last` or before. */
  textBetween(first: string, last: string): string {
    const from = this.seek(first);
    return this.source.read(from, Math.max(0, this.seek(last + AFTER) - from));
  }

  /** Those lines one by one. */
  linesBetween(first: string, last: string): string[] {
    const text = this.textBetween(first, last);
    return text === '' ? [] : text.slice(0, -1).split('\n');
  }
}
