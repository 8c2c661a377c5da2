import { type Change, changeBetween } from '../price/compare.js';
import { allowedInCents, noticesOfTerms, noticesOfUnit, UNIT_NOTICE } from '../price/price.js';
import type { PriceTerms } from '../price/priced.js';
import { practiceExpense, type RowFigures } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';

/** A release and the terms on which its rows are priced for a comparison. */
export interface DiffSide {
  readonly schedule: FeeSchedule;
  readonly terms: PriceTerms;
}

/** A row in one of the releases: RVUs in hundredths, its own practice expense being that of the setting. */
export interface RowSide {
  readonly status: string;
  readonly work: number;
  readonly pe: number;
  readonly malpractice: number;
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

/** Says of each release of a later year that the law may yet change its amounts in a locality below the work floor. */
export function unknownFloors(sides: readonly DiffSide[]): string[] {
  return sides.flatMap(({ schedule, terms }) =>
    noticesOfUnit(noticesOfTerms(terms, schedule.rules) & UNIT_NOTICE.floorUnknown).map(
      ({ message }) => `${schedule.release.id}: ${message}`,
    ),
  );
}

/** A row in a release, priced. */
export function sideOf(row: RowFigures, { schedule, terms }: DiffSide): RowSide {
  const { status, work, malpractice } = row;
  const allowed = allowedInCents(row, terms, schedule.rules);
  return { status, work, pe: practiceExpense(row, terms.setting), malpractice, allowed };
}

/** What happened to a row that at least one of the releases has. */
export function kindOf(from: RowSide | null, to: RowSide | null): ChangeKind {
  if (!from) return 'new';
  if (!to) return 'deleted';
  if (from.status !== to.status) return 'status';
  const sameRvus = from.work === to.work && from.pe === to.pe && from.malpractice === to.malpractice;
  if (!sameRvus) return 'rvu';
  return from.allowed === to.allowed ? 'same' : 'payment';
}

/** A row as each of two releases has it; null in one that does not. */
export type RowPair = readonly [before: RowFigures | null, after: RowFigures | null];

/** The two rows of a code and modifier; null if neither release has it. */
export function rowPair(code: string, modifier: string, from: DiffSide, to: DiffSide): RowPair | null {
  const [before, after] = [from.schedule.row(code, modifier), to.schedule.row(code, modifier)];
  return before || after ? [before, after] : null;
}

/** What happened to a row. */
export function changeOf([before, after]: RowPair, [old, now]: readonly [DiffSide, DiffSide]): RowChange {
  const [from, to] = [before && sideOf(before, old), after && sideOf(after, now)];
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
