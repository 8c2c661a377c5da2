import { InputError, UsageError } from '../../core/issue/errors.js';
import { CsvScanner } from './csv-scanner.js';
import { detectDelimiter, type Layout, type NamedColumns, readLayout, separatorOf } from './layout.js';
import { LONGEST_RECORD, PROBLEM, Records } from './records.js';
import { isReallyX12, refuseX12, X12_BEGINNING } from './refuse-x12.js';
import type { Role } from './roles.js';

/** The columns of the widest worksheet of Excel. */
const MOST_COLUMNS = 16_384;
/** How many lines with text, and how many bytes, may stand above a header: a title, a practice, a period. */
const MOST_LINES = 30;
const MOST_BYTES = 64 * 1024;
const NEWLINE = 10;
const RETURN = 13;

export const PROBLEM_TEXT: Readonly<Record<number, string>> = {
  [PROBLEM.unclosed]: 'a quote is opened but not closed',
  [PROBLEM.afterQuote]: 'a closing quote is followed by more text in its field',
};

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** @throws InputError E_FIELD_TOO_LONG */
export function tooLong(line: number, longestField: number): never {
  const message = `Line ${line} is too long to be a row: a field may have ${megabytes(longestField)}, a row ${megabytes(LONGEST_RECORD)}.`;
  throw new InputError(
    'E_FIELD_TOO_LONG',
    message,
    'Close its quotes, or allow longer fields with --max-field.',
  );
}

function returnsOnly(): never {
  const message = 'The lines end in carriage returns only, as on old Macintosh systems.';
  const hint = 'Save it as CSV (UTF-8), or pipe it through: tr "\\r" "\\n"';
  throw new InputError('E_INPUT_NOT_TEXT', message, hint);
}

/** A header and where the records after it begin. */
export interface Header {
  readonly layout: Layout;
  /** As it is to be written: as it was read, after Excel's line with the delimiter if there is one */
  readonly text: string;
  /** Where the first record begins, and the number of its line */
  readonly next: number;
  readonly line: number;
}

/** Bytes of the input from `start` to `end`, with slack after them. */
export interface Beginning {
  readonly bytes: Buffer;
  readonly view: DataView<ArrayBuffer>;
  readonly start: number;
  readonly end: number;
  /** The number of the line that begins at `start` */
  readonly line: number;
  /** Whether no more bytes follow */
  readonly isFinal: boolean;
}

/**
 * Finds the header among the first lines of a batch: the first that names a column of codes, after blank lines and
 * lines such as a title.
 */
export class HeaderReader {
  private at: number;
  private line: number;
  /** What follows the blank lines of the beginning, which need not be kept, and the number of its line */
  passed: { readonly at: number; readonly line: number };
  /** Excel's line with the delimiter, and that delimiter */
  private separatorLine = '';
  private separator: string | undefined;
  private linesAbove = 0;
  /** The first line above the header that is X12 if it is no header */
  private x12Above: { readonly text: string; readonly line: number } | undefined;

  constructor(
    private readonly of: Beginning,
    private readonly named: NamedColumns,
    private readonly reads: readonly Role[],
    private readonly longestField: number,
  ) {
    this.at = of.start;
    this.line = of.line;
    this.passed = { at: of.start, line: of.line };
  }

  /**
   * @returns null if more bytes are needed, or the input has only blank lines
   * @throws UsageError, InputError if there is no header or it cannot be read
   */
  find(): Header | null {
    const { end, isFinal } = this.of;
    this.passEmptyLines();
    let first: UsageError | undefined;
    while (this.linesAbove < MOST_LINES && this.at - this.passed.at <= MOST_BYTES) {
      if (this.at >= end) break;
      const lineEnd = this.lineEnd();
      const length = (lineEnd < 0 ? end : lineEnd) - this.at;
      if (lineEnd >= 0 || isFinal || length >= X12_BEGINNING) {
        const beginning = this.latin1(this.at, this.at + Math.min(length, X12_BEGINNING));
        refuseX12(beginning, `Line ${this.line}`, true);
      }
      if (length > LONGEST_RECORD + 1) this.headerTooLong();
      if (lineEnd < 0 && !isFinal) return null;
      const text = this.latin1(this.at, this.at + length);
      if (text.trim() !== '' && !this.isSeparator(text)) {
        const found = this.understood(text, first !== undefined);
        if (!(found instanceof UsageError)) {
          if (found && this.x12Above) refuseX12(this.x12Above.text, `Line ${this.x12Above.line}`, false);
          return found;
        }
        if (isReallyX12(text, false)) this.x12Above ??= { text, line: this.line };
        first ??= found;
        this.linesAbove += 1;
      }
      this.at += lineEnd < 0 ? length : length + 1;
      this.line += 1;
      if (this.linesAbove === 0 && this.separator === undefined)
        this.passed = { at: this.at, line: this.line };
    }
    if (first && (isFinal || this.at < end)) throw first;
    return null;
  }

