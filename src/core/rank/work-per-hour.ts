import type { CodeReference, WorkTime } from '../reference/code-reference.js';

/** Units of a work RVU (1/100) and of a time (1/100 minute) in an hour of one RVU. */
const MINUTES_PER_HOUR = 60;
const TIME_SCALE = 100;

/**
 * Work RVUs that an hour of the physician's time earns, integer of 1/100, half up; null without both figures. Work
 * and minutes are of the same year, so that they fit each other.
 */
export function workPerHour({ work, total }: WorkTime): number | null {
  if (work === null || work === 0 || total === 0) return null;
  return Math.floor((work * MINUTES_PER_HOUR * TIME_SCALE * 2 + total) / (2 * total));
}

/** Rows that the minutes of a code are for: the whole service, or the professional part of a divided one. */
const isTimed = (modifier: string): boolean => modifier === '' || modifier === '26';

/** What is needed of a row to find its work per hour. */
interface TimedRow {
  readonly code: string;
  readonly modifier: string;
}

/** The work per hour of the rows of a range, as `rowWorkPerHour` finds it for one row; this is faster for many. */
export function workPerHourBetween(
  first: string,
  last: string,
  reference: CodeReference,
): (row: TimedRow) => number | null {
  const values = new Map<string, number | null>();
  for (const [code, time] of reference.workTimes(first, last)) values.set(code, workPerHour(time));
  return ({ code, modifier }) => (isTimed(modifier) ? (values.get(code) ?? null) : null);
}

/** The work per hour of a row; null if CMS has no minutes or no work for it. */
export function rowWorkPerHour(row: TimedRow, reference: CodeReference): number | null {
  const time = isTimed(row.modifier) ? reference.workTime(row.code) : null;
  return time && workPerHour(time);
}
