import type { Answer } from '../../../answer/find/answer.js';
import { requestedServices } from '../../../answer/find/services.js';
import { type ReleaseChoice, refuseWithoutQp } from '../../../answer/release/chosen.js';
import { findService } from '../../../core/code/service.js';
import type { ServiceCode } from '../../../core/code/service-code.js';
import type { NoticeCode } from '../../../core/issue/codes.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import {
  allowedOf,
  type Change,
  type ComparedPlace,
  changeBetween,
  comparePlaces,
  type Series,
} from '../../../core/price/compare.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { shortKey } from '../../../core/release/locality.js';
import type { CompareOptions } from './command.js';
import { type CompareRequest, comparedLocalities, compareRequest } from './request.js';

export interface CompareAnswer extends Answer<ComparedPlace> {
  readonly request: CompareRequest;
  readonly series: readonly Series[];
  readonly national: ComparedPlace;
  readonly notices: readonly Notice[];
  /** How many localities were compared; --top and --bottom show fewer */
  readonly compared: number;
  /** How many results come before the gap, if only the ends of a ranking are shown */
  readonly gapAfter: number | null;
}

/** The change in one place that a ranking compares: second series to first, or the only one to national. */
export function mainChange(place: ComparedPlace, national: ComparedPlace): Change | null {
  const [first, second] = place.outcomes;
  const [from, to] = place.outcomes.length === 1 ? [national.outcomes[0], first] : [first, second];
  return changeOf(allowedOf(from), allowedOf(to));
}

export function changeOf(from: number | null, to: number | null): Change | null {
  return from === null || to === null ? null : changeBetween(from, to);
}

type Measure = 'amount' | 'difference' | 'percent';

function measured(place: ComparedPlace, national: ComparedPlace, by: Measure): number {
  const lowest = Number.NEGATIVE_INFINITY;
  if (by === 'amount') return allowedOf(place.outcomes[0]) ?? lowest;
  const change = mainChange(place, national);
  return (by === 'difference' ? change?.difference : change?.tenths) ?? lowest;
}

/** Highest first; ties in the order of their keys. */
function ranked(places: readonly ComparedPlace[], national: ComparedPlace, by: Measure): ComparedPlace[] {
  return [...places].sort((a, b) => measured(b, national, by) - measured(a, national, by) || 0);
}

function byText(places: readonly ComparedPlace[], text: (place: ComparedPlace) => string): ComparedPlace[] {
  return [...places].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
}

interface Arranged {
  readonly places: readonly ComparedPlace[];
  readonly gapAfter: number | null;
}

/** The places in the requested order; with --top and --bottom, only the ends of their ranking. */
function arrange(
  places: readonly ComparedPlace[],
  national: ComparedPlace,
  request: CompareRequest,
): Arranged {
  const { sort, top, bottom, reverse } = request;
  const measure = sort === 'name' || sort === 'key' ? 'amount' : sort;
  const ranking = ranked(places, national, measure);
  const limited = top !== null || bottom !== null;
  const highest = limited ? ranking.slice(0, top ?? 0) : ranking;
  const lowest = limited ? ranking.slice(Math.max(highest.length, ranking.length - (bottom ?? 0))) : [];
  const chosen = [...highest, ...lowest];
  const named = sort === 'name' ? byText(chosen, ({ locality }) => locality?.name ?? '') : null;
  const keyed =
    sort === 'key' ? byText(chosen, ({ locality }) => (locality ? shortKey(locality) : '')) : null;
  const order = named ?? keyed ?? chosen;
  const gap = highest.length > 0 && lowest.length > 0 && chosen.length < ranking.length && order === chosen;
  const before = reverse ? lowest.length : highest.length;
  return { places: reverse ? [...order].reverse() : order, gapAfter: gap ? before : null };
}

