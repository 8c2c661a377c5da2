import { InputError } from '../../core/issue/errors.js';
import { ByteTable, LONGEST_KEY } from '../bytes/byte-table.js';
import { KEY_WORDS, NumberTable } from '../bytes/number-table.js';
import { NumbersByRelease, type Sameness, UNKNOWN } from '../bytes/numbers-by-release.js';
import type { Layout } from '../input/layout.js';
import { CHUNK_RECORDS, type Records } from '../input/records.js';
import type { Role } from '../input/roles.js';
import { cleanCell } from './cleaning.js';

/** The cells of a record in the columns of a role, cleaned: one, none, or several modifiers. */
export type CellsOf = (role: Role) => readonly string[];

/** What some cells mean in the release of a number; cells that mean the same in all are read by the first call. */
export type Reading<T> = (release: number) => T;

/** A shortcut for cells written the usual way, as nearly all are, which need not go through the ordinary parser. */
export interface PlainCells<T, Plain> {
  /** What the cells of a record say; null if they are not plain */
  take(records: Records, i: number): Plain | null;
  /** What that means in a release. It is not a function of its own because one per spelling would take too much memory. */
  read(plain: Plain, release: number): T;
}

/** Joins the texts of several cells into one; no cell holds it, since each of its characters is one byte. */
const JOINT = '\u0100';

/**
 * How many spellings are remembered, and how many characters of long ones. Beyond that, all are forgotten, so
 * that memory use does not grow with the input.
 */
const MOST_SPELLINGS = 50_000;
/** The same limit for cells that mean something else in each release */
const MOST_BY_RELEASE = 500_000;
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** Adjacent columns that are looked up as one piece. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function spansOf(columns: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const previous = spans[spans.length - 1];
    if (previous?.last === column - 1) spans[spans.length - 1] = { first: previous.first, last: column };
    else spans.push({ first: column, last: column });
  }
  return spans;
}

/**
 * What some cells of a record mean, as a small number: cell bytes → number → value. A million claim lines
 * contain a few thousand services and a hundred localities, so each spelling is read once by the ordinary
 * parser and is then recognized by its bytes.
 */
export class Meaning<T, Plain extends object = never> {
  /** The number of each record of the chunk */
  numbers = new Int32Array(CHUNK_RECORDS);
  /** The values that the numbers refer to */
  values: T[] = [];
  /**
   * A number taken from each value, if the caller gives `numberOf`: it can be read millions of times without
   * touching the value
   */
  figures = new Int32Array(256);
  private readonly columns: readonly number[];
  private readonly spans: readonly Span[];
  private readonly tables: readonly ByteTable[];
  /** Numbers of combinations of several spans; a single span only needs its own table */
  private readonly together = new NumberTable();
  private readonly byText = new Map<string, number>();
  private readonly byRelease: NumbersByRelease;
  /** By the numbers of spellings, if they mean something else in each release */
  private readings: (Reading<T> | Plain)[] = [];
  private characters = 0;
  private spellings = 0;

  constructor(
    layout: Layout,
    roles: readonly Role[],
    private readonly learn: (cells: CellsOf) => Reading<T>,
    /** Called when everything learned is forgotten */
    private readonly onForget: () => void = () => {},
    private readonly numberOf: (value: T) => number = () => 0,
    /** Whether cells mean something else in each release */
    private readonly isByRelease = false,
    sameness: Sameness<T> | null = null,
    private readonly plain: PlainCells<T, Plain> | null = null,
  ) {
    this.columns = roles.flatMap((role) => layout.roles.get(role) ?? []);
    this.spans = spansOf(this.columns);
    this.tables = this.spans.map(() => new ByteTable());
    this.roles = layout.roles;
    this.byRelease = new NumbersByRelease(
      sameness && {
        near: (release) => sameness.near(release),
        isSame: (number, release) => sameness.isSame(this.values[number] as T, release),
      },
    );
  }

  private readonly roles: Layout['roles'];

  /** Whether the input has any column with this meaning. */
  get isGiven(): boolean {
    return this.columns.length > 0;
  }

  value(i: number): T {
    return this.values[this.numbers[i] ?? 0] as T;
  }

  /**
   * Finds the number of each well-formed record.
   * @param releases the number of the release of each record, for a meaning that depends on it
   */
  read(records: Records, releases?: Int32Array): void {
    if (this.numbers.length < records.capacity) this.numbers = new Int32Array(records.capacity);
    const most = this.isByRelease ? MOST_BY_RELEASE : MOST_SPELLINGS;
    const isFull = this.spellings > most || this.byRelease.isFull(this.readings.length);
    if (isFull || this.characters > MOST_CHARACTERS) this.forget();
    if (!this.isGiven) this.readNothing(records);
    else if (this.spans.length === 1) this.readSpan(records);
    else this.readSpans(records);
    if (releases) this.readReleases(records, releases);
  }

  private readNothing({ count }: Records): void {
    if (this.values.length === 0 && this.readings.length === 0) this.parsed([], 0);
    this.numbers.fill(0, 0, count);
  }

  /** Replaces the numbers of spellings with those of what they mean in the release of each record. */
  private readReleases(records: Records, releases: Int32Array): void {
    const { numbers, byRelease } = this;
    const { fields, width, count } = records;
    byRelease.makeRoom(this.readings.length, releases, count);
    const { list, bits } = byRelease;
    for (let i = 0; i < count; i++) {
      if (fields[i] !== width) continue;
      const spelling = numbers[i] ?? 0;
      const release = releases[i] ?? 0;
      const known = list[(spelling << bits) + release] ?? UNKNOWN;
      numbers[i] = known >= 0 ? known : this.learnedIn(release, i, spelling);
    }
  }

