import { type Notice, type Refusal, refusal } from '../issue/issue.js';
import { Quoting } from '../issue/quoting.js';
import { quarterName } from '../release/quarters.js';
import type { ReleaseDays } from '../release/releases.js';

/** The release that prices services of a day. */
export interface ReleaseInForce {
  readonly ok: true;
  readonly id: string;
  /** The release of the day's own quarter if it is not held: "RVU24D" */
  readonly missing: string | null;
}

/**
 * The release in force on a day: of those held for its year, the latest whose first day it is not before. Within
 * a quarter that is not held, that is the latest earlier one, since most rows stay the same through a year.
 * Another year has another conversion factor, so no other year ever stands in for one.
 * @param date ISO
 * @param held in any order
 * @param quoting how a refusal may repeat the date
 */
export function releaseInForce(
  date: string,
  held: readonly ReleaseDays[],
  quoting = Quoting.typed,
): ReleaseInForce | Refusal {
  const quarter = quarterName(date);
  let found: ReleaseDays | undefined;
  for (const release of held) {
    const { from } = release.effective;
    const isOfYear = date.startsWith(`${release.year}-`);
    if (isOfYear && from <= date && (!found || from > found.effective.from)) found = release;
  }
  if (!found) {
    const first = Math.min(...held.map(({ year }) => year));
    const message = `No release covers services on ${quoting.plain('date', date)}; those available are for ${yearsOf(held)}.`;
    // The payment rules do not go back beyond the releases, so an older one could not price anything.
    if (Number(date.slice(0, 4)) < first) return refusal('E_DATE_NOT_COVERED', '', message);
    const remedy = { do: 'add-release', release: quarter } as const;
    return refusal('E_DATE_NOT_COVERED', '', message, { remedy });
  }
  const isOwn = quarterName(found.effective.from) === quarter;
  return { ok: true, id: found.id, missing: isOwn ? null : quarter };
}

/** "2020 to 2026" */
function yearsOf(held: readonly ReleaseDays[]): string {
  const years = held.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first} to ${last}`;
}

/** Says that an earlier release stands in for one that is not held. */
export function quarterNotice(missing: string, used: string): Notice {
  const message = `${missing} is not available, so ${used}, the latest earlier release of that year, was used. The missing file may also correct amounts back to January.`;
  return { code: 'N_QUARTER_MISSING', message, remedy: { do: 'add-release', release: missing } };
}

/** The refusal of a day whose own quarter is not held, for a caller that accepts no other release. */
export function quarterRefusal(missing: string, date: string, quoting = Quoting.typed): Refusal {
  const message = `${missing}, which prices services on ${quoting.plain('date', date)}, is not available.`;
  return refusal('E_QUARTER_MISSING', '', message, { remedy: { do: 'add-release', release: missing } });
}
