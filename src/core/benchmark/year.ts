import type { Contract } from '../contract/contract.js';
import { DailyWork, spreadEvenly } from '../contract/daily-work.js';
import { contractPay } from '../contract/pay.js';
import type { Period } from '../contract/periods.js';
import { productHalfUp } from '../number/decimal.js';

/** Days of a year to which a shorter or longer time is extended. */
export const DAYS_OF_YEAR = 365;

const FULL_TIME = 100;
const HUNDREDTHS = 100;

/**
 * What some days come to in 365 of them, rounded once, half up.
 * @param fte hundredths of a position that a full-time one is worked out from; 100: as it is
 */
export function perYear(amount: number, days: number, fte = FULL_TIME): number {
  return productHalfUp([amount, DAYS_OF_YEAR, FULL_TIME], [days, fte]);
}

/** An amount of a part-time position as that of a full-time one. @param fte hundredths */
export function atFullTime(amount: number, fte: number): number {
  return productHalfUp([amount, FULL_TIME], [fte]);
}

/** Cents per work RVU of a year's pay and work; null without work. */
export function payPerWork(cents: number, work: number): number | null {
  return work === 0 ? null : productHalfUp([cents, HUNDREDTHS], [work]);
}

/**
 * What a whole contract year pays if its work comes evenly, in cents: base, stipends, the tiers of each period, and
 * draws that are kept although production does not earn them.
 * @param year a contract year; what counts is the whole of it, even if the contract does not last as long
 * @param work work RVUs of the year, in hundredths
 */
export function evenYearPay(contract: Contract, { whole }: Period, work: number): number {
  return contractPay(contract, { ...whole, whole }, new DailyWork(spreadEvenly(whole, work))).earned;
}
