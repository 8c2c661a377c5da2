import { InputError } from '../core/issue/errors.js';
import { type Refusal, refusal } from '../core/issue/issue.js';
import { Answering } from './answering.js';
import type { BatchPlan } from './command.js';
import { CsvScanner } from './input/csv-scanner.js';
import { detectDelimiter, type Layout, type NamedColumns, readLayout } from './input/layout.js';
import { CHUNK_RECORDS, PROBLEM, Records } from './input/records.js';
import { refuseX12, X12_BEGINNING } from './input/refuse-x12.js';

/** Magic numbers of input that is not text. */
const NOT_TEXT: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a spreadsheet or zip file'],
  ['\u00FF\u00FE', 'UTF-16 text'],
  ['\u00FE\u00FF', 'UTF-16 text'],
];
const LONGEST_SIGNATURE = 4;
const UTF8_MARK = '\u00EF\u00BB\u00BF';

/** No claim line is this long; without a limit, a file without line breaks would fill memory. */
const LONGEST_LINE = 4 * 1024 * 1024;
/** Code may read up to this many bytes past the end of the input. */
const SLACK = 16;
const FIRST_SIZE = 320 * 1024;
const RETURN = 13;
const SPACE = 32;

const PROBLEM_TEXT: Readonly<Record<number, string>> = {
  [PROBLEM.unclosed]: 'a quote is opened but not closed',
  [PROBLEM.afterQuote]: 'a closing quote is followed by more text in its field',
  [PROBLEM.tooLong]: 'a quote is opened but not closed within 1 MB',
};

const NOTHING = new Uint8Array(0);

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/**
 * One batch from its first byte to its last: interprets the header, hands the records to a command a chunk at
 * a time, and collects the output. The caller reads into `room`, says how many bytes arrived, and takes the
 * output.
 */
export class Batch {
  private buffer = new Uint8Array(FIRST_SIZE + SLACK);
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
  /** The columns of the input and its answers, once the header has been interpreted */
  layout: Layout | undefined;
  answering: Answering | undefined;

