import { divideHalfUp } from '../number/decimal.js';
import type { RowFigures } from '../release/fee-row.js';
import { FigureRow } from '../release/figure-columns.js';
import {
  CHANGE_KINDS,
  type ChangeKind,
  changeOf,
  type DiffSide,
  kindOf,
  type RowChange,
  type RowSide,
  sideOf,
} from './release-diff.js';

/** CMS-1832-F: from 2026, work RVUs of services that are not time-based are 2.5 percent lower. */
const EFFICIENCY = { year: 2026, numerator: 975, denominator: 1000 };

/** How many work RVUs carry the efficiency adjustment. */
export interface EfficiencyCount {
  /** Rows with a work RVU in both releases */
  readonly rows: number;
  /** Those whose later work RVU differs and is 0.975 times the earlier one, rounded half up */
  readonly adjusted: number;
}

const isAdjusted = (before: number, after: number): boolean =>
  before !== after && after === divideHalfUp(before * EFFICIENCY.numerator, EFFICIENCY.denominator);

/** More than any amount in cents. */
const PAID_ONCE = 2 ** 40;

/** A row of the comparison, by the places of its rows in the releases: `ReleaseChanges.at` makes the change of it. */
export interface ChangePlace {
  /** The number of the row in each release; null where it is not there */
  readonly before: number | null;
  readonly after: number | null;
  readonly kind: ChangeKind;
  /** Higher for a larger effect in cents; below all others, rows that only one release pays, with their whole amount */
  readonly rank: number;
}

/**
 * What changed between two releases, row by row in the order of the code set, which is that of both. There are twenty
 * thousand rows, of which most callers show a few, so that the texts and figures of a change are made when it is read.
 */
export class ReleaseChanges implements Iterable<RowChange> {
  /** How many rows there are of each kind */
  readonly counts: Record<ChangeKind, number> = {
    new: 0,
    deleted: 0,
    status: 0,
    rvu: 0,
    payment: 0,
    same: 0,
  };
  private readonly places: ChangePlace[] = [];
  private readonly before: FigureRow;
  private readonly after: FigureRow;
  private works = 0;
  private adjusted = 0;

  /** @param passes tells whether to compare a row, asked of the row of each release: one that passes is enough */
  constructor(
    private readonly from: DiffSide,
    private readonly to: DiffSide,
    passes: (row: RowFigures) => boolean,
  ) {
    const [before, after] = [new FigureRow(from.schedule.figures()), new FigureRow(to.schedule.figures())];
    [this.before, this.after] = [before, after];
    while (before.isThere || after.isThere) {
      const old = before.isThere && !(after.isThere && after.key < before.key) ? before : null;
      const now = after.isThere && !(before.isThere && before.key < after.key) ? after : null;
      if ((old && passes(old)) || (now && passes(now))) this.add(old, now);
      if (old) old.at++;
      if (now) now.at++;
    }
  }

  private add(before: FigureRow | null, after: FigureRow | null): void {
    const old = before && sideOf(before, this.from);
    const now = after && sideOf(after, this.to);
    const kind = kindOf(old, now);
    this.counts[kind]++;
    if (old && now) this.countWork(old, now);
    const isPaidTwice = old?.allowed != null && now?.allowed != null;
    const effect = Math.abs((now?.allowed ?? 0) - (old?.allowed ?? 0));
    const rank = isPaidTwice ? effect : effect - PAID_ONCE;
    this.places.push({ before: before?.at ?? null, after: after?.at ?? null, kind, rank });
  }

  private countWork({ work: before }: RowSide, { work: after }: RowSide): void {
    if (before === 0 || after === 0) return;
    this.works++;
    if (isAdjusted(before, after)) this.adjusted++;
  }

  /** How many work RVUs carry the efficiency adjustment; null unless it began between the two releases. */
  get efficiency(): EfficiencyCount | null {
    const [before, after] = [this.from.schedule.release.year, this.to.schedule.release.year];
    if (before >= EFFICIENCY.year || after < EFFICIENCY.year) return null;
    return { rows: this.works, adjusted: this.adjusted };
  }

  /** What happened to a row. */
  at({ before, after }: ChangePlace): RowChange {
    const rows = [movedTo(this.before, before), movedTo(this.after, after)] as const;
    return changeOf(rows, [this.from, this.to]);
  }

  *[Symbol.iterator](): Generator<RowChange> {
    for (const place of this.places) yield this.at(place);
  }

  /**
   * The rows with a change of some kinds: those that both releases pay, the largest effect first, and then those that
   * only one of them pays; ties in the order of the code set.
   */
  byEffect(kinds: ReadonlySet<ChangeKind> = new Set(CHANGE_KINDS)): ChangePlace[] {
    return this.places.filter(({ kind }) => kinds.has(kind)).sort((a, b) => b.rank - a.rank);
  }
}

function movedTo(row: FigureRow, at: number | null): FigureRow | null {
  if (at === null) return null;
  row.at = at;
  return row;
}
