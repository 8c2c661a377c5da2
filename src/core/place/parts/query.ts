import { Quoting } from '../../issue/quoting.js';
import { describeQuery, type LocalityQuery } from './locality.js';

/** What a user said about a place; every part narrows the others. */
export interface PlaceQuery extends LocalityQuery {
  /** "94110", "94110-1234" */
  readonly zip?: string;
  /** "Alameda, CA", or "Alameda" with a state */
  readonly county?: string;
}

/** The parts of a query, the most exact first. */
export const PLACE_PARTS = ['zip', 'county', 'locality', 'state', 'mac'] as const;
export type PlacePart = (typeof PLACE_PARTS)[number];

/** "ZIP code 94110, state NM": the query in words, for messages. */
export function describePlace(query: PlaceQuery, quoting = Quoting.typed): string {
  const own = [
    query.zip && quoting.named('zip', query.zip),
    query.county && quoting.named('county', query.county),
  ];
  return [...own, describeQuery(query, quoting)].filter(Boolean).join(', ');
}
