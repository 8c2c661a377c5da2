import { queryWords } from '../../core/code/code-query.js';
import { parseServiceCode, type ServiceCode } from '../../core/code/service-code.js';
import { unknownCode } from '../../core/code/unknown-code.js';
import { type HistoryPoint, type HistoryTerms, historyOf } from '../../core/history/code-history.js';
import { UsageError } from '../../core/issue/errors.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { PlaceQuery } from '../../core/place/parts/query.js';
import type { EndedCode } from '../../core/release/ended-code.js';
import { isComponent, type Setting } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Locality } from '../../core/release/locality.js';
import { missingQuarters } from '../../core/release/quarters.js';
import type { Releases } from '../../core/release/releases.js';
import { MODIFIERS } from '../../core/release/row-key.js';
import { openReleases } from '../../data/bundle/schedule.js';
import { namesPlace, placeQuery, resolvedPlace } from './place.js';

/** Which amounts to follow; those of no place are national. */
export interface HistoryRequest extends PlaceQuery {
  /** Without one, non-facility */
  readonly setting?: Setting;
}

/** A row and what each release says of it. */
export interface CodeHistory {
  readonly service: ServiceCode;
  readonly points: readonly HistoryPoint[];
  /** What the table of ended codes says of a code that is gone; null if it does not have it */
  readonly ended: EndedCode | null;
}

export interface HistoryAnswer {
  readonly results: readonly CodeHistory[];
  readonly errors: readonly Refusal[];
  readonly terms: HistoryTerms;
  /** Null: national */
  readonly locality: Locality | null;
  /** Releases that do not have the locality */
  readonly without: readonly string[];
  readonly missing: readonly string[];
}

/**
 * The locality that an option names: of the default release, or if that has none, of the latest one that does.
 * @throws UsageError of the default release if no release has it
 */
function placeOf(
  options: HistoryRequest,
  releases: Releases,
  schedules: readonly FeeSchedule[],
): Locality | null {
  const query = placeQuery(options);
  if (!namesPlace(query)) return null;
  const find = (schedule: FeeSchedule): Locality | null =>
    resolvedPlace(query, schedule, true).localities[0] ?? null;
  try {
    return find(releases.open());
  } catch (error) {
    if (!(error instanceof UsageError) || error.code !== 'E_LOCALITY_UNKNOWN') throw error;
    for (const schedule of [...schedules].reverse()) {
      try {
        return find(schedule);
      } catch {
        // An earlier release may have it.
      }
    }
    throw error;
  }
}

/** A row of CMS's file that a word names, or why it does not. */
function serviceOf(word: string): ServiceCode | Refusal {
  const service = parseServiceCode(word);
  if ('ok' in service) return service;
  const isRow =
    service.modifiers.length === 0 ||
    (service.modifiers.length === 1 && isComponent(service.modifiers[0] ?? ''));
  if (isRow) return service;
  const message = `${word} is not a row of CMS's files; history shows a code, alone or with 26, TC or 53.`;
  return refusal('E_MODIFIER_NOT_ALLOWED', word, message);
}

function unknown({ code, modifiers }: ServiceCode, schedules: readonly FeeSchedule[]): Refusal {
  const [first, last] = [schedules[0]?.release.id ?? '', schedules.at(-1)?.release.id ?? ''];
  const name = [code, ...modifiers].join('-');
  const [modifier] = modifiers;
  const isListed = schedules.some((schedule) => MODIFIERS.some((each) => schedule.row(code, each)));
  if (modifier !== undefined && isListed) {
    const message = `${code} has no ${modifier} row in any of the ${schedules.length} releases from ${first} to ${last}.`;
    return refusal('E_MODIFIER_NOT_ALLOWED', name, message);
  }
  const latest = schedules.at(-1);
  const told = latest && unknownCode(latest, code);
  if (told?.code === 'E_CODE_ENDED' || told?.code === 'E_CODE_ELSEWHERE') return told;
  const message = `${name} is in none of the ${schedules.length} releases from ${first} to ${last}.`;
  return refusal('E_CODE_UNKNOWN', name, message);
}

/** Follows the requested rows through every release. @throws UsageError */
export function answerHistory(
  args: readonly string[],
  options: HistoryRequest,
  releases: Releases = openReleases(),
): HistoryAnswer {
  const words = queryWords(args);
  if (words.length === 0)
    throw new UsageError(
      'E_USAGE',
      'No code given.',
      'Try: rvu history 99213 (rvu history --help shows more)',
    );
  const schedules = releases.held.map(({ id }) => releases.open(id));
  const locality = placeOf(options, releases, schedules);
  const terms = { setting: options.setting ?? 'nonfacility', locality: locality?.key ?? null } as const;
  const results: CodeHistory[] = [];
  const errors: Refusal[] = [];
  for (const service of words.map(serviceOf)) {
    if ('ok' in service) {
      errors.push(service);
      continue;
    }
    const points = historyOf(service, schedules, terms);
    const isGone = points.at(-1)?.row === null;
    const ended = (isGone && schedules.at(-1)?.rules.endedCode(service.code)) || null;
    if (points.some(({ row }) => row !== null)) results.push({ service, points, ended });
    else errors.push(unknown(service, schedules));
  }
  return {
    results,
    errors,
    terms,
    locality,
    without: schedules
      .filter(
        (schedule) =>
          terms.locality !== null && !schedule.localities().some(({ key }) => key === terms.locality),
      )
      .map(({ release }) => release.id),
    missing: missingQuarters(schedules.map(({ release }) => release.effective.from)),
  };
}
