import type { CreditedColumns } from '../journal/credit-columns.js';

/** What some entries add up to. */
export interface Figures {
  readonly lines: number;
  readonly units: number;
  /** Hundredths of a work RVU */
  readonly work: number;
  /** Lines that are not credited, such as those that the contract excludes */
  readonly uncredited: number;
}

/** Adds up the entries of some groups. */
export class Tally {
  private readonly lines: Float64Array;
  private readonly units: Float64Array;
  private readonly work: Float64Array;
  private readonly none: Float64Array;

  constructor(groups: number) {
    this.lines = new Float64Array(groups);
    this.units = new Float64Array(groups);
    this.work = new Float64Array(groups);
    this.none = new Float64Array(groups);
  }

  add(group: number, units: number, work: number, isCredited: boolean): void {
    this.lines[group] = (this.lines[group] ?? 0) + 1;
    this.units[group] = (this.units[group] ?? 0) + units;
    this.work[group] = (this.work[group] ?? 0) + work;
    if (!isCredited) this.none[group] = (this.none[group] ?? 0) + 1;
  }

  of(group: number): Figures {
    return {
      lines: this.lines[group] ?? 0,
      units: this.units[group] ?? 0,
      work: this.work[group] ?? 0,
      uncredited: this.none[group] ?? 0,
    };
  }
}

/** Which group the entries of each date and each kind are in; below 0: in none. */
export interface Grouping {
  readonly ofDate: Int32Array;
  /** Null: the date alone decides */
  readonly ofKind: Int32Array | null;
}

/** Adds up entries by group. @param counts whether entries with a credit count, by its number */
export function tally(
  credited: CreditedColumns,
  counts: readonly boolean[],
  groups: number,
  { ofDate, ofKind }: Grouping,
): Tally {
  const { entries, works, creditAt, credits } = credited;
  const units = Int32Array.from(entries.kinds, (kind) => kind.units);
  const isCredited = credits.map(({ outcome }) => outcome.ok);
  const sums = new Tally(groups);
  for (let row = 0; row < entries.count; row++) {
    const group = ofDate[entries.dateAtRow(row)] ?? -1;
    const credit = creditAt[row] ?? 0;
    if (group < 0 || !counts[credit]) continue;
    const kind = entries.kindAtRow(row);
    sums.add(
      ofKind ? (ofKind[kind] ?? 0) : group,
      units[kind] ?? 0,
      works[row] ?? 0,
      isCredited[credit] === true,
    );
  }
  return sums;
}