  /** Empty lines at the beginning may be many; nothing needs to be asked of them. */
  private passEmptyLines(): void {
    const { bytes, end } = this.of;
    while (this.at < end && bytes[this.at] === NEWLINE) {
      this.at += 1;
      this.line += 1;
    }
    this.passed = { at: this.at, line: this.line };
  }

  private isSeparator(text: string): boolean {
    const mayBe = this.separator === undefined && this.linesAbove === 0;
    const found = mayBe ? separatorOf(text) : undefined;
    if (found === undefined) return false;
    this.separator = found;
    this.separatorLine = `${text}\n`;
    return true;
  }

  /**
   * The header that begins here; the error if the line names no column of codes.
   * @param isLater whether lines came before that name none
   */
  private understood(line: string, isLater: boolean): Header | UsageError | null {
    const { end, isFinal, bytes } = this.of;
    const delimiter = this.separator ?? detectDelimiter(line);
    const header = this.records();
    const scanner = new CsvScanner(delimiter, header, null, this.longestField);
    scanner.scan(this.at, end, isFinal, this.line);
    if (scanner.isTooLong) this.headerTooLong();
    if (header.count === 0) return null;
    const columns = header.fields[0] ?? 0;
    if (columns > MOST_COLUMNS) {
      const message = `Line ${this.line} has ${columns} columns; a table may have ${MOST_COLUMNS}.`;
      throw new InputError('E_INPUT_NOT_TEXT', message, 'Is it a CSV?');
    }
    const problem = PROBLEM_TEXT[header.problems[0] ?? 0];
    if (problem) {
      const message = `Line ${this.line}, the header: ${problem}.`;
      throw new InputError('E_ROW_MALFORMED', message, 'Close the quote, or leave it out.');
    }
    const text = header.text(0);
    if (text.includes('\r') && header.quoted[0] === 0) returnsOnly();
    const cells = Array.from({ length: columns }, (_, column) => header.cell(0, column));
    const newline = bytes[header.ends[0] ?? 0] === RETURN ? '\r\n' : '\n';
    const layout = this.layoutOf(cells, delimiter, newline);
    if (layout instanceof UsageError || (isLater && !layout.hasHeader))
      return layout instanceof UsageError ? layout : new UsageError('E_COLUMN_MISSING', '');
    if (!layout.hasHeader)
      return { layout, text: `${this.separatorLine}code`, next: this.at, line: this.line };
    return {
      layout,
      text: this.separatorLine + text,
      next: header.nexts[0] ?? end,
      line: this.line + text.split('\n').length,
    };
  }

  private layoutOf(cells: readonly string[], delimiter: string, newline: string): Layout | UsageError {
    try {
      const layout = readLayout(cells, { delimiter, newline, line: this.line }, this.named, this.reads);
      return { ...layout, linesAbove: this.linesAbove };
    } catch (error) {
      const isMissing =
        error instanceof UsageError && ['E_COLUMN_MISSING', 'E_COLUMN_UNKNOWN'].includes(error.code);
      if (!isMissing) throw error;
      return error;
    }
  }

  private records(): Records {
    const records = new Records(MOST_COLUMNS, 1);
    records.bytes = this.of.bytes;
    records.view = this.of.view;
    return records;
  }

  private headerTooLong(): never {
    const beginning = this.of.bytes.subarray(this.at, this.at + MOST_BYTES);
    if (beginning.includes(RETURN) && !beginning.includes(NEWLINE)) returnsOnly();
    tooLong(this.line, this.longestField);
  }

  private lineEnd(): number {
    const end = this.of.bytes.subarray(this.at, this.of.end).indexOf(NEWLINE);
    return end < 0 ? end : this.at + end;
  }

  private latin1(from: number, to: number): string {
    return this.of.bytes.toString('latin1', from, to);
  }
}
