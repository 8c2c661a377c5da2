import type { CreditedColumns, SharedCredit } from '../journal/credit-columns.js';
import { WHOLE_PERCENT } from '../number/percent.js';
import type { CodeReference } from '../reference/code-reference.js';

/** Work RVUs whose time CMS states, and that time. */
export interface TimedWork {
  /** Hundredths of a work RVU */
  readonly work: number;
  /** CMS's minutes, in hundredths */
  readonly minutes: number;
}

const MINUTES_PER_HOUR = 60;
const HUNDREDTHS = 100;

/** Work RVUs an hour of CMS's minutes, integer of 1/100, half up; null without minutes. */
export function hourlyWork({ work, minutes }: TimedWork): number | null {
  if (minutes === 0) return null;
  return Math.floor((work * MINUTES_PER_HOUR * HUNDREDTHS * 2 + minutes) / (2 * minutes));
}

/** Whether all of a service was done by whoever is credited, so that CMS's minutes are theirs. */
function isWhole({ outcome }: SharedCredit): boolean {
  if (!outcome.ok || outcome.work === 0 || (outcome.row.modifier !== '' && outcome.row.modifier !== '26'))
    return false;
  return outcome.steps.every(
    (step) => step.kind === 'units' || (step.kind === 'percent' && step.percent === WHOLE_PERCENT),
  );
}

/**
 * CMS's minutes of entries by code: of those credited in full, as CMS states minutes for the whole of a service.
 * @param counts whether a row counts
 */
export function timedWork(
  { entries, works, creditAt, credits }: CreditedColumns,
  counts: (row: number) => boolean,
  reference: CodeReference,
): ReadonlyMap<string, TimedWork> {
  const whole = credits.map(isWhole);
  const minutes = entries.kinds.map(({ code, units }) => (reference.workTime(code)?.total ?? 0) * units);
  const sums = new Map<string, { work: number; minutes: number }>();
  for (let row = 0; row < entries.count; row++) {
    const kind = entries.kindAtRow(row);
    const time = minutes[kind] ?? 0;
    if (time === 0 || !whole[creditAt[row] ?? 0] || !counts(row)) continue;
    const code = entries.kinds[kind]?.code ?? '';
    const sum = sums.get(code);
    if (sum) {
      sum.work += works[row] ?? 0;
      sum.minutes += time;
    } else sums.set(code, { work: works[row] ?? 0, minutes: time });
  }
  return sums;
}
