import { UsageError } from '../../core/issue/issue.js';
import { describePlace, PLACE_PARTS, type PlacePart, type PlaceQuery } from '../../core/place/parts/query.js';
import { candidateList } from '../../core/place/place-words.js';
import { PlaceResolver, type ResolvedPlace } from '../../core/place/resolve.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import { shortKey } from '../../core/release/locality.js';

const LOCALITY_FORM = 'Accepted: 05, CA-05, 0111205, 01112-05, a state (CA, california), or part of a name.';

/** What the options of a place take. */
const PLACE_FORMS: Readonly<Record<PlacePart, string>> = {
  zip: 'Give five digits, as in 94110, or nine, as in 94110-1234.',
  county: 'Give a county with its state, as in "Alameda, CA".',
  locality: LOCALITY_FORM,
  state: LOCALITY_FORM,
  mac: LOCALITY_FORM,
};

/** The place that options name. @throws UsageError for a blank one */
export function placeQuery(options: PlaceQuery): PlaceQuery {
  const given = PLACE_PARTS.flatMap((part) => {
    const value = options[part];
    if (value?.trim() === '')
      throw new UsageError('E_OPTION_VALUE', `--${part} does not take "${value}".`, PLACE_FORMS[part]);
    return value === undefined ? [] : [[part, value] as const];
  });
  return Object.fromEntries(given);
}

/**
 * The place that a query names.
 * @throws UsageError where it names none or contradicts itself; and, with `strict`, where it leaves several
 */
export function resolvedPlace(query: PlaceQuery, schedule: FeeSchedule, strict: boolean): ResolvedPlace {
  const place = new PlaceResolver(schedule).resolve(query);
  if (!place.ok) throw new UsageError(place.code, place.message, place.hint);
  const { localities, split } = place;
  const hint = localities[0] ? `Name one, as in --locality ${shortKey(localities[0])}.` : '';
  if (strict && split) throw new UsageError('E_ZIP_SPLIT', split.message, hint);
  if (strict && localities.length > 1) {
    const message = `${describePlace(query)} fits ${localities.length} localities: ${candidateList(localities)}.`;
    throw new UsageError('E_LOCALITY_AMBIGUOUS', message, hint);
  }
  return place;
}
