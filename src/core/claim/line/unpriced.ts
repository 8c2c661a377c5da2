import type { PriceTerms, RowPrice } from '../../price/priced.js';
import type { FeeRow } from '../../release/fee-row.js';

/** The price of a row without RVUs, for services whose amount is made of something else (anesthesia). */
export function unpricedRow(row: FeeRow, terms: PriceTerms): RowPrice {
  return {
    ok: true,
    kind: 'row',
    row,
    terms,
    units: 1,
    rvu: { work: 0, pe: 0, mp: 0, total: 0 },
    fee: 0,
    oppsCap: null,
    allowed: 0,
    notices: [],
    trace: [],
  };
}
