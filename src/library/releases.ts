import { chooseAmong, type ReleaseChoice } from '../answer/release/chosen.js';
import { LATEST, type NamedRelease } from '../answer/release/request.js';
import type { RecordPricer } from '../batch/price-records.js';
import { parseDate } from '../core/claim/line/date.js';
import { LineReleases } from '../core/dates/line-releases.js';
import type { Schedules } from '../core/dates/schedule-of.js';
import type { FeeSchedule } from '../core/release/fee-schedule.js';
import type { Releases } from '../core/release/releases.js';
import { badValue } from './checked.js';
import type { ReleaseRequest } from './requests.js';

/** What the name of a release asks for. */
function namedRelease(name: string): NamedRelease {
  const word = name.trim();
  return { name: word.toLowerCase() === LATEST ? LATEST : word.toUpperCase(), isConfigured: false };
}

/** A date as it is written, as ISO. @throws UsageError */
export function isoDate(text: string): string {
  const date = parseDate(text);
  if (date !== null) return date;
  throw badValue('date', text, 'Write it as 2024-03-10.');
}

/** The release that answers about a code. @throws UsageError for one that is not held */
export function releaseOf(
  releases: Releases,
  { date, release, qp = false }: ReleaseRequest & { readonly qp?: boolean },
): ReleaseChoice {
  return chooseAmong(releases, {
    qp,
    ...(date === undefined ? {} : { date: isoDate(date) }),
    ...(release === undefined ? {} : { release: namedRelease(release) }),
  });
}

/** The releases that are open, the one for what has no date, and what prices requests of one kind. */
export interface OpenReleases {
  readonly all: Releases;
  readonly standing: FeeSchedule;
  readonly pricers: Map<string, RecordPricer>;
}

/** What prices the lines of a request: the release that it names, or any that is held. */
export function schedulesOf({ all }: OpenReleases, release: string | undefined): Schedules {
  return release === undefined ? all : releaseOf(all, { release }).schedule;
}

/** The releases that price the lines of a request: of each line's date the one in force, or the one that it names. */
export function releasesOf(open: OpenReleases, release: string | undefined): LineReleases {
  const schedules = schedulesOf(open, release);
  return new LineReleases(schedules, schedules === open.all ? { schedule: open.standing } : {});
}
