import { divideHalfUp } from '../number/decimal.js';
import type { Gpci } from '../release/locality.js';

/**
 * Shares of work, practice expense and malpractice in a practitioner's costs, integers of 1/100,000.
 * Source: the 2006-based Medicare Economic Index, whose shares CMS has kept for the fee schedule since 2014.
 */
const COST_SHARES = { work: 50_866, pe: 44_839, mp: 4_295 } as const;
const SHARES = 100_000;

/**
 * Geographic adjustment factor, integer of 1/1,000: the combined effect of a locality's GPCIs on the average
 * service. It is only for comparing localities: no price is computed from it.
 */
export function geographicAdjustmentFactor({ work, pe, mp }: Gpci): number {
  return divideHalfUp(work * COST_SHARES.work + pe * COST_SHARES.pe + mp * COST_SHARES.mp, SHARES);
}
