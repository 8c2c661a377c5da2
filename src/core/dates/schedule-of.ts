import { UsageError } from '../issue/errors.js';
import { type Refusal, refusal } from '../issue/issue.js';
import type { FeeSchedule, Release } from '../release/fee-schedule.js';
import type { Releases } from '../release/releases.js';

/** One release, or all that are held. */
export type Schedules = FeeSchedule | Releases;

/** The release that prices lines without a date or release of their own. */
export function defaultSchedule(schedules: Schedules): FeeSchedule {
  return 'open' in schedules ? schedules.open() : schedules;
}

/**
 * The rows that belong to the terms of a line.
 * @throws UsageError E_USAGE if its terms are of another release than the one given
 */
export function scheduleOf(schedules: Schedules, { id }: Release): FeeSchedule {
  if ('open' in schedules) return schedules.open(id);
  if (schedules.release.id === id) return schedules;
  throw new UsageError(
    'E_USAGE',
    `A line has terms of ${id}, but would be priced by ${schedules.release.id}.`,
    'To price lines of several releases, pass all of them, as openReleases opens them.',
  );
}

/**
 * The refusal of a day that a release does not price, since every year has its own factor; null if it prices it.
 * @param date ISO; blank if none is given
 * @param said how a message may name the day
 */
export function otherYear(date: string, { id, year }: Release, said = date): Refusal | null {
  if (date === '' || date.startsWith(`${year}-`)) return null;
  return refusal('E_DATE_NOT_COVERED', '', `${said} is not in ${year}, the year that ${id} prices.`);
}

/** The refusal of a line whose deductible matters, on a day for which CMS's amount is not held. */
export function unknownDeductible(service: string, date: string): Refusal {
  return refusal('E_RULES_NOT_HELD', service, `The Part B deductible for ${date} is not known.`);
}
