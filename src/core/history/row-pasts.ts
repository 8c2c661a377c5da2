import { nationalPayment } from '../page/lookup.js';
import type { FeeRow } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { PastFigures, PastRelease, PastSpan, RowPast } from '../release/row-past.js';

/** A row and what the releases said of it. */
export interface RowAndPast {
  readonly code: string;
  readonly modifier: string;
  readonly past: RowPast;
}

interface Begun {
  readonly code: string;
  readonly modifier: string;
  readonly byRelease: (PastFigures | null)[];
}

function figuresOf(schedule: FeeSchedule, row: FeeRow): PastFigures {
  const { nonfacility, facility } = nationalPayment(schedule, row);
  return {
    status: row.status,
    work: row.work,
    nonfacility: nonfacility.ok ? nonfacility.allowed : null,
    facility: facility.ok ? facility.allowed : null,
  };
}

function areSame(a: PastFigures | null, b: PastFigures | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.status === b.status && a.work === b.work && a.nonfacility === b.nonfacility && a.facility === b.facility
  );
}

function spansOf(byRelease: readonly (PastFigures | null)[], releases: readonly PastRelease[]): PastSpan[] {
  const spans: PastSpan[] = [];
  for (const [i, release] of releases.entries()) {
    const figures = byRelease[i] ?? null;
    const before = spans.at(-1);
    if (before && areSame(before.figures, figures)) spans[spans.length - 1] = { ...before, last: release };
    else if (before || figures) spans.push({ first: release, last: release, figures });
  }
  return spans;
}

/**
 * Every row of some releases, or those from one code to another, with its past, by code and modifier.
 * @param schedules by the first day of their releases
 */
export function rowPasts(schedules: readonly FeeSchedule[], first = '00000', last = 'ZZZZZ'): RowAndPast[] {
  const rows = new Map<string, Begun>();
  for (const [i, schedule] of schedules.entries()) {
    for (const row of schedule.rowsBetween(first, last)) {
      const { code, modifier } = row;
      const key = `${code}\t${modifier}`;
      const begun = rows.get(key) ?? { code, modifier, byRelease: [] };
      rows.set(key, begun);
      begun.byRelease[i] = figuresOf(schedule, row);
    }
  }
  const releases = schedules.map(({ release: { id, effective } }) => ({ id, ...effective }));
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { code, modifier, byRelease }]) => ({
      code,
      modifier,
      past: { releases, spans: spansOf(byRelease, releases) },
    }));
}
