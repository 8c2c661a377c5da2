import { InputError } from '../core/issue/errors.js';
import type { Refusal } from '../core/issue/issue.js';
import { Answering } from './answering.js';
import type { BatchPlan } from './command.js';
import { canTell, notText } from './input/beginning.js';
import { CsvScanner } from './input/csv-scanner.js';
import { HeaderReader, tooLong } from './input/header.js';
import type { Layout, NamedColumns } from './input/layout.js';
import { blankLine, isBlank, MANY_BLANKS, refuseOddLines, startOfText } from './input/odd-lines.js';
import { CHUNK_RECORDS, LONGEST_FIELD, Records } from './input/records.js';

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** Fields of the records of one chunk, about. */
const MOST_BOUNDS = 4 * 1024 * 1024;
/** How much output is collected before the caller gets it: little enough for the next to find its bytes in the cache. */
const ENOUGH_OUTPUT = 128 * 1024;
const ENOUGH_RECORDS = 64 * CHUNK_RECORDS;
/** Part of a record of at most this many bytes is read again whenever more of it arrives. */
const SHORT = 64 * 1024;
/** Code may read up to this many bytes past the end of the input. */
const SLACK = 16;
const FIRST_SIZE = 320 * 1024;
const NEWLINE = 10;

const NOTHING = new Uint8Array(0);

/**
 * One batch from its first byte to its last: interprets the header, hands the records to a command a chunk at
 * a time, and collects the output. The caller reads into `room`, says how many bytes arrived, and takes the
 * output.
 */
export class Batch {
  private buffer = Buffer.alloc(FIRST_SIZE + SLACK);
  private view = new DataView(this.buffer.buffer);
  /** Bytes from `start` to `end` are not yet answered */
  private start = 0;
  private end = 0;
  /** The size of a chunk that could not be answered without more bytes */
  private tried = 0;
  private line = 1;
  private mark = '';
  private isText = false;
  private scanner: CsvScanner | undefined;
  private records: Records | undefined;
  private readonly refused: (Refusal | null)[] = [];
  /** Blank lines that may be the last of the input, and the number of the first */
  private blanks = 0;
  private blankRecords: Records | undefined;
  /** Whether a record follows them, so that they are records too */
  private areBlanksBetween = false;
  private isFinal = false;
  /** Records answered since the caller last took output */
  private answeredSince = 0;
  /** Whether `more` has output for bytes that have already arrived */
  hasMore = false;
  /** The columns of the input and its answers, once the header has been interpreted */
  layout: Layout | undefined;
  answering: Answering | undefined;

  constructor(
    private readonly plan: BatchPlan,
    private readonly named: NamedColumns,
    private readonly longestField = LONGEST_FIELD,
  ) {}

  /** Room for at least some bytes of input; call `arrived` to say how many were read. */
  room(size: number): Uint8Array {
    const { start, end } = this;
    if (this.buffer.length - SLACK - end < size) {
      const needed = end - start + size + SLACK;
      if (needed <= this.buffer.length) this.buffer.copyWithin(0, start, end);
      else {
        let length = this.buffer.length * 2;
        while (length < needed) length *= 2;
        const larger = Buffer.alloc(length);
        this.buffer.copy(larger, 0, start, end);
        this.buffer = larger;
        this.view = new DataView(larger.buffer);
      }
      this.start = 0;
      this.end = end - start;
    }
    return this.buffer.subarray(this.end, this.buffer.length - SLACK);
  }

  /**
   * Says that some bytes were read into the room.
   * @returns output, valid until the next call; there may be more
   */
  arrived(bytes: number): Uint8Array {
    this.end += bytes;
    return this.more();
  }

  /** Takes the next bytes of the input. @returns output, valid until the next call; there may be more */
  push(chunk: Uint8Array): Uint8Array {
    this.room(chunk.length).set(chunk);
    return this.arrived(chunk.length);
  }

  /** Says that the input has ended. @returns output, valid until the next call; there may be more */
  finish(): Uint8Array {
    this.isFinal = true;
    return this.more();
  }

  /** The next part of the output. @returns output, valid until the next call */
  more(): Uint8Array {
    this.answeredSince = 0;
    this.drain(this.isFinal);
    this.hasMore = this.isFull;
    if (this.isFinal && !this.hasMore) this.endAnswers();
    return this.answering?.take() ?? NOTHING;
  }

  private get isFull(): boolean {
    return this.answeredSince >= ENOUGH_RECORDS || (this.answering?.written ?? 0) >= ENOUGH_OUTPUT;
  }

  private endAnswers(): void {
    if (!this.answering) {
      const hint = 'Pipe in a CSV with a code column, or a list of codes.';
      throw new InputError('E_INPUT_EMPTY', 'Standard input holds no codes.', hint);
    }
    this.answering.end();
  }

  private drain(final: boolean): void {
    if (!this.isText && !this.checkText(final)) return;
    if (!this.records && !this.readHeader(final)) return;
    // Records that belong with what follows are not reread every time a few bytes arrive.
    if (!final && this.end - this.start < this.tried * 1.5) return;
    while (this.start < this.end && !this.isFull) if (!this.chunk(final)) break;
  }

  /** Whether the input begins like text; false if too few bytes have arrived to tell. */
  private checkText(final: boolean): boolean {
    const bytes = this.buffer.subarray(this.start, this.end);
    if (!final && !canTell(bytes)) return false;
    const odd = notText(bytes);
    if (odd) throw new InputError('E_INPUT_NOT_TEXT', `The input is ${odd.what}, not CSV.`, odd.fix);
    if (UTF8_MARK.every((byte, i) => bytes[i] === byte)) {
      this.mark = this.latin1(this.start, this.start + UTF8_MARK.length);
      this.start += UTF8_MARK.length;
    }
    this.isText = true;
    return true;
  }

