import type { FeeSchedule } from '../../core/fee-schedule.js';
import type { Refusal } from '../../core/issue.js';
import type { Locality } from '../../core/locality.js';
import { PLACE_PARTS, type PlaceQuery } from '../../core/place/query.js';
import type { PlaceResolver } from '../../core/place/resolve.js';
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
  const localities = unsplitZips(schedule);
  return () => {
    const zip = zipOf();
    const { answer, allowed } = beside();
    if (zip === NO_ZIP) return answer;
    const locality = localities[zip];
    return locality && (allowed === null || allowed.has(locality)) ? placeOf(locality) : careful();
  };
}

/** The locality of each ZIP code that is not split, by its number. */
function unsplitZips(schedule: FeeSchedule): readonly (Locality | undefined)[] {
  const byKey = new Map(schedule.localities().map((locality) => [locality.key, locality]));
  return schedule.places.unsplitZips().map((key) => (key === undefined ? undefined : byKey.get(key)));
}
