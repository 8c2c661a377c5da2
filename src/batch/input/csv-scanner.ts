import { LONGEST_RECORD, PROBLEM, type Records } from './records.js';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
/** Bytes that are looked at together */
const WORD = 4;

/** The result of scanning one record. */
type Scanned = 'record' | 'more' | 'problem' | 'long';

/**
 * Cuts bytes into records and fields (RFC 4180), four bytes at a time; in a record with a quote, byte by byte where
 * something ends. A quote that does not open a field is an ordinary character. Malformed text costs only its
 * first line, so that a slip never swallows what follows. A field or record that is too long ends the scan for
 * good: it cannot be kept as a record, and its lines are not records either. None of this depends on how the
 * bytes arrived.
 *
 * This does not use csv-parse, which reads every field into a string: that alone would take several times as
 * long as the rest of a batch.
 */
export class CsvScanner {
  private readonly delimiter: number;
  /** A word whose bytes are all above this holds no delimiter, quote or line break */
  private readonly threshold: number;
  /** Positions found for the current record */
  private problem: number = PROBLEM.none;
  private fields = 0;
  private end = 0;
  private next = 0;
  private isQuoted = false;
  private lineBreaks = 0;
  /** What had to be read of the current record to tell what it is, and where the field before a problem ends */
  private seen = 0;
  private sound = 0;
  /** Whether the last scan ended at a record that is too long, or that has too long a field */
  isTooLong = false;

  constructor(
    delimiter: string,
    private readonly records: Records,
    /** A record over several lines must have as many fields as the header; null before the header is known */
    private readonly width: number | null,
    /** The most bytes that a field can have */
    private readonly longestField: number,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
    const highest = Math.max(this.delimiter, QUOTE) + 1;
    this.threshold = highest | (highest << 8) | (highest << 16) | (highest << 24);
  }

  /**
   * Reads records from `from` on, as many as there is room for, and appends them to those already there.
   * @param to where the bytes end; `final` if no more follow
   * @param line number of the first line
   * @returns where the first unread record begins
   */
  scan(from: number, to: number, final: boolean, line: number): number {
    const { records } = this;
    let at = from;
    let number = line;
    this.isTooLong = false;
    // A search for a quote goes no further, although the buffer does.
    records.bytes[to] = QUOTE;
    while (records.count < records.capacity && at < to) {
      const before = records.count;
      at = this.plain(at, to, number);
      number += records.count - before;
      if (records.count === records.capacity || at === to || !this.one(at, to, final)) break;
      const i = records.count++;
      records.starts[i] = at;
      records.ends[i] = this.end;
      records.nexts[i] = this.next;
      records.lines[i] = number;
      records.fields[i] = this.fields;
      records.problems[i] = this.problem;
      records.quoted[i] = this.isQuoted ? 1 : 0;
      number += 1 + this.lineBreaks;
      at = this.next;
    }
    return at;
  }

  /**
   * Reads records without quotes, which nearly all are: nothing in this loop depends on what comes after them.
   * @returns where the first begins that has a quote, that may be too long or whose end may not be in the bytes
   */
  private plain(from: number, to: number, line: number): number {
    const { delimiter, threshold, longestField, records } = this;
    const { view, bytes, bounds, stride, capacity, count: before } = records;
    let start = from;
    for (let i = before; i < capacity; i++) {
      const base = i * stride;
      bounds[base] = start - 1;
      let fields = 1;
      let end = -1;
      for (let at = start; at + WORD <= to; at += WORD) {
        const word = view.getInt32(at, true);
        if (((word - threshold) & ~word & 0x80808080) === 0) continue;
        const first = word & 0xff;
        const second = (word >>> 8) & 0xff;
        const third = (word >>> 16) & 0xff;
        const fourth = word >>> 24;
        if (first === QUOTE || second === QUOTE || third === QUOTE || fourth === QUOTE) break;
        if (first === delimiter) {
          if (fields < stride) bounds[base + fields] = at;
          fields += 1;
        } else if (first === NEWLINE) {
          end = at;
          break;
        }
        if (second === delimiter) {
          if (fields < stride) bounds[base + fields] = at + 1;
          fields += 1;
        } else if (second === NEWLINE) {
          end = at + 1;
          break;
        }
        if (third === delimiter) {
          if (fields < stride) bounds[base + fields] = at + 2;
          fields += 1;
        } else if (third === NEWLINE) {
          end = at + 2;
          break;
        }
        if (fourth === delimiter) {
          if (fields < stride) bounds[base + fields] = at + 3;
          fields += 1;
        } else if (fourth === NEWLINE) {
          end = at + 3;
          break;
        }
      }
      if (end < 0 || end - start > longestField) break;
      records.count = i + 1;
      const text = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
      if (fields < stride) bounds[base + fields] = text;
      records.starts[i] = start;
      records.ends[i] = text;
      records.nexts[i] = end + 1;
      records.lines[i] = line + i - before;
      records.fields[i] = fields;
      records.problems[i] = PROBLEM.none;
      records.quoted[i] = 0;
      start = end + 1;
    }
    return start;
  }

  /** Reads one record; false if more bytes are needed to tell where it ends, or if it is too long. */
  private one(start: number, to: number, final: boolean): boolean {
    const scanned = this.fieldsOf(start, to, final);
    if (scanned === 'record') {
      if (this.end - start > this.longestField && this.fails(start, this.end, this.end)) return false;
      if (this.lineBreaks === 0 || this.width === null || this.fields === this.width) return true;
      this.problem = PROBLEM.unclosed;
      return this.firstLine(start, to, final);
    }
    if (scanned === 'problem') {
      if (this.seen - start > this.longestField && this.fails(start, this.sound, this.seen - 2)) return false;
      return this.firstLine(start, to, final);
    }
    // One byte more than fits may be the carriage return of a line break.
    this.isTooLong =
      scanned === 'long' || to - start > LONGEST_RECORD + 1 || to - this.sound > this.longestField + 1;
    return false;
  }