  private learnedIn(release: number, i: number, spelling: number): number {
    const { byRelease } = this;
    const same = byRelease.ofSame(spelling, release);
    if (same >= 0) return same;
    const number = this.kept(this.readings[spelling] as Reading<T> | Plain, release, i);
    this.spellings += 1;
    byRelease.put(spelling, release, number);
    return number;
  }

  private readSpan(records: Records): void {
    const { numbers } = this;
    const [span] = this.spans;
    const [table] = this.tables;
    if (!span || !table) return;
    const { bounds, stride, view, fields, width, count } = records;
    const { first, last } = span;
    for (let i = 0; i < count; i++) {
      if (fields[i] !== width) continue;
      const at = i * stride;
      const start = (bounds[at + first] ?? 0) + 1;
      const end = bounds[at + last + 1] ?? 0;
      if (end - start > LONGEST_KEY) {
        numbers[i] = this.textNumber(records, i);
        continue;
      }
      const known = table.find(view, start, end);
      numbers[i] = known >= 0 ? known : this.learned(records, i, table);
    }
  }

  /** Reads cells whose bytes a table has just not found, and has it remember them. */
  private learned(records: Records, i: number, table: ByteTable | NumberTable): number {
    const plain = this.plain?.take(records, i) ?? null;
    const number = plain
      ? this.numbered(plain, i)
      : this.parsed(
          this.columns.map((column) => records.cell(i, column)),
          i,
        );
    table.put(number);
    return number;
  }

  private readSpans(records: Records): void {
    const { numbers, together } = this;
    for (let i = 0; i < records.count; i++) {
      if (records.fields[i] !== records.width) continue;
      if (this.spans.length > KEY_WORDS) {
        numbers[i] = this.textNumber(records, i);
        continue;
      }
      const a = this.spanNumber(records, i, 0);
      const b = this.spanNumber(records, i, 1);
      const c = this.spanNumber(records, i, 2);
      const d = this.spanNumber(records, i, 3);
      if (a < 0 || b < 0 || c < 0 || d < 0) {
        numbers[i] = this.textNumber(records, i);
        continue;
      }
      const known = together.find(a, b, c, d);
      numbers[i] = known >= 0 ? known : this.learned(records, i, together);
    }
  }

  /** A number for the bytes of one of several spans; -1 if they are too long for the table. */
  private spanNumber(records: Records, i: number, which: number): number {
    const span = this.spans[which];
    const table = this.tables[which];
    if (!span || !table) return 0;
    const at = i * records.stride;
    const start = (records.bounds[at + span.first] ?? 0) + 1;
    const end = records.bounds[at + span.last + 1] ?? 0;
    if (end - start > LONGEST_KEY) return -1;
    const known = table.find(records.view, start, end);
    if (known >= 0) return known;
    const number = table.size;
    table.put(number);
    this.spellings += 1;
    return number;
  }

  /** The number of cells that are too long for the table, found by their text. */
  private textNumber(records: Records, i: number): number {
    const cells = this.columns.map((column) => records.cell(i, column));
    const key = cells.join(JOINT);
    const known = this.byText.get(key);
    if (known !== undefined) return known;
    const number = this.parsed(cells, i);
    this.byText.set(key, number);
    this.characters += key.length;
    return number;
  }

  /** Has the ordinary parser read the cells of record `i`. @returns the number of what they mean, or of the spelling */
  private parsed(cells: readonly string[], i: number): number {
    const cellsOf: CellsOf = (role) =>
      (this.roles.get(role) ?? []).map((column) => cleanCell(cells[this.columns.indexOf(column)] ?? ''));
    try {
      return this.numbered(this.learn(cellsOf), i);
    } catch (error) {
      throw ofRecord(error, i);
    }
  }

  /** Numbers cells that have been read: their meaning or, if that depends on the release, their spelling. */
  private numbered(read: Reading<T> | Plain, i: number): number {
    this.spellings += 1;
    return this.isByRelease ? this.readings.push(read) - 1 : this.kept(read, 0, i);
  }

  /** Keeps what the cells of record `i` mean in a release. @throws InputError that names the record */
  private kept(read: Reading<T> | Plain, release: number, i: number): number {
    try {
      const isPlain = typeof read !== 'function';
      return this.keep(isPlain ? (this.plain as PlainCells<T, Plain>).read(read, release) : read(release));
    } catch (error) {
      throw ofRecord(error, i);
    }
  }

  private keep(value: T): number {
    const number = this.values.push(value) - 1;
    if (number === this.figures.length) {
      const larger = new Int32Array(this.figures.length * 2);
      larger.set(this.figures);
      this.figures = larger;
    }
    this.figures[number] = this.numberOf(value);
    return number;
  }

  /** Called between chunks, when no record refers to a number any more. */
  private forget(): void {
    this.values = [];
    this.byRelease.clear();
    this.readings = [];
    this.byText.clear();
    for (const table of this.tables) table.clear();
    this.together.clear();
    this.characters = 0;
    this.spellings = 0;
    this.onForget();
  }
}

/** An error from reading a record; an InputError then names that record. */
function ofRecord(error: unknown, i: number): unknown {
  if (error instanceof InputError) error.record = i;
  return error;
}
