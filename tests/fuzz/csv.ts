/**
 * A CSV reader that shares nothing with the program: it goes through the text character by character and keeps
 * everything in strings. Text has one character per byte.
 */

export interface CsvRecord {
  /** Number of its first line in the input, from 1 */
  readonly line: number;
  /** As it was written, without its line break */
  readonly text: string;
  /** Without quotes; null for a line that is not a record */
  readonly cells: readonly string[] | null;
}

export interface CsvTable {
  readonly delimiter: string;
  readonly header: CsvRecord;
  /** Those of the header's width, lines that are not records, and blank lines between records */
  readonly records: readonly CsvRecord[];
}

interface Attempt {
  readonly cells: readonly string[];
  readonly end: number;
  readonly next: number;
}

const MARK = '\u00EF\u00BB\u00BF';

/** The record that begins at a position; null if its quotes are not those of a record. */
function attempt(text: string, start: number, delimiter: string): Attempt | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= text.length) return null;
        if (text[at] === '"' && text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else if (text[at] === '"') break;
        else cell += text[at++];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') cell += text[at++];
      // A carriage return before the line feed belongs to the line break.
      if (text[at] === '\n' && cell.endsWith('\r')) {
        cells.push(cell.slice(0, -1));
        return { cells, end: at - 1, next: at + 1 };
      }
    }
    cells.push(cell);
    if (text[at] === delimiter) at += 1;
    else if (at >= text.length) return { cells, end: at, next: at };
    else if (text[at] === '\n') return { cells, end: at, next: at + 1 };
    else if (text[at] === '\r' && text[at + 1] === '\n') return { cells, end: at, next: at + 2 };
    else if (text[at] === '\r' && at + 1 === text.length) return { cells, end: at, next: at + 1 };
    else return null;
  }
}

function firstLine(text: string, start: number): { end: number; next: number } {
  const found = text.indexOf('\n', start);
  if (found < 0) return { end: text.length, next: text.length };
  return { end: text[found - 1] === '\r' && found > start ? found - 1 : found, next: found + 1 };
}

const count = (text: string, char: string): number => text.split(char).length - 1;

/** Whether a line is blank: it has blanks at most, and none of them is the delimiter. */
export const isBlank = (text: string, delimiter: string): boolean =>
  /^[ \t\n\v\f\r]*$/.test(text) && !text.includes(delimiter);

/** A tab if there is one outside quotes, otherwise the most frequent of comma, semicolon and bar. */
function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  if (bare.includes('\t')) return '\t';
  return [',', ';', '|'].reduce((best, each) => (count(bare, each) > count(bare, best) ? each : best));
}

/**
 * Records from a position on. A record over several lines must have the width; otherwise its first line stands
 * alone, as does the first line of text with a quote that is not closed.
 */
export function readRecords(
  text: string,
  delimiter: string,
  width: number | null,
  from = 0,
  most = Number.POSITIVE_INFINITY,
): { records: CsvRecord[]; next: number } {
  const records: CsvRecord[] = [];
  let at = from;
  let line = 1 + count(text.slice(0, from), '\n');
  while (at < text.length && records.length < most) {
    const found = attempt(text, at, delimiter);
    const whole = found ? text.slice(at, found.end) : '';
    const isOverLines = whole.includes('\n');
    const isRecord = found !== null && (!isOverLines || width === null || found.cells.length === width);
    const { end, next } = isRecord ? found : firstLine(text, at);
    records.push({ line, text: text.slice(at, end), cells: isRecord ? found.cells : null });
    line += count(text.slice(at, next), '\n');
    at = next;
  }
  return { records, next: at };
}

/** Names of columns of codes, as `lettersOf` has them. */
const NAMES_CODES = ['code', 'cpt', 'hcpcs', 'cptcode', 'proc', 'procedurecode'];
const LOOKS_LIKE_CODE = /^("?)[A-Za-z0-9]{3,5}(?:[-\s][A-Za-z0-9]{2})*\1$/;
/** A name without case, spaces and punctuation. */
const lettersOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
/** So many lines with text may stand above a header. */
const MOST_LINES_ABOVE = 30;

/**
 * Where the header begins: at the first of the beginning's lines that names a column of codes, below lines such as a title,
 * or at the first that is not blank if none does or if it is itself a code. -1 if all are blank.
 */
function headerStart(text: string, named: string | null): number {
  const names = named === null ? NAMES_CODES : [lettersOf(named)];
  const isNamed = (cell: string): boolean => names.includes(lettersOf(decoded(cell)));
  let first = -1;
  let above = 0;
  for (let start = 0; start < text.length && above < MOST_LINES_ABOVE; ) {
    const { end, next } = firstLine(text, start);
    const line = text.slice(start, end);
    if (!/^[ \t\n\v\f\r]*$/.test(line)) {
      const isCode = LOOKS_LIKE_CODE.test(line.trim()) && /\d/.test(line);
      if (first < 0 && named === null && isCode) return start;
      const delimiter = delimiterOf(line);
      // The names of a header may be quoted, with line breaks.
      const cells = attempt(text, start, delimiter)?.cells ?? line.split(delimiter);
      if (cells.some(isNamed)) return start;
      if (first < 0) first = start;
      above += 1;
    }
    start = next;
  }
  return first;
}

/**
 * A table with a header; null if there is none.
 * @param named the column of codes that the command line names
 */
export function readTable(input: string, named: string | null = null): CsvTable | null {
  const text = input.startsWith(MARK) ? input.slice(MARK.length) : input;
  const start = headerStart(text, named);
  if (start < 0) return null;
  const delimiter = delimiterOf(text.slice(start, firstLine(text, start).next));
  const { records: first, next } = readRecords(text, delimiter, null, start, 1);
  const [header] = first;
  if (!header?.cells) return null;
  const { records } = readRecords(text, delimiter, header.cells.length, next);
  while (records.length > 0 && isBlank(records.at(-1)?.text ?? '', delimiter)) records.pop();
  return { delimiter, header, records };
}

/** The characters of the bytes from 0x80 to 0x9F; those of unused bytes stay as they are. */
const WINDOWS_1252 = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'];

/** UTF-8 if the bytes are that, otherwise Windows-1252, which spreadsheets of that age write. */
export function decoded(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  // A replacement character of the text itself is no sign of another encoding.
  if (buffer.equals(Buffer.from(buffer.toString('utf8'), 'utf8'))) return buffer.toString('utf8');
  return bytes.replace(/[\x80-\x9F]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte);
}

/** A record as an answer repeats it: what is not UTF-8 between two delimiters is written as UTF-8. */
export function repeated(bytes: string, delimiter: string): string {
  const parts = bytes.split(delimiter).map((part) => Buffer.from(decoded(part), 'utf8').toString('latin1'));
  return parts.join(delimiter);
}
