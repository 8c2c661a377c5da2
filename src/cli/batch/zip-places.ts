import type { Refusal } from '../../core/issue/issue.js';
import { PLACE_PARTS, type PlaceQuery } from '../../core/place/parts/query.js';
import type { PlaceResolver } from '../../core/place/resolve.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Locality } from '../../core/release/locality.js';
import { type BatchPlace, ownQuery } from './batch-place.js';
import type { Columns } from './columns.js';
import { NO_ZIP, zipOfBytes, zipOfText } from './zip-cell.js';

const OTHER_PARTS = PLACE_PARTS.filter((part) => part !== 'zip');

/** What the cells of a place besides its ZIP code say. */
interface Beside {
  /** The answer where the ZIP code is blank */
  readonly answer: BatchPlace | Refusal;
  /** Where a ZIP code may lie; null: anywhere, because the cells are blank */
  readonly allowed: ReadonlySet<Locality> | null;
}

/**
 * The places of a batch that has ZIP codes: forty thousand of them, where other columns hold a few
 * hundred texts. A ZIP code in one of the localities that the other cells allow is looked up by its
 * number; a split one, an odd one, or one that seems to contradict them is resolved with care, once each.
 */
export function zipPlaces(
  schedule: FeeSchedule,
  columns: Columns,
  resolver: PlaceResolver,
  {
    answerTo,
    placeOf,
  }: { answerTo(own: PlaceQuery): BatchPlace | Refusal; placeOf(at: Locality): BatchPlace },
): () => BatchPlace | Refusal {
  const careful = columns.textMemo(PLACE_PARTS, (cells) => answerTo(ownQuery(cells, PLACE_PARTS)));
  const beside = columns.memo(OTHER_PARTS, (cells): Beside => {
    const own = ownQuery(cells, OTHER_PARTS);
    if (Object.keys(own).length === 0) return { answer: answerTo(own), allowed: null };
    const outcome = resolver.resolve(own);
    return { answer: answerTo(own), allowed: new Set(outcome.ok ? outcome.localities : []) };
  });
  const zipOf = columns.number('zip', zipOfBytes, zipOfText);
  const localities = schedule.localities();
  const numbers = numbersOfZips(schedule, localities);
  const places = localities.map(placeOf);
  const alone = OTHER_PARTS.some((part) => columns.layout.roles.has(part)) ? null : beside();
  return () => {
    const zip = zipOf();
    const { answer, allowed } = alone ?? beside();
    if (zip === NO_ZIP) return answer;
    const number = numbers[zip] ?? NONE;
    const place = places[number];
    if (place === undefined) return careful();
    if (allowed === null) return place;
    const locality = localities[number];
    return locality && allowed.has(locality) ? place : careful();
  };
}

/** What stands for no locality: more than there are. */
const NONE = 0xff_ff;

/** Which of the localities each ZIP code that is not split is in, by the ZIP code as a number. */
function numbersOfZips(schedule: FeeSchedule, localities: readonly Locality[]): Uint16Array {
  const byKey = new Map(localities.map(({ key }, number) => [key, number]));
  const keys = schedule.places.unsplitZips();
  return Uint16Array.from(keys, (key) => (key === undefined ? NONE : (byKey.get(key) ?? NONE)));
}