  /** Whether a record is too long up to `end`, or one of its fields up to `sound`. */
  private fails(start: number, sound: number, end: number): boolean {
    const { delimiter, longestField, lineBreaks } = this;
    const { bytes } = this.records;
    this.isTooLong = end - start > LONGEST_RECORD;
    for (let field = start; field < sound && !this.isTooLong; ) {
      // A quoted field was measured when its closing quote was found.
      const from = bytes[field] === QUOTE ? this.closing(field, sound) + 1 : field;
      const found = bytes.indexOf(delimiter, from);
      const next = found < 0 || found > sound ? sound : found;
      this.isTooLong = from === field && next - field > longestField;
      field = next + 1;
    }
    this.lineBreaks = lineBreaks;
    return this.isTooLong;
  }

  /** The first line of malformed text, by itself; false if it is too long or its end has not arrived. */
  private firstLine(start: number, to: number, final: boolean): boolean {
    const found = this.records.bytes.indexOf(NEWLINE, start);
    const isWhole = found >= 0 && found < to;
    const end = isWhole ? found : to;
    this.isTooLong = end - start > LONGEST_RECORD + 1;
    if (this.isTooLong || (!isWhole && !final)) return false;
    this.next = Math.min(end + 1, to);
    this.end = this.records.bytes[end - 1] === RETURN && end > start && end < to ? end - 1 : end;
    this.fields = 0;
    this.lineBreaks = 0;
    this.isQuoted = false;
    return true;
  }

  private fieldsOf(start: number, to: number, final: boolean): Scanned {
    const { delimiter, threshold, records } = this;
    const { view, bounds, stride, bytes } = records;
    const base = records.count * stride;
    const last = base + stride - 1;
    this.problem = PROBLEM.none;
    this.isQuoted = false;
    this.lineBreaks = 0;
    let bound = base;
    let fields = 1;
    let fieldStart = start;
    let at = start;
    bounds[base] = start - 1;
    for (;;) {
      while (at + WORD <= to) {
        const word = view.getInt32(at, true);
        if (((word - threshold) & ~word & 0x80808080) !== 0) break;
        at += WORD;
      }
      const stop = at + WORD < to ? at + WORD : to;
      if (at >= to) {
        this.sound = fieldStart;
        if (!final) return 'more';
        this.finish(start, at, at, fields, bound, last);
        return 'record';
      }
      for (; at < stop; at++) {
        const byte = bytes[at];
        if (byte === delimiter) {
          if (bound < last) bounds[++bound] = at;
          fields += 1;
          fieldStart = at + 1;
        } else if (byte === NEWLINE) {
          this.finish(start, at, at + 1, fields, bound, last);
          return 'record';
        } else if (byte === QUOTE && at === fieldStart) {
          const close = this.closing(at, to);
          if ((close < 0 ? to : close) - at > this.longestField + 1) return 'long';
          // A quoted field that has not ended yet is not too long.
          this.sound = to;
          if (close < 0 && !final) return 'more';
          if (close < 0) return this.failed(PROBLEM.unclosed, at, to + 1);
          this.isQuoted = true;
          const after = close + 1 < to ? bytes[close + 1] : final ? NEWLINE : -1;
          if (after === -1) return 'more';
          if (after === RETURN && close + 2 >= to) {
            if (!final) return 'more';
            // Half of the line break that would end the input: nothing may follow a closing quote.
            this.finish(start, close + 1, to, fields, bound, last);
            return 'record';
          }
          const ends = after === RETURN && bytes[close + 2] === NEWLINE;
          if (after !== delimiter && after !== NEWLINE && !ends)
            return this.failed(PROBLEM.afterQuote, at, close + (after === RETURN ? 3 : 2));
          at = close;
          if (at + 1 >= stop) {
            at += 1;
            break;
          }
        }
      }
    }
  }

  private finish(
    start: number,
    end: number,
    next: number,
    fields: number,
    bound: number,
    last: number,
  ): void {
    const { bytes, bounds } = this.records;
    // The carriage return of a line break is not part of the text, but a lone one at the end of the input is.
    const text = next > end && end > start && bytes[end - 1] === RETURN ? end - 1 : end;
    if (bound < last) bounds[bound + 1] = text;
    this.end = text;
    this.next = next;
    this.fields = fields;
  }

  /** @param seen where the bytes end that show the problem of the field at `field` */
  private failed(problem: number, field: number, seen: number): Scanned {
    this.problem = problem;
    this.sound = field - 1;
    this.seen = seen;
    return 'problem';
  }

  /**
   * Position of the quote that closes the one at `open`; -1 if it is not in the bytes. Counts the line breaks
   * in between.
   */
  private closing(open: number, to: number): number {
    const { bytes } = this.records;
    let close = open + 1;
    for (;;) {
      close = bytes.indexOf(QUOTE, close);
      if (close < 0 || close >= to) return -1;
      if (bytes[close + 1] !== QUOTE || close + 1 >= to) break;
      close += 2;
    }
    // A search for line breaks would run to the end of the line for each of its fields.
    for (let at = open; at < close; at++) if (bytes[at] === NEWLINE) this.lineBreaks += 1;
    return close;
  }
}
