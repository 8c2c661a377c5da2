import { type Notice, type Refusal, refusal, UsageError } from '../../core/issue/issue.js';
import { describePlace, PLACE_PARTS, type PlaceQuery } from '../../core/place/parts/query.js';
import { candidateList } from '../../core/place/place-words.js';
import { type PlaceOutcome, PlaceResolver, type ResolvedPlace } from '../../core/place/resolve.js';
import type { PriceTerms } from '../../core/price/priced.js';
import { termsFor } from '../../core/price/terms.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import { type Locality, shortKey } from '../../core/release/locality.js';
import type { PayRequest } from '../commands/pay/request.js';
import { type BatchPlace, ownQuery } from './batch-place.js';
import type { Columns } from './columns.js';
import { zipPlaces } from './zip-places.js';

/** The place of a record: its own cells with the options to narrow them, or its cells alone where the two contradict. */
function answerOf(
  resolver: PlaceResolver,
  own: PlaceQuery,
  options: PlaceQuery,
): { readonly query: PlaceQuery; readonly outcome: PlaceOutcome } {
  const query = { ...options, ...own };
  const outcome = resolver.resolve(query);
  if (outcome.ok || Object.keys(own).length === 0) return { query, outcome };
  return { query: own, outcome: resolver.resolve(own) };
}

/** A blank cell in a column of places is no silent default. */
const ASSUMED_NATIONAL: readonly Notice[] = [
  { code: 'N_NATIONAL', message: 'The row names no locality: national amount, GPCI 1.000.' },
];

/** Why a place that is left open has no price: in a batch nothing is chosen, and one row has one answer. */
function openPlace(query: PlaceQuery, { localities, split }: ResolvedPlace): Refusal {
  const [first] = localities;
  const hint = first ? `Name one, as in ${shortKey(first)} or ${first.key}, or add a MAC or state.` : '';
  if (split) return refusal('E_ZIP_SPLIT', '', split.message, { hint: 'Name the locality beside it.' });
  const message = `${describePlace(query)} fits ${localities.length} localities: ${candidateList(localities)}.`;
  return refusal('E_LOCALITY_AMBIGUOUS', '', message, { hint });
}

/** Where each record's service takes place; a row's own cells win over the options. */
export function placeMemo(
  schedule: FeeSchedule,
  columns: Columns,
  request: PayRequest,
): () => BatchPlace | Refusal {
  const placeAt = (locality: Locality | null, name: string, notices: readonly Notice[] = []): BatchPlace => {
    const { delimiter } = columns.layout;
    const terms = (setting: Setting): PriceTerms =>
      termsFor(schedule.release, setting, locality, request.choices);
    const cells = (setting: Setting): Uint8Array =>
      Buffer.from(['', setting, name, schedule.release.id, ''].join(delimiter), 'latin1');
    return {
      ok: true,
      name,
      notices,
      terms: { nonfacility: terms('nonfacility'), facility: terms('facility') },
      cells: { nonfacility: cells('nonfacility'), facility: cells('facility') },
    };
  };
  const hasColumn = PLACE_PARTS.some((role) => columns.layout.roles.has(role));
  if (request.choices.gpci && hasColumn) {
    const message = '--gpci and the locality columns of the input both set the GPCIs.';
    throw new UsageError('E_USAGE', message, 'Leave one of them out.');
  }
  if (request.choices.gpci) return columns.memo([], () => placeAt(null, 'custom'));
  const resolver = new PlaceResolver(schedule);
  const places = new Map<Locality, BatchPlace>();
  const placeOf = (locality: Locality): BatchPlace => {
    const place = places.get(locality) ?? placeAt(locality, locality.key);
    places.set(locality, place);
    return place;
  };
  const answerTo = (own: PlaceQuery): BatchPlace | Refusal => {
    if (Object.keys(own).length === 0 && !request.hasQuery)
      return placeAt(null, 'national', hasColumn ? ASSUMED_NATIONAL : []);
    const { query, outcome } = answerOf(resolver, own, request.query);
    if (!outcome.ok) return outcome;
    const [only] = outcome.localities;
    if (outcome.localities.length > 1 || outcome.split || !only) return openPlace(query, outcome);
    const lostZero = outcome.notices.filter(({ code }) => code === 'N_ZIP_ZERO');
    return lostZero.length > 0 ? placeAt(only, only.key, lostZero) : placeOf(only);
  };
  if (columns.layout.roles.has('zip') && !request.hasQuery)
    return zipPlaces(schedule, columns, resolver, { answerTo, placeOf });
  return columns.memo(PLACE_PARTS, (cells) => answerTo(ownQuery(cells, PLACE_PARTS)));
}
