import type { RowFigures } from './fee-row.js';
import { codeOfKey, modifierOfKey } from './row-key.js';

/** Room for the rows of a release, which have been fewer than 20,000. */
const ROOM = 32_768;

const bytes = (): Uint8Array => new Uint8Array(ROOM);
const numbers = (): Int32Array => new Int32Array(ROOM);

/**
 * What amounts are computed from, of all rows of a release: a list of numbers for each column. Two releases are
 * compared by these lists, because to make an object of each of forty thousand rows takes longer than all the rest.
 */
export class FigureColumns {
  rows = 0;
  /** A number for each code and modifier (row-key.ts), ascending */
  readonly keys = new Uint32Array(ROOM);
  /** The letter of the status, as a character code */
  readonly status = bytes();
  /** 1 or 0 */
  readonly informational = bytes();
  readonly facilityNa = bytes();
  readonly work = numbers();
  readonly nonfacilityPe = numbers();
  readonly facilityPe = numbers();
  readonly malpractice = numbers();
  readonly nonfacilityTotal = numbers();
  readonly facilityTotal = numbers();
  readonly oppsNonfacilityPe = numbers();
  readonly oppsFacilityPe = numbers();
  readonly oppsMalpractice = numbers();

  /** Makes room for one more row. @returns its number @throws RangeError if there is none */
  next(): number {
    if (this.rows === ROOM) throw new RangeError(`A release has more than ${ROOM} rows`);
    return this.rows++;
  }
}

/** One row of the columns; `at` moves it to another one. */
export class FigureRow implements RowFigures {
  at = 0;

  constructor(private readonly columns: FigureColumns) {}

  /** Whether there is a row here, and not the end of the columns. */
  get isThere(): boolean {
    return this.at < this.columns.rows;
  }
  get key(): number {
    return this.columns.keys[this.at] ?? 0;
  }
  get code(): string {
    return codeOfKey(this.key);
  }
  get modifier(): string {
    return modifierOfKey(this.key);
  }
  get status(): string {
    return String.fromCharCode(this.columns.status[this.at] ?? 0);
  }
  get informational(): boolean {
    return this.columns.informational[this.at] === 1;
  }
  get facilityNa(): boolean {
    return this.columns.facilityNa[this.at] === 1;
  }
  get work(): number {
    return this.columns.work[this.at] ?? 0;
  }
  get nonfacilityPe(): number {
    return this.columns.nonfacilityPe[this.at] ?? 0;
  }
  get facilityPe(): number {
    return this.columns.facilityPe[this.at] ?? 0;
  }
  get malpractice(): number {
    return this.columns.malpractice[this.at] ?? 0;
  }
  get nonfacilityTotal(): number {
    return this.columns.nonfacilityTotal[this.at] ?? 0;
  }
  get facilityTotal(): number {
    return this.columns.facilityTotal[this.at] ?? 0;
  }
  get oppsNonfacilityPe(): number {
    return this.columns.oppsNonfacilityPe[this.at] ?? 0;
  }
  get oppsFacilityPe(): number {
    return this.columns.oppsFacilityPe[this.at] ?? 0;
  }
  get oppsMalpractice(): number {
    return this.columns.oppsMalpractice[this.at] ?? 0;
  }
}
