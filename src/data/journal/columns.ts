import { EntryColumns } from '../../core/journal/columns.js';
import type { JournalRecord } from '../../core/journal/entry.js';
import { replay } from '../../core/journal/replay.js';
import { lineOf, readLine } from './lines.js';
import { idOf, isHead, textOf, yearsIn } from './year-file.js';

/** The entries that stand in a journal, as columns. */
export interface JournalColumns {
  readonly columns: EntryColumns;
  /** Lines of its files that count for nothing: they cannot be read, or their number was used before */
  readonly unread: number;
}

/** A number of a line has six digits. */
const YEAR = 1_000_000;
const ADDED = ',add,,';
const ID_LENGTH = '2026-000123'.length;
const DATE_AT = ID_LENGTH + ADDED.length;
const CASE_AT = DATE_AT + '2026-01-15,'.length;

const NUMBER = /^\d{6}$/;
const PLAIN_DATE = /^\d{4}-\d\d-\d\d,$/;

/** "2026-000123" as a number. */
const numberOf = (id: string): number => Number(id.slice(0, 4)) * YEAR + Number(id.slice(5));

/** Reads the files of a journal into columns. Its lines say what `readYearFile` says they say. */
class Reader {
  readonly columns = new EntryColumns();
  /** Corrections and removals */
  readonly changes: JournalRecord[] = [];
  unread = 0;
  /** What follows the case on a line: most lines repeat it from another, which was read in full */
  private readonly kinds = new Map<string, number>();
  /** Dates with the comma after them */
  private readonly dates = new Map<string, number>();

  file(text: string, year: string): void {
    const seen = new Uint8Array(YEAR);
    let isFirst = true;
    for (let start = 0; start < text.length; ) {
      const at = text.indexOf('\n', start);
      const next = at < 0 ? text.length : at;
      const line = text.slice(start, text[next - 1] === '\r' ? next - 1 : next);
      start = next + 1;
      if (line !== '' && !(isFirst && isHead(line))) this.line(line, year, seen);
      isFirst = false;
    }
  }

  private line(line: string, year: string, seen: Uint8Array): void {
    if (this.repeated(line, year, seen)) return;
    const record = readLine(line);
    if (typeof record === 'string' || !record.id.startsWith(`${year}-`)) this.unread++;
    else if (this.isNew(numberOf(record.id), seen)) this.take(record, line);
  }

  /** Whether a number of a file was not used before; one that was is counted. */
  private isNew(number: number, seen: Uint8Array): boolean {
    const at = number % YEAR;
    if (seen[at] === 1) this.unread++;
    else {
      seen[at] = 1;
      return true;
    }
    return false;
  }

  /** Takes an added line of which only number, date and case are new; false if it has to be read in full. */
  private repeated(line: string, year: string, seen: Uint8Array): boolean {
    if (!line.startsWith(ADDED, ID_LENGTH) || !line.startsWith(year) || line[4] !== '-') return false;
    const digits = line.slice(5, ID_LENGTH);
    const date = this.dates.get(line.slice(DATE_AT, CASE_AT));
    if (date === undefined || !NUMBER.test(digits)) return false;
    const end = line.indexOf(',', CASE_AT);
    const kind = this.kinds.get(line.slice(end));
    if (kind === undefined || line[CASE_AT] === '"') return false;
    const number = Number(year) * YEAR + Number(digits);
    if (this.isNew(number, seen)) this.columns.add(number, date, line.slice(CASE_AT, end), kind);
    return true;
  }

  private take(record: JournalRecord, line: string): void {
    const { op, entry, id } = record;
    if (op !== 'add' || !entry) {
      this.changes.push(record);
      return;
    }
    this.columns.addEntry(numberOf(id), entry);
    // Only a line as this program writes it: the parts of another may mean something else together.
    if (line.includes('"') || lineOf(record) !== line) return;
    const written = line.slice(DATE_AT, CASE_AT);
    if (PLAIN_DATE.test(written)) this.dates.set(written, this.columns.dateOf(entry.date));
    this.kinds.set(line.slice(line.indexOf(',', CASE_AT)), this.columns.kindOf(entry));
  }

  /** The entries that stand, once corrections and removals are applied. */
  standing(): EntryColumns {
    if (this.changes.length === 0) return this.columns;
    const named = new Set(this.changes.map(({ ref }) => ref).filter((ref) => ref !== ''));
    const numbers = new Set([...named].map(numberOf));
    const added: JournalRecord[] = [];
    for (let row = 0; row < this.columns.count; row++) {
      const number = this.columns.number(row);
      if (!numbers.has(number)) continue;
      const id = idOf(String(Math.floor(number / YEAR)), number % YEAR);
      added.push({ id, op: 'add', ref: '', entry: { ...this.columns.entry(row), id }, isUndo: false });
    }
    const kept = this.columns.filter((number) => !numbers.has(number));
    for (const entry of replay([...added, ...this.changes]).entries) kept.addEntry(numberOf(entry.id), entry);
    return kept;
  }
}

/** Reads the entries that stand in a journal. @throws DataError E_DATA_DAMAGED if a file cannot be read */
export function readColumns(folder: string): JournalColumns {
  const reader = new Reader();
  for (const year of yearsIn(folder)) reader.file(textOf(folder, year), year);
  return { columns: reader.standing(), unread: reader.unread };
}
