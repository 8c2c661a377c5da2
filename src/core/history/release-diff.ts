import { divideHalfUp } from '../number/decimal.js';
import { type Change, changeBetween } from '../price/compare.js';
import { priceRow } from '../price/price.js';
import type { PriceTerms } from '../price/priced.js';
import { type FeeRow, practiceExpense } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';

/** A release and the terms on which its rows are priced for a comparison. */
export interface DiffSide {
  readonly schedule: FeeSchedule;
  readonly terms: PriceTerms;
}

/** A row in one of the releases. */
export interface RowSide {
  readonly row: FeeRow;
  /** Practice expense RVU in the setting that is compared */
  readonly pe: number;
  /** Cents; null if nothing is paid on these terms */
  readonly allowed: number | null;
}

/**
 * What happened to a row between two releases, the first of these that is true: it is new or deleted, its status
 * is another, an RVU of the setting is, or only its amount is.
 */
export const CHANGE_KINDS = ['new', 'deleted', 'status', 'rvu', 'payment', 'same'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface RowChange {
  readonly code: string;
  readonly modifier: string;
  readonly kind: ChangeKind;
  readonly from: RowSide | null;
  readonly to: RowSide | null;
  /** From one amount to the other; null unless both releases pay the row */
  readonly payment: Change | null;
}

const FIRST = '00000';
const LAST = 'ZZZZZ';

function sideOf(row: FeeRow | undefined, { schedule, terms }: DiffSide): RowSide | null {
  if (!row) return null;
  const outcome = priceRow(row, terms, 1, schedule.rules);
  return { row, pe: practiceExpense(row, terms.setting), allowed: outcome.ok ? outcome.allowed : null };
}

function kindOf(from: RowSide | null, to: RowSide | null): ChangeKind {
  if (!from) return 'new';
  if (!to) return 'deleted';
  if (from.row.status !== to.row.status) return 'status';
  const sameRvus =
    from.row.work === to.row.work && from.pe === to.pe && from.row.malpractice === to.row.malpractice;
  if (!sameRvus) return 'rvu';
  return from.allowed === to.allowed ? 'same' : 'payment';
}

function changeOf(
  before: FeeRow | undefined,
  after: FeeRow | undefined,
  sides: readonly [DiffSide, DiffSide],
): RowChange {
  const [from, to] = [sideOf(before, sides[0]), sideOf(after, sides[1])];
  const paid = from?.allowed != null && to?.allowed != null;
  return {
    code: (before ?? after)?.code ?? '',
    modifier: (before ?? after)?.modifier ?? '',
    kind: kindOf(from, to),
    from,
    to,
    payment: paid ? changeBetween(from.allowed ?? 0, to.allowed ?? 0) : null,
  };
}

/** What happened to one row; null if neither release has it. */
export function changeOfRow(code: string, modifier: string, from: DiffSide, to: DiffSide): RowChange | null {
  const before = from.schedule.row(code, modifier) ?? undefined;
  const after = to.schedule.row(code, modifier) ?? undefined;
  return before || after ? changeOf(before, after, [from, to]) : null;
}

/** The order of the code set: below 0 if the first row comes before the second. */
function order(a: FeeRow, b: FeeRow): number {
  const [x, y] = a.code === b.code ? [a.modifier, b.modifier] : [a.code, b.code];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Every row of two releases that passes a filter, in the order of the code set, which is that of both. */
export function changesBetween(from: DiffSide, to: DiffSide, passes: (row: FeeRow) => boolean): RowChange[] {
  const [before, after] = [from, to].map(({ schedule }) =>
    [...schedule.rowsBetween(FIRST, LAST)].filter(passes),
  ) as [FeeRow[], FeeRow[]];
  const changes: RowChange[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    const [old, now] = [before[i], after[j]];
    const next = !old ? 1 : !now ? -1 : order(old, now);
    changes.push(changeOf(next > 0 ? undefined : old, next < 0 ? undefined : now, [from, to]));
    if (next <= 0) i++;
    if (next >= 0) j++;
  }
  return changes;
}

/** How large the effect of a change is, in cents; what only one release pays counts with its whole amount. */
function effectOf({ payment, from, to }: RowChange): number {
  return Math.abs(payment?.difference ?? (to?.allowed ?? 0) - (from?.allowed ?? 0));
}

/**
 * The rows that both releases pay, the largest effect first, and then those that only one of them pays; ties in
 * the order of the code set.
 */
export function byEffect(changes: readonly RowChange[]): RowChange[] {
  const paidOnce = ({ payment }: RowChange): number => (payment === null ? 1 : 0);
  return [...changes].sort((a, b) => paidOnce(a) - paidOnce(b) || effectOf(b) - effectOf(a));
}

/** CMS-1832-F: from 2026, work RVUs of services that are not time-based are 2.5 percent lower. */
const EFFICIENCY = { year: 2026, numerator: 975, denominator: 1000 };

export interface EfficiencyCount {
  /** Rows with a work RVU in both releases */
  readonly rows: number;
  /** Those whose later work RVU differs and is 0.975 times the earlier one, rounded half up */
  readonly adjusted: number;
}

/** How many work RVUs carry the efficiency adjustment; null unless it began between the two releases. */
export function efficiencyCount(
  changes: readonly RowChange[],
  from: DiffSide,
  to: DiffSide,
): EfficiencyCount | null {
  const [before, after] = [from.schedule.release.year, to.schedule.release.year];
  if (before >= EFFICIENCY.year || after < EFFICIENCY.year) return null;
  const works = changes.flatMap(({ from: a, to: b }) =>
    a && b && a.row.work > 0 && b.row.work > 0 ? [[a.row.work, b.row.work] as const] : [],
  );
  const adjusted = works.filter(
    ([old, now]) => old !== now && now === divideHalfUp(old * EFFICIENCY.numerator, EFFICIENCY.denominator),
  );
  return { rows: works.length, adjusted: adjusted.length };
}
