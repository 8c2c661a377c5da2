import type { Notice } from '../../core/issue/issue.js';
import type { PlacePart, PlaceQuery } from '../../core/place/parts/query.js';
import type { PriceTerms } from '../../core/price/priced.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { CellsOf } from './columns.js';

/** Where a record's service takes place: the terms of its price in each setting. */
export interface BatchPlace {
  readonly ok: true;
  readonly terms: Readonly<Record<Setting, PriceTerms>>;
  /** What stands in rvu_locality: a key, "national", or "custom" for given GPCIs */
  readonly name: string;
  readonly notices: readonly Notice[];
  /** The cells after the amount, by setting, notes left blank: written once and not once a claim line */
  readonly cells: Readonly<Record<Setting, Uint8Array>>;
}

/** What a record itself says about its place. */
export function ownQuery(cells: CellsOf, parts: readonly PlacePart[]): PlaceQuery {
  const own = parts.flatMap((role) => {
    const cell = cells(role)[0]?.trim();
    return cell ? [[role, cell] as const] : [];
  });
  return Object.fromEntries(own);
}