  constructor(
    private readonly plan: BatchPlan,
    private readonly named: NamedColumns,
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
        const larger = new Uint8Array(length);
        larger.set(this.buffer.subarray(start, end));
        this.buffer = larger;
        this.view = new DataView(larger.buffer);
      }
      this.start = 0;
      this.end = end - start;
    }
    return this.buffer.subarray(this.end, this.buffer.length - SLACK);
  }

  /** Says that some bytes were read into the room. @returns output, valid until the next call */
  arrived(bytes: number): Uint8Array {
    this.end += bytes;
    this.drain(false);
    return this.answering?.take() ?? NOTHING;
  }

  /** Takes the next bytes of the input. @returns output, valid until the next call */
  push(chunk: Uint8Array): Uint8Array {
    this.room(chunk.length).set(chunk);
    return this.arrived(chunk.length);
  }

  /** Says that the input has ended. @returns the last of the output */
  finish(): Uint8Array {
    this.drain(true);
    if (!this.answering) {
      const hint = 'Pipe in a CSV with a code column, or a list of codes.';
      throw new InputError('E_INPUT_EMPTY', 'Standard input holds no codes.', hint);
    }
    this.answering.end();
    return this.answering.take();
  }

  private drain(final: boolean): void {
    if (!this.isText && !this.checkText(final)) return;
    if (!this.records && !this.readHeader(final)) return;
    // Records that belong with what follows are not reread every time a few bytes arrive.
    if (!final && this.end - this.start < this.tried * 1.5) return;
    while (this.start < this.end) if (!this.chunk(final)) break;
    if (this.end - this.start > LONGEST_LINE && !this.answering?.command.groups) {
      throw new InputError('E_INPUT_NOT_TEXT', `Line ${this.line} is over 4 MB long.`, 'Is it a CSV?');
    }
  }

  /** Whether the input begins like text; false if too few bytes have arrived to tell. */
  private checkText(final: boolean): boolean {
    if (this.end - this.start < LONGEST_SIGNATURE && !final) return false;
    const first = Buffer.from(this.buffer.subarray(this.start, this.start + LONGEST_SIGNATURE)).toString(
      'latin1',
    );
    const odd = NOT_TEXT.find(([signature]) => first.startsWith(signature));
    if (odd && this.end - this.start >= odd[0].length) {
      const message = `Standard input is ${odd[1]}, not CSV.`;
      throw new InputError('E_INPUT_NOT_TEXT', message, 'Save it as CSV (UTF-8) first.');
    }
    if (first.startsWith(UTF8_MARK)) {
      this.mark = UTF8_MARK;
      this.start += UTF8_MARK.length;
    }
    this.isText = true;
    return true;
  }

  /** Reads lines up to the header and interprets it; false if it has not arrived yet. */
  private readHeader(final: boolean): boolean {
    while (this.start < this.end) {
      const end = this.lineEnd(this.start);
      const { length } = this.buffer.subarray(this.start, end < 0 ? this.end : end);
      if (end >= 0 || final || length >= X12_BEGINNING) {
        const beginning = this.latin1(this.start, this.start + Math.min(length, X12_BEGINNING));
        refuseX12(beginning, `Line ${this.line}`, true);
      }
      if (end < 0 && !final) {
        if (this.end - this.start > LONGEST_LINE)
          throw new InputError('E_INPUT_NOT_TEXT', `Line ${this.line} is over 4 MB long.`, 'Is it a CSV?');
        return false;
      }
      const firstLine = this.latin1(this.start, end < 0 ? this.end : end);
      if (firstLine.trim() === '') {
        this.start = end < 0 ? this.end : end + 1;
        this.line += 1;
        continue;
      }
      return this.understand(detectDelimiter(firstLine), final);
    }
    return false;
  }

  private understand(delimiter: string, final: boolean): boolean {
    const widest = this.latin1(this.start, this.end).split(delimiter, LONGEST_LINE).length;
    const header = this.recordsOf(widest, 1);
    new CsvScanner(delimiter, header, null).scan(this.start, this.end, final, this.line);
    if (header.count === 0) return false;
    const problem = PROBLEM_TEXT[header.problems[0] ?? 0];
    if (problem) {
      const message = `Line ${this.line}, the header: ${problem}.`;
      throw new InputError('E_ROW_MALFORMED', message, 'Close the quote, or leave it out.');
    }
    const text = header.text(0);
    if (text.includes('\r') && header.quoted[0] === 0) {
      const message = 'The lines end in carriage returns only, as on old Macintosh systems.';
      const hint = 'Save it as CSV (UTF-8), or pipe it through: tr "\\r" "\\n"';
      throw new InputError('E_INPUT_NOT_TEXT', message, hint);
    }
    const cells = Array.from({ length: header.fields[0] ?? 0 }, (_, column) => header.cell(0, column));
    const after = this.buffer[header.ends[0] ?? 0];
    const newline = after === RETURN ? '\r\n' : '\n';
    const layout = readLayout(cells, { delimiter, newline, line: this.line }, this.named, this.plan.alsoRead);
    this.begin(layout, layout.hasHeader ? text : 'code');
    if (layout.hasHeader) {
      this.line += text.split('\n').length;
      this.start = header.nexts[0] ?? this.end;
    }
    return true;
  }

  private begin(layout: Layout, header: string): void {
    this.layout = layout;
    this.answering = new Answering(this.plan, layout, this.mark + header);
    this.useRecords(layout, CHUNK_RECORDS);
  }

  private useRecords(layout: Layout, capacity: number): void {
    this.records = this.recordsOf(layout.width, capacity);
    this.scanner = new CsvScanner(layout.delimiter, this.records, layout.width);
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
    records.count = 0;
    records.bytes = this.buffer;
    records.view = this.view;
    const next = scanner.scan(this.start, this.end, final, this.line);
    const isLast = final && next >= this.end;
    const isAll = next >= this.end || records.count < records.capacity;
    this.trimBlanks(records);
    if (records.count === 0) return this.skipBlanks(next);
    // Blank lines before a claim never belong to it, or its lines would depend on where the chunk ends.
    if (isBlank(records, 0)) return this.skipBlanks(startOfText(records));
    this.judge(records);
    if (this.blanks > 0) this.passBlanks(answering, records.lines[0] ?? 0, layout);
    const count = answering.chunk(records, this.refused, isLast);
    if (count === 0) return this.wantMore(records, layout, isAll);
    this.start = records.nexts[count - 1] ?? this.end;
    this.line = this.lineAfter(records, count - 1);
    this.tried = 0;
    return true;
  }

  /** The first group is incomplete: more bytes are needed, or a larger chunk. */
  private wantMore(records: Records, layout: Layout, isAll: boolean): boolean {
    if (isAll) {
      this.tried = this.end - this.start;
      return false;
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
    if (next === this.start) return false;
    let lines = 0;
    for (let at = this.lineEnd(this.start); at >= 0 && at < next; at = this.lineEnd(at + 1)) lines += 1;
    this.blanks += lines;
    this.line += lines;
    this.start = next;
    return true;
  }

  /** Refuses lines that are not records. */
  private judge(records: Records): void {
    const { refused } = this;
    for (let i = 0; i < records.count; i++) {
      if (records.fields[i] === records.width && !(records.width === 1 && isBlank(records, i))) {
        refused[i] = null;
        continue;
      }
      const line = records.lines[i] ?? 0;
      if (isBlank(records, i)) {
        refused[i] = refusal('E_CODE_MISSING', '', `Line ${line} is blank.`);
        records.fields[i] = 0;
        records.ends[i] = records.starts[i] ?? 0;
        continue;
      }
      refuseX12(records.text(i), `Line ${line}`, false);
      const problem = PROBLEM_TEXT[records.problems[i] ?? 0];
      const count = counted(records.fields[i] ?? 0, 'field');
      const why = problem ?? `it has ${count} where the header has ${records.width}`;
      refused[i] = refusal('E_ROW_MALFORMED', '', `Line ${line}: ${why}.`);
    }
  }

  /** Blank lines that turned out to lie between records are records without a code. */
  private passBlanks(answering: Answering, before: number, layout: Layout): void {
    const blank = this.recordsOf(layout.width, 1);
    for (let line = before - this.blanks; line < before; line++) {
      blank.count = 1;
      blank.lines[0] = line;
      answering.chunk(blank, [refusal('E_CODE_MISSING', '', `Line ${line} is blank.`)], true);
    }
    this.blanks = 0;
  }

  private lineEnd(from: number): number {
    const end = this.buffer.indexOf(10, from);
    return end < this.end ? end : -1;
  }

  private latin1(start: number, end: number): string {
    return Buffer.from(this.buffer.buffer, start, end - start).toString('latin1');
  }
}

/** Where the first nonblank line begins; the caller knows that there is one. */
function startOfText(records: Records): number {
  let i = 0;
  while (isBlank(records, i)) i += 1;
  return records.starts[i] ?? 0;
}

/** Whether a line has only blanks and no delimiter. */
function isBlank({ bytes, starts, ends, fields, problems }: Records, i: number): boolean {
  if ((fields[i] ?? 0) > 1 || problems[i] !== PROBLEM.none) return false;
  for (let at = starts[i] ?? 0; at < (ends[i] ?? 0); at++) {
    const byte = bytes[at] ?? 0;
    if (byte > SPACE || (byte < SPACE && !(byte >= 9 && byte <= RETURN))) return false;
  }
  return true;
}