  /** Interprets the header; false if it has not arrived yet. */
  private readHeader(final: boolean): boolean {
    const { buffer: bytes, view, start, end, plan } = this;
    const beginning = { bytes, view, start, end, line: this.line, isFinal: final };
    const reader = new HeaderReader(beginning, this.named, plan.reads, this.longestField);
    const header = reader.find();
    if (!header) {
      this.start = reader.passed.at;
      this.line = reader.passed.line;
      return false;
    }
    this.begin(header.layout, header.text);
    this.start = header.next;
    this.line = header.line;
    return true;
  }

  private begin(layout: Layout, header: string): void {
    this.layout = layout;
    this.answering = new Answering(this.plan, layout, this.mark + header);
    this.useRecords(layout, CHUNK_RECORDS);
  }

  private useRecords(layout: Layout, capacity: number): void {
    this.records = this.recordsOf(layout.width, capacity);
    this.scanner = new CsvScanner(layout.delimiter, this.records, layout.width, this.longestField);
  }

  private recordsOf(width: number, capacity: number): Records {
    const records = new Records(width, capacity);
    records.bytes = this.buffer;
    records.view = this.view;
    return records;
  }

  /** Answers and writes the next records; false if none can be answered without more bytes. */
  private chunk(final: boolean): boolean {
    const { records, scanner, layout, answering } = this;
    if (!records || !scanner || !layout || !answering) return false;
    if (this.areBlanksBetween) return this.passBlanks(answering, layout);
    records.count = 0;
    records.bytes = this.buffer;
    records.view = this.view;
    const next = scanner.scan(this.start, this.end, final, this.line);
    const isAll = next >= this.end || records.count < records.capacity;
    const { count: found } = records;
    if (found === 0 && scanner.isTooLong) tooLong(this.line, this.longestField);
    if (found === 0) return this.wait();
    this.trimBlanks(records);
    if (records.count === 0) return this.skipBlanks(next);
    // Blank lines before a claim never belong to it, or its lines would depend on where the chunk ends.
    if (isBlank(records, 0)) return this.skipBlanks(startOfText(records));
    if (this.blanks > 0) {
      this.areBlanksBetween = true;
      return true;
    }
    const isCut = refuseOddLines(records, this.refused) || found - records.count >= MANY_BLANKS;
    const isLast = isCut || scanner.isTooLong || (final && next >= this.end);
    const count = this.answer(answering, records, isLast);
    if (count === 0) return this.wantMore(records, layout, isAll);
    this.answeredSince += count;
    this.start = records.nexts[count - 1] ?? this.end;
    this.line = this.lineAfter(records, count - 1);
    this.tried = 0;
    return true;
  }

  /** Answers records. One that shows that the input cannot be read ends it, after those that precede it. */
  private answer(answering: Answering, records: Records, isLast: boolean): number {
    try {
      return answering.chunk(records, this.refused, isLast);
    } catch (error) {
      if (!(error instanceof InputError) || !error.record) throw error;
      records.count = error.record;
      return answering.chunk(records, this.refused, true);
    }
  }

  /** The next record is incomplete: a long one is not reread every time a few bytes arrive. */
  private wait(): boolean {
    const pending = this.end - this.start;
    this.tried = pending > SHORT ? pending : 0;
    return false;
  }

  /** The first group is incomplete: more bytes are needed, or a larger chunk. */
  private wantMore(records: Records, layout: Layout, isAll: boolean): boolean {
    if (isAll) {
      this.tried = this.end - this.start;
      return false;
    }
    if (records.capacity * records.stride > MOST_BOUNDS) {
      const message = `The claim at line ${this.line} has more lines than fit in memory with ${layout.width} columns.`;
      throw new InputError('E_CLAIM_TOO_LONG', message, 'Leave out columns that rvu does not need.');
    }
    this.useRecords(layout, records.capacity * 2);
    return true;
  }

  private lineAfter(records: Records, i: number): number {
    const start = records.lines[i] ?? 0;
    return start + 1 + (records.quoted[i] === 1 ? records.text(i).split('\n').length - 1 : 0);
  }

  /** Blank lines at the end of a chunk are held back and dropped if nothing follows. */
  private trimBlanks(records: Records): void {
    while (records.count > 0 && isBlank(records, records.count - 1)) records.count -= 1;
  }

  /** Blank lines at the beginning of a chunk, up to `next`: they are counted, not kept. */
  private skipBlanks(next: number): boolean {
    let lines = 0;
    for (let at = this.start; at < next; at++) if (this.buffer[at] === NEWLINE) lines += 1;
    this.blanks += lines;
    this.line += lines;
    this.start = next;
    return true;
  }

  /** Blank lines that turned out to lie between records are records without a code: some of them. */
  private passBlanks(answering: Answering, layout: Layout): boolean {
    const blank = this.blankRecords ?? new Records(layout.width, CHUNK_RECORDS);
    this.blankRecords = blank;
    // Each is a claim of its own.
    const count = Math.min(this.blanks, answering.command.groups ? 1 : CHUNK_RECORDS);
    const refused: Refusal[] = [];
    for (let i = 0; i < count; i++) {
      blank.lines[i] = this.line - this.blanks + i;
      refused.push(blankLine(blank.lines[i] ?? 0));
    }
    blank.count = count;
    answering.chunk(blank, refused, true);
    this.answeredSince += count;
    this.blanks -= count;
    this.areBlanksBetween = this.blanks > 0;
    return true;
  }

  private latin1(start: number, end: number): string {
    return this.buffer.toString('latin1', start, end);
  }
}
