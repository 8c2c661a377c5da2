import { dayNumber } from '../dates/days.js';
import type { JournalEntry, LiveEntry } from './entry.js';

/** What many entries have in common: everything but when it was done, and in which case. */
export type EntryKind = Omit<JournalEntry, 'date' | 'case'>;

const kindKey = (kind: EntryKind): string => {
  const { code, modifiers, units, minutes, setting, site, contract, source, note } = kind;
  return JSON.stringify([code, modifiers, units, minutes, setting, site, contract, source, note]);
};

const FIRST_ROOM = 1_024;
/** Numbers as texts sort as numbers do. */
const ID_LENGTH = 10;

/**
 * Entries as columns: a hundred thousand of them, without an object for each. What entries have in common is kept once.
 */
export class EntryColumns {
  readonly kinds: EntryKind[] = [];
  /** ISO dates, each once */
  readonly dates: string[] = [];
  /** The cases of the entries that belong to one, by row */
  readonly cases = new Map<number, string>();
  private rows = 0;
  private numbers = new Float64Array(FIRST_ROOM);
  private kindAt = new Int32Array(FIRST_ROOM);
  private dateAt = new Int32Array(FIRST_ROOM);
  private readonly knownKinds = new Map<string, number>();
  private readonly knownDates = new Map<string, number>();

  /** Entries of any origin, numbered in their order. */
  static of(entries: Iterable<JournalEntry>): EntryColumns {
    const columns = new EntryColumns();
    for (const entry of entries) columns.addEntry(columns.count + 1, entry);
    return columns;
  }

  get count(): number {
    return this.rows;
  }

  /** The number of a kind. */
  kindOf(kind: EntryKind): number {
    const key = kindKey(kind);
    const known = this.knownKinds.get(key);
    if (known !== undefined) return known;
    const { code, modifiers, units, minutes, setting, site, contract, source, note } = kind;
    this.kinds.push({ code, modifiers, units, minutes, setting, site, contract, source, note });
    this.knownKinds.set(key, this.kinds.length - 1);
    return this.kinds.length - 1;
  }

  /** The number of a date. */
  dateOf(date: string): number {
    const known = this.knownDates.get(date);
    if (known !== undefined) return known;
    this.dates.push(date);
    this.knownDates.set(date, this.dates.length - 1);
    return this.dates.length - 1;
  }

  /** @param number that no other entry has */
  addEntry(number: number, entry: JournalEntry): void {
    this.add(number, this.dateOf(entry.date), entry.case, this.kindOf(entry));
  }

  /**
   * @param number that no other row has
   * @param date its number
   * @param kind its number
   */
  add(number: number, date: number, group: string, kind: number): void {
    if (this.rows === this.numbers.length) this.grow();
    this.numbers[this.rows] = number;
    this.dateAt[this.rows] = date;
    this.kindAt[this.rows] = kind;
    if (group !== '') this.cases.set(this.rows, group);
    this.rows++;
  }

  private grow(): void {
    const [numbers, kinds, dates] = [this.numbers, this.kindAt, this.dateAt];
    this.numbers = new Float64Array(2 * this.rows);
    this.kindAt = new Int32Array(2 * this.rows);
    this.dateAt = new Int32Array(2 * this.rows);
    this.numbers.set(numbers);
    this.kindAt.set(kinds);
    this.dateAt.set(dates);
  }

  number(row: number): number {
    return this.numbers[row] ?? 0;
  }

  /** The number of a row's kind. */
  kindAtRow(row: number): number {
    return this.kindAt[row] ?? 0;
  }

  /** The number of a row's date. */
  dateAtRow(row: number): number {
    return this.dateAt[row] ?? 0;
  }

  kind(row: number): EntryKind {
    return this.kinds[this.kindAtRow(row)] as EntryKind;
  }

  entry(row: number): LiveEntry {
    return {
      ...this.kind(row),
      id: String(this.numbers[row] ?? 0).padStart(ID_LENGTH, '0'),
      date: this.dates[this.dateAtRow(row)] ?? '',
      case: this.cases.get(row) ?? '',
    };
  }

  /** The day of each date, as days since 1970-01-01. */
  days(): Int32Array {
    return Int32Array.from(this.dates, dayNumber);
  }

  /** Some of the rows. @param isKept asked for each number */
  filter(isKept: (number: number) => boolean): EntryColumns {
    const kept = new EntryColumns();
    for (let row = 0; row < this.rows; row++) {
      const number = this.numbers[row] ?? 0;
      if (!isKept(number)) continue;
      const date = kept.dateOf(this.dates[this.dateAtRow(row)] ?? '');
      kept.add(number, date, this.cases.get(row) ?? '', kept.kindOf(this.kind(row)));
    }
    return kept;
  }
}
