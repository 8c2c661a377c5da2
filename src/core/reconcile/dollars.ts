import type { Contract } from '../contract/contract.js';
import { productHalfUp } from '../number/decimal.js';

/** What a work RVU is worth, in cents: from the lowest to the highest that applies. */
export interface WorkRate {
  readonly low: number;
  readonly high: number;
}

/** The rates of the tiers of contracts; null if they have none. */
export function rateOf(contracts: Iterable<Contract>): WorkRate | null {
  const rates = [...new Set(contracts)].flatMap(({ tiers }) => tiers.map(({ rate }) => rate));
  return rates.length === 0 ? null : { low: Math.min(...rates), high: Math.max(...rates) };
}

const HUNDREDTHS = 100;

/**
 * Work RVUs at a rate, in cents, rounded once, half away from zero.
 * @param work hundredths, of either sign
 * @param rate cents per work RVU
 */
export function workInCents(work: number, rate: number): number {
  const cents = productHalfUp([Math.abs(work), rate], [HUNDREDTHS]);
  return work < 0 ? -cents : cents;
}
