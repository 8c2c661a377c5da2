import type { Notice } from '../../core/issue/issue.js';

/** Records that are read and answered together: few enough for their columns to stay in the cache. */
export const CHUNK_RECORDS = 512;

/** The most bytes that a field can have unless the caller says otherwise. */
export const LONGEST_FIELD = 1024 * 1024;
/** The most bytes that a record can have, and the records of one claim together. */
export const LONGEST_RECORD = 16 * 1024 * 1024;

/** What is wrong with the text of a record, as numbers. */
export enum PROBLEM {
  none = 0,
  unclosed = 1,
  afterQuote = 2,
}

/**
 * Some records of the input in place: columns of positions in one buffer of bytes. Records that arrive as
 * cells rather than as bytes (an 837P, codes at the prompt) are kept as cells in addition to their text.
 */
export class Records {
  count = 0;
  /** Private, because the types of the library must not need those of Node */
  private buffer: Buffer = Buffer.alloc(0);
  view = new DataView(new ArrayBuffer(0));
  /** Where the text of each record begins and ends, without the line break */
  starts: Int32Array;
  ends: Int32Array;
  /** Where the next record begins, after the line break */
  nexts: Int32Array;
  /** Number of the first line of each record, from 1 */
  lines: Int32Array;
  /** What their source says about records that arrived as cells; null for those of a CSV */
  notices: readonly (readonly Notice[])[] | null = null;
  /** Number of fields; 0 if the text is malformed */
  fields: Int32Array;
  problems: Uint8Array;
  /** Whether any of its fields is quoted, so that its cells differ from its bytes */
  quoted: Uint8Array;
  /** Positions of the delimiters of each record, including the boundaries before its first and after its last field */
  bounds: Int32Array;
  /** Bounds of a record: one more than it has fields */
  readonly stride: number;

  constructor(
    readonly width: number,
    public capacity = CHUNK_RECORDS,
  ) {
    this.stride = width + 1;
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.nexts = new Int32Array(capacity);
    this.lines = new Int32Array(capacity);
    this.fields = new Int32Array(capacity);
    this.problems = new Uint8Array(capacity);
    this.quoted = new Uint8Array(capacity);
    this.bounds = new Int32Array(capacity * this.stride);
  }

  /** The bytes that positions point into; they have slack after the last record */
  get bytes(): Uint8Array {
    return this.buffer;
  }

  set bytes(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** The text of a record as Latin-1, one character per byte. */
  text(i: number): string {
    return this.buffer.toString('latin1', this.starts[i], this.ends[i]);
  }

  /** A cell of a record with as many fields as the header, as Latin-1, without its quotes. */
  cell(i: number, column: number): string {
    const at = i * this.stride + column;
    const text = this.buffer.toString('latin1', (this.bounds[at] ?? 0) + 1, this.bounds[at + 1]);
    return text.startsWith('"') ? unquoted(text) : text;
  }

  /** Every cell of a record. */
  cells(i: number): string[] {
    return Array.from({ length: this.width }, (_, column) => this.cell(i, column));
  }
}

/** The content of a quoted field. */
function unquoted(text: string): string {
  const inner = text.endsWith('"') ? text.slice(1, -1) : text.slice(1);
  return inner.replaceAll('""', '"');
}