/** A service in each setting, with each conversion factor and of each release, or why it is not paid in any of them. */
function seriesOfService(
  schedules: readonly FeeSchedule[],
  service: ServiceCode,
  { settings, qps, choices }: CompareRequest,
): readonly Series[] | Refusal {
  const series: Series[] = [];
  for (const setting of settings) {
    for (const qp of qps) {
      for (const schedule of schedules) {
        const found = findService(schedule, service, qp);
        if (!found.ok) return found;
        series.push({ schedule, row: found.row, setting, qp });
      }
    }
  }
  const outcomes = comparePlaces(series, [null], choices).flatMap((place) => place.outcomes);
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]));
  return refused.length === outcomes.length && refused[0] ? refused[0] : series;
}

/** Every combination of codes, settings, conversion factors and releases, grouped by code. */
function seriesOf(
  schedule: FeeSchedule,
  schedules: readonly FeeSchedule[],
  args: readonly string[],
  request: CompareRequest,
): { readonly series: readonly Series[]; readonly errors: readonly Refusal[] } {
  const { services, refusals } = requestedServices(schedule, args);
  const found = services.map((service) => seriesOfService(schedules, service, request));
  return {
    series: found.flatMap((each) => ('ok' in each ? [] : each)),
    errors: [...refusals, ...found.flatMap((each) => ('ok' in each ? [each] : []))],
  };
}

/** The releases that are compared, the earlier one first. @throws UsageError */
function comparedReleases(
  schedule: FeeSchedule,
  { against, qps }: CompareRequest,
  open: ReleaseChoice['open'],
): readonly FeeSchedule[] {
  const other = against.release === null ? null : open(against.release);
  if (other?.release.id === schedule.release.id)
    throw new UsageError(
      'E_USAGE',
      `--against ${other.release.id} would compare that release with itself.`,
      'Name another release: rvu release list shows them.',
    );
  const schedules = [schedule, ...(other ? [other] : [])];
  if (qps.includes(true)) for (const { release } of schedules) refuseWithoutQp(release);
  const from = ({ release }: FeeSchedule): string => release.effective.from;
  return schedules.sort((a, b) => (from(a) < from(b) ? -1 : 1));
}

/** Notices on a year later than the rules that are known; those of single rows and places are not said here. */
const OF_A_LATER_YEAR: ReadonlySet<NoticeCode> = new Set(['N_FLOOR_UNKNOWN', 'N_RULES_LATER']);

function laterYearNotices(places: readonly ComparedPlace[]): Notice[] {
  const all = places.flatMap(({ outcomes }) => outcomes.flatMap((each) => (each.ok ? each.notices : [])));
  return [...new Set(all.filter(({ code }) => OF_A_LATER_YEAR.has(code)))];
}

/** Compares the requested services, place by place. */
export function answerCompare(
  { schedule, chosen, open }: ReleaseChoice,
  args: readonly string[],
  options: CompareOptions,
): CompareAnswer {
  const request = compareRequest(options, schedule);
  const { against } = request;
  const schedules = comparedReleases(schedule, request, open);
  const { series, errors } = seriesOf(schedule, schedules, args, request);
  const codes = new Set(series.map(({ row }) => rowName(row)));
  const compared = [codes.size > 1, against.setting, against.qp, against.release !== null];
  if (compared.filter(Boolean).length > 2) {
    throw new UsageError(
      'E_USAGE',
      'More than two of codes, settings, releases and conversion factors do not fit one table.',
      'Compare any two of them: several codes with one --against, or one code with two.',
    );
  }
  const { localities, notices } = comparedLocalities(options, schedule);
  const [national = { locality: null, outcomes: [] }] = comparePlaces(series, [null], request.choices);
  const places = series.length === 0 ? [] : comparePlaces(series, localities, request.choices);
  const { places: results, gapAfter } = arrange(places, national, request);
  return {
    schema: 'rvu.compare/1',
    release: schedule.release,
    chosen,
    results,
    errors,
    request,
    series,
    national,
    notices: [...request.notices, ...notices, ...laterYearNotices(results)],
    gapAfter,
    compared: places.length,
  };
}
