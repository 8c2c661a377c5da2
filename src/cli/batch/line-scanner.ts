import { KEY_WORDS } from './packed-table.js';

/** Neighbouring columns that are cut out of a record in one piece. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A line of the input where it lies, so that it can go out again without becoming a string. One serves all lines. */
export class LineSlice {
  constructor(
    public buffer: Buffer,
    public start: number,
    public end: number,
  ) {}

  toString(): string {
    return this.buffer.toString('latin1', this.start, this.end);
  }
}

const NEWLINE = 10;
const RETURN = 13;
const LONGEST_KEY = KEY_WORDS * 4;

/**
 * Goes through the bytes of a line once: finds its end, counts its fields, and packs the bytes of each
 * wanted span into the words of a key.
 */
export class LineScanner {
  private readonly delimiter: number;
  /** By column: the span that begins, or ends, there; -1 for none */
  private readonly opens: number[] = [];
  private readonly closes: number[] = [];
  /** Keys of the spans of the last line, `KEY_WORDS` each */
  words = new Int32Array(0);
  /** Of the last line: its number of fields, where its text ends, whether every span fits its key */
  fields = 0;
  end = 0;
  packable = true;

  constructor(delimiter: string, width: number) {
    this.delimiter = delimiter.charCodeAt(0);
    for (let column = 0; column < width; column++) {
      this.opens.push(-1);
      this.closes.push(-1);
    }
  }

  addSpan(index: number, span: Span): void {
    this.opens[span.first] = index;
    this.closes[span.last] = index;
    this.words = new Int32Array((index + 1) * KEY_WORDS);
  }

  /** Scans the line from `start`; returns the position after its line break, or -1 where the buffer ends before. */
  scan(buffer: Buffer, start: number): number {
    const { delimiter, opens, closes, words } = this;
    words.fill(0);
    this.packable = true;
    let column = 0;
    let span = opens[0] ?? -1;
    let length = 0;
    for (let i = start; i < buffer.length; i++) {
      const byte = buffer[i] ?? 0;
      const ends = byte === NEWLINE || (byte === RETURN && buffer[i + 1] === NEWLINE);
      if (ends) {
        this.fields = column + 1;
        this.end = i;
        return byte === NEWLINE ? i + 1 : i + 2;
      }
      if (byte === delimiter) {
        if (span >= 0 && closes[column] === span) span = -1;
        column += 1;
        const opened = opens[column] ?? -1;
        if (opened >= 0) {
          span = opened;
          length = 0;
          continue;
        }
      }
      if (span < 0) continue;
      // A NUL could not be told from the padding of a short key.
      if (length >= LONGEST_KEY || byte === 0) this.packable = false;
      else {
        const at = span * KEY_WORDS + (length >> 2);
        words[at] = (words[at] ?? 0) | (byte << ((length & 3) << 3));
      }
      length += 1;
    }
    return -1;
  }
}
