import { type CsvError, parse } from 'csv-parse/sync';
import { detectDelimiter } from './header.js';

/**
 * Called for each record.
 * @param text its untouched text, line break left out
 * @param cells what csv-parse read where the text has quotes; null where it can be cut at the delimiter
 * @param line number of its first line, from 1
 * @param problem why the text is no record, or null
 */
type OnRecord = (text: string, cells: readonly string[] | null, line: number, problem: string | null) => void;

/** A quoted field may run over lines, but not without end: past this an unclosed quote is a slip. */
const LONGEST_RECORD = 256 * 1024;
/** A quoted field with quotes on more of its lines than this is no field: without a limit each would be parsed again. */
const MOST_QUOTED_LINES = 20;
const RETURN = 13;
const QUOTE_NOT_CLOSED = 'CSV_QUOTE_NOT_CLOSED';

type Parsed = { readonly cells: string[] } | { readonly code: string; readonly message: string };

function parseRecords(text: string, delimiter: string, relaxed = false): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: relaxed,
    record_delimiter: ['\n', '\r\n'],
  }) as string[][];
}

/** Parses several lines; null where one of them has a mistake. */
function parseRun(text: string, delimiter: string): string[][] | null {
  try {
    return parseRecords(text, delimiter);
  } catch {
    return null;
  }
}

/** Parses one record; a quote inside an unquoted field (`5" tall`) is taken as it is. */
function parseOne(text: string, delimiter: string): Parsed {
  for (const relaxed of [false, true]) {
    try {
      return { cells: parseRecords(text, delimiter, relaxed)[0] ?? [''] };
    } catch (error) {
      const { code, message } = error as CsvError;
      if (code !== 'INVALID_OPENING_QUOTE') return { code, message };
    }
  }
  return { code: 'INVALID_OPENING_QUOTE', message: 'a quote stands inside a field' };
}

/**
 * Cuts a stream of text into records. Lines without a quote, nearly all, are cut at the line end and no
 * more; lines with quotes go to csv-parse, a run at a time, and one by one where a run has a mistake, so
 * that a malformed line never swallows what follows it.
 */
export class RecordReader {
  private text = '';
  private at = 0;
  /** Number of the next line, from 1 */
  line = 1;
  /** Up to here a run of quoted lines has a mistake and is read one record at a time */
  private singlyUntil = 0;
  /** Line break of the first record */
  newline = '\n';
  /** Set once the header is known; before that the delimiter is that of the line at hand */
  delimiter = ',';
  width: number | null = null;

  constructor(private readonly onRecord: OnRecord) {}

  /** Takes the text that follows, with what `takeRest` gave in front. */
  push(text: string): void {
    this.text = text;
    this.at = 0;
    this.drain(false);
  }

  /** What is left of the text pushed: the beginning of a record whose end has not come yet. */
  takeRest(): string {
    const rest = this.text.slice(this.at);
    this.singlyUntil = Math.max(0, this.singlyUntil - this.at);
    this.text = '';
    this.at = 0;
    return rest;
  }

  /** Takes the last of the text, which need not end with a line break. */
  end(rest: string): void {
    this.text = rest;
    this.drain(true);
  }

  private lineEnd(from: number, final: boolean): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 && final && from < this.text.length ? this.text.length : end;
  }

  private drain(final: boolean): void {
    let quote = this.text.indexOf('"', this.at);
    for (let end = this.lineEnd(this.at, final); end >= 0; end = this.lineEnd(this.at, final)) {
      if (quote >= 0 && quote < this.at) quote = this.text.indexOf('"', this.at);
      if (this.width === null) this.delimiter = detectDelimiter(this.text.slice(this.at, end));
      if (quote < 0 || quote > end) this.emit(end, null, null);
      else if (!this.quotedRun(final) && !this.quotedRecord(end, final)) return;
    }
  }

  /** The text from here to the line break at `end`, the carriage return before it left out. */
  private textUpTo(end: number): string {
    const stop = end > this.at && this.text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
    return this.text.slice(this.at, stop);
  }

  /** Hands on the text up to `end` and goes past its line break. */
  private emit(end: number, cells: readonly string[] | null, problem: string | null): void {
    const text = this.textUpTo(end);
    const { line } = this;
    if (line === 1 && text.length < end - this.at) this.newline = '\r\n';
    this.line += cells === null ? 1 : text.split('\n').length;
    this.at = end + 1;
    this.onRecord(text, cells, line, problem);
  }

  /** Whole lines from here on that all hold quotes: parsed in one call if each is a record by itself. */
  private quotedRun(final: boolean): boolean {
    if (this.width === null || this.at < this.singlyUntil) return false;
    const ends: number[] = [];
    for (
      let from = this.at, end = this.lineEnd(from, final);
      end >= 0;
      from = end + 1, end = this.lineEnd(from, final)
    ) {
      const quote = this.text.indexOf('"', from);
      if (quote < 0 || quote > end) break;
      ends.push(end);
    }
    const last = ends[ends.length - 1];
    if (ends.length < 2 || last === undefined) return false;
    const records = parseRun(this.textUpTo(last), this.delimiter);
    if (records?.length !== ends.length) {
      this.singlyUntil = last;
      return false;
    }
    for (const [i, end] of ends.entries()) this.emit(end, records[i] ?? [], null);
    return true;
  }

  /** One record with quotes, over as many lines as its quotes span; false if more input is needed to tell. */
  private quotedRecord(firstEnd: number, final: boolean): boolean {
    for (let end = firstEnd, lines = 1; ; lines++) {
      const parsed = parseOne(this.textUpTo(end), this.delimiter);
      const overLines = end !== firstEnd;
      if ('cells' in parsed && !(overLines && this.width !== null && parsed.cells.length !== this.width)) {
        this.emit(end, parsed.cells, null);
        return true;
      }
      const goesOn = lines < MOST_QUOTED_LINES && end - this.at < LONGEST_RECORD;
      const open = goesOn && 'code' in parsed && parsed.code === QUOTE_NOT_CLOSED;
      const quote = open ? this.text.indexOf('"', end + 1) : -1;
      const next = quote < 0 ? -1 : this.lineEnd(quote, final);
      if (next < 0) {
        if (open && !final && this.text.length - this.at < LONGEST_RECORD) return false;
        this.emit(firstEnd, null, problemText(parsed));
        return true;
      }
      end = next;
    }
  }
}

function problemText(parsed: Parsed): string {
  if ('cells' in parsed || parsed.code === QUOTE_NOT_CLOSED) return 'a quote is opened and not closed';
  return 'a closing quote is followed by more text in its field';
}
