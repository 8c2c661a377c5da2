import { quarterNotice, quarterRefusal, releaseInForce } from '../../core/dates/in-force.js';
import { LineReleases } from '../../core/dates/line-releases.js';
import { UsageError } from '../../core/issue/errors.js';
import type { Notice, Refusal } from '../../core/issue/issue.js';
import { noQpFigures } from '../../core/price/terms.js';
import type { FeeSchedule, Release } from '../../core/release/fee-schedule.js';
import type { Releases } from '../../core/release/releases.js';
import { openReleases } from '../../data/bundle/schedule.js';
import { hintOf, noticeText } from '../issue/remedies.js';
import { type ChosenRelease, LATEST, type ReleaseRequest } from './request.js';

/** The release that answers a command, and how it was chosen. */
export interface ReleaseChoice {
  readonly schedule: FeeSchedule;
  readonly chosen: ChosenRelease;
  /** Another release, by its name or "latest". @throws UsageError E_RELEASE_UNKNOWN */
  readonly open: (name: string) => FeeSchedule;
}

const asError = (refused: Refusal): UsageError =>
  new UsageError(refused.code, refused.message, hintOf(refused));

/** The release of a name, "latest", or (undefined) the one that answers by default. */
function named(releases: Releases, name: string | undefined): FeeSchedule {
  return releases.open(name === LATEST ? releases.held.at(-1)?.id : name);
}

/** @throws UsageError E_NO_QP for a release without figures for qualifying APM participants */
export function refuseWithoutQp(release: Release): void {
  const refused = noQpFigures(release);
  if (refused) throw asError(refused);
}

function onDate(
  releases: Releases,
  date: string,
  { release, strict }: ReleaseRequest,
): { readonly schedule: FeeSchedule; readonly notices: readonly Notice[] } {
  const found = releaseInForce(date, releases.held);
  if (!found.ok) throw asError(found);
  const { id, missing } = found;
  if (missing !== null && strict) throw asError(quarterRefusal(missing, date));
  const schedule = releases.open(id);
  if (release !== undefined && named(releases, release.name).release.id !== id) {
    const message = `--date ${date} is priced by ${id}, but --release says ${release.name}.`;
    throw new UsageError('E_USAGE', message, 'Give one of them.');
  }
  return { schedule, notices: missing === null ? [] : [quarterNotice(missing, id)] };
}

/**
 * The release that a request chooses: the one in force on its date, that of its name, or the default.
 * @param request with `qp` if figures for qualifying APM participants are asked for
 * @throws UsageError for a release or day that is not held, for a request that contradicts itself, and for figures
 * that the release does not have
 */
export function chooseAmong(
  releases: Releases,
  request: ReleaseRequest & { readonly qp?: boolean },
): ReleaseChoice {
  const { date = null, release } = request;
  const { schedule, notices } =
    date === null
      ? { schedule: named(releases, release?.name), notices: [] }
      : onDate(releases, date, request);
  if (request.qp) refuseWithoutQp(schedule.release);
  return {
    schedule,
    chosen: { date, notices, isDefault: date === null && release === undefined },
    open: (name) => named(releases, name),
  };
}

/** The same among all releases held. @param inMemory for thousands of answers */
export function chooseRelease(
  request: ReleaseRequest & { readonly qp?: boolean },
  inMemory = false,
): ReleaseChoice {
  return chooseAmong(openReleases({ inMemory }), request);
}

/**
 * The releases of the records of a batch: of each date the one in force; one named on the command line prices all.
 * @throws UsageError like chooseRelease
 */
export function batchReleases(options: ReleaseRequest): LineReleases {
  const releases = openReleases({ inMemory: true });
  const { date = null, release, strict = false } = options;
  if (date !== null) onDate(releases, date, options);
  const schedule = named(releases, release?.name);
  if (release && !release.isConfigured) return new LineReleases(schedule, { date });
  if (date !== null) return new LineReleases(releases, { date, strict });
  return new LineReleases(releases, { strict, schedule });
}

/** What a batch says at its end about releases that it would have needed. */
export function missingSaid({ missing }: LineReleases): string[] {
  return [...missing].map(([release, used]) => noticeText(quarterNotice(release, used)));
}
