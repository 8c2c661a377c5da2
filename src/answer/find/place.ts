import { UsageError } from '../../core/issue/errors.js';
import { describePlace, PLACE_PARTS, type PlaceQuery } from '../../core/place/parts/query.js';
import { candidateList } from '../../core/place/place-words.js';
import { PlaceResolver, type ResolvedPlace } from '../../core/place/resolve.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import { isNational, shortKey } from '../../core/release/locality.js';

/** The place that options name: `--locality national` names none, even where a locality is configured. */
export function placeQuery(options: PlaceQuery): PlaceQuery {
  const given = PLACE_PARTS.flatMap((part) => {
    const value = options[part];
    const isNone = value === undefined || (part === 'locality' && isNational(value));
    return isNone ? [] : [[part, value] as const];
  });
  return Object.fromEntries(given);
}

/** Whether a query names any place. */
export function namesPlace(query: PlaceQuery): boolean {
  return PLACE_PARTS.some((part) => query[part] !== undefined);
}

/**
 * The place that a query names.
 * @throws UsageError if it names none or contradicts itself, and with `strict` if it matches several
 */
export function resolvedPlace(query: PlaceQuery, schedule: FeeSchedule, strict: boolean): ResolvedPlace {
  const place = new PlaceResolver(schedule).resolve(query);
  if (!place.ok) throw new UsageError(place.code, place.message, place.hint);
  const { localities, split } = place;
  const hint = localities[0] ? `Name one, as in --locality ${shortKey(localities[0])}.` : '';
  if (strict && split) throw new UsageError('E_ZIP_SPLIT', split.message, hint);
  if (strict && localities.length > 1) {
    const message = `${describePlace(query)} matches ${localities.length} localities: ${candidateList(localities)}.`;
    throw new UsageError('E_LOCALITY_AMBIGUOUS', message, hint);
  }
  return place;
}
