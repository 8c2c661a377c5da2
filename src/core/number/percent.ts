import { divideHalfUp } from './decimal.js';

/** Decimals of a percentage: 120% is stored as 1,200,000. */
export const PERCENT_SCALE = 4;
/** 100% */
export const WHOLE_PERCENT = 100 * 10 ** PERCENT_SCALE;

/**
 * An amount at a percentage, in cents, rounded half up: what a contract at 120% of Medicare pays.
 * @param percent integer of 1/10,000 of a percent
 */
export function atPercentInCents(cents: number, percent: number): number {
  return divideHalfUp(cents * percent, WHOLE_PERCENT);
}
