import type { ServiceCode } from '../code/service-code.js';
import { allowedInCents, oppsCapInCents } from '../price/price.js';
import { termsFor } from '../price/terms.js';
import { type FeeRow, hasOppsCap, practiceExpense, type Setting } from '../release/fee-row.js';
import type { FeeSchedule, Release } from '../release/fee-schedule.js';
import type { Locality } from '../release/locality.js';

/** What a release says of a row. */
export interface HistoryPoint {
  readonly release: Release;
  /** Null if the release does not have the row */
  readonly row: FeeRow | null;
  /** Practice expense RVU in the setting, hundredths */
  readonly pe: number;
  /** Cents; null if nothing is paid in the setting and place */
  readonly allowed: number | null;
  /** The place as the release has it; null: national, or the release does not have it */
  readonly place: Locality | null;
  /** OPPS cap in the setting and place, cents; null if the row has none */
  readonly cap: number | null;
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

function pointOf(schedule: FeeSchedule, row: FeeRow | null, asked: HistoryTerms): HistoryPoint {
  const { release, rules } = schedule;
  const { locality } = asked;
  const place =
    locality === null ? null : (schedule.localities().find(({ key }) => key === locality) ?? null);
  const terms = termsFor(release, asked.setting, place);
  const isPriced = row !== null && (locality === null || place !== null);
  return {
    release,
    row,
    pe: row ? practiceExpense(row, asked.setting) : 0,
    allowed: isPriced ? allowedInCents(row, terms, rules) : null,
    place,
    cap:
      isPriced && hasOppsCap(row)
        ? oppsCapInCents(row, asked.setting, terms.gpci, terms.conversionFactor)
        : null,
  };
}

/** A row in every release, in the order of the releases given. */
export function historyOf(
  { code, modifiers }: ServiceCode,
  schedules: readonly FeeSchedule[],
  terms: HistoryTerms,
): HistoryPoint[] {
  return schedules.map((schedule) => pointOf(schedule, schedule.row(code, modifiers[0] ?? ''), terms));
}

/**
 * What an amount depends on, besides the formula. The floor is that of the work GPCI, the cap the OPPS figures of the
 * row where they set the amount, and facility_na whether the practitioner is paid in a facility at all.
 */
export const CHANGE_CAUSES = [
  ...(['status', 'work', 'pe', 'mp', 'gpci', 'work_floor', 'conversion_factor'] as const),
  ...(['opps_cap', 'facility_na'] as const),
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** Whether a GPCI changed by which the row has RVUs to multiply. */
function isOtherGpci(before: HistoryPoint, after: HistoryPoint): boolean {
  const [old, now] = [before.place?.gpci, after.place?.gpci];
  if (!old || !now) return false;
  const has = (rvu: (point: HistoryPoint) => number): boolean => rvu(before) > 0 || rvu(after) > 0;
  return (
    (old.work !== now.work && has(({ row }) => row?.work ?? 0)) ||
    (old.pe !== now.pe && has(({ pe }) => pe)) ||
    (old.mp !== now.mp && has(({ row }) => row?.malpractice ?? 0))
  );
}

/** Whether the floor raises the work GPCI; null if the release does not say, or no work RVU is multiplied by it. */
function isRaised({ place, row }: HistoryPoint): boolean | null {
  if (!place || place.workWithoutFloor === null || !row || row.work === 0) return null;
  return place.workWithoutFloor !== place.gpci.work;
}

function isOtherFloor(before: HistoryPoint, after: HistoryPoint): boolean {
  const [old, now] = [isRaised(before), isRaised(after)];
  return old !== null && now !== null && old !== now;
}

/** Whether the OPPS figures of the row changed, and set the amount before or after. */
function isOtherCap(before: HistoryPoint, after: HistoryPoint): boolean {
  const [old, now] = [before.row, after.row];
  const isSame =
    old?.oppsNonfacilityPe === now?.oppsNonfacilityPe &&
    old?.oppsFacilityPe === now?.oppsFacilityPe &&
    old?.oppsMalpractice === now?.oppsMalpractice;
  const sets = ({ cap, allowed }: HistoryPoint): boolean => cap !== null && cap === allowed;
  return !isSame && (sets(before) || sets(after));
}

/** What changed from one release to a later one that the amount depends on; nothing unless both have the row. */
export function causesOf(before: HistoryPoint, after: HistoryPoint): ChangeCause[] {
  const [old, now] = [before.row, after.row];
  if (!old || !now) return [];
  const isChanged: Record<ChangeCause, boolean> = {
    status: old.status !== now.status,
    work: old.work !== now.work,
    pe: before.pe !== after.pe,
    mp: old.malpractice !== now.malpractice,
    gpci: isOtherGpci(before, after),
    work_floor: isOtherFloor(before, after),
    conversion_factor: before.release.conversionFactor !== after.release.conversionFactor,
    opps_cap: isOtherCap(before, after),
    facility_na: old.facilityNa !== now.facilityNa && (before.allowed === null) !== (after.allowed === null),
  };
  return CHANGE_CAUSES.filter((cause) => isChanged[cause]);
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
