import { divideHalfUp } from './decimal.js';

/** 115% of 95%: 1.0925, integer of 1/10,000. */
const SHARE = 10_925;
const SHARES = 10_000;

/**
 * The most that a practitioner who does not participate may charge on an unassigned claim, in cents:
 * 1.0925 × the amount allowed to a participating one, rounded once. (95% rounded, then 115% of it, is a
 * cent away for about three amounts in ten; CMS documents the single factor.)
 * Source: SSA §1848(g)(2); documentation of the RVU26A and payment amount files.
 */
export function limitingChargeInCents(feeInCents: number): number {
  return divideHalfUp(feeInCents * SHARE, SHARES);
}
