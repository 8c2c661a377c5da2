import { divideHalfUp } from '../number/decimal.js';
import { type FeeRow, practiceExpense, type Setting } from '../release/fee-row.js';
import { PRODUCT_PER_CENT } from './price.js';
import type { PriceTerms } from './priced.js';

/**
 * The fee of an always-therapy service with half its practice expense, in cents: what every unit of a day is
 * paid, except the one with the highest practice expense. The half is applied inside the formula, which is
 * rounded once; everything is doubled here so that it stays an integer.
 * Source: SSA §1848(b)(7); Pub. 100-04, ch. 5 §10.7; it is field 12 of CMS's payment amount file.
 */
export function reducedTherapyFeeInCents(
  row: FeeRow,
  { gpci, conversionFactor }: Pick<PriceTerms, 'gpci' | 'conversionFactor'>,
  setting: Setting,
): number {
  const doubled =
    2 * row.work * gpci.work + practiceExpense(row, setting) * gpci.pe + 2 * row.malpractice * gpci.mp;
  return divideHalfUp(doubled * conversionFactor, 2 * PRODUCT_PER_CENT);
}
