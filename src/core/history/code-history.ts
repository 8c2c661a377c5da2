import type { ServiceCode } from '../code/service-code.js';
import { allowedInCents } from '../price/price.js';
import { termsFor } from '../price/terms.js';
import { type FeeRow, practiceExpense, type Setting } from '../release/fee-row.js';
import type { FeeSchedule, Release } from '../release/fee-schedule.js';

/** What a release says of a row. */
export interface HistoryPoint {
  readonly release: Release;
  /** Null if the release does not have the row */
  readonly row: FeeRow | null;
  /** Practice expense RVU in the setting, hundredths */
  readonly pe: number;
  /** Cents; null if nothing is paid in the setting and place */
  readonly allowed: number | null;
}

/** Releases one after the other that say the same of a row. */
export interface HistorySpan {
  readonly first: HistoryPoint;
  readonly last: HistoryPoint;
}

/** Where and how amounts are computed. */
export interface HistoryTerms {
  readonly setting: Setting;
  /** Key of a locality; null: national */
  readonly locality: string | null;
}

/** Whether a release has the locality that amounts are asked for. */
export function hasPlace(schedule: FeeSchedule, { locality }: HistoryTerms): boolean {
  return locality === null || schedule.localities().some(({ key }) => key === locality);
}

function allowedIn(schedule: FeeSchedule, row: FeeRow, terms: HistoryTerms): number | null {
  if (!hasPlace(schedule, terms)) return null;
  const place = schedule.localities().find(({ key }) => key === terms.locality) ?? null;
  return allowedInCents(row, termsFor(schedule.release, terms.setting, place), schedule.rules);
}

/** A row in every release, in the order of the releases given. */
export function historyOf(
  { code, modifiers }: ServiceCode,
  schedules: readonly FeeSchedule[],
  terms: HistoryTerms,
): HistoryPoint[] {
  return schedules.map((schedule) => {
    const row = schedule.row(code, modifiers[0] ?? '');
    return {
      release: schedule.release,
      row,
      pe: row ? practiceExpense(row, terms.setting) : 0,
      allowed: row ? allowedIn(schedule, row, terms) : null,
    };
  });
}

function saysTheSame(a: HistoryPoint, b: HistoryPoint): boolean {
  if (!a.row || !b.row) return a.row === b.row;
  return (
    a.row.status === b.row.status &&
    a.row.work === b.row.work &&
    a.row.malpractice === b.row.malpractice &&
    a.pe === b.pe &&
    a.allowed === b.allowed &&
    // Without an amount, the factor says nothing of the row.
    (a.allowed === null || a.release.conversionFactor === b.release.conversionFactor)
  );
}

/** The history in spans without a change, from the first release that has the row. */
export function spansOf(points: readonly HistoryPoint[]): HistorySpan[] {
  const spans: HistorySpan[] = [];
  for (const point of points.slice(points.findIndex(({ row }) => row !== null))) {
    const before = spans.at(-1);
    if (before && saysTheSame(before.last, point))
      spans[spans.length - 1] = { first: before.first, last: point };
    else spans.push({ first: point, last: point });
  }
  return spans;
}
