import { atPercentInCents } from '../number/percent.js';
import type { RuleTables } from '../release/rules.js';

/**
 * The most that a practitioner who does not participate may charge on an unassigned claim, in cents: 1.0925 ×
 * the amount allowed to a participating one, rounded once. (95% rounded, then 115% of that, is a cent off for
 * about three amounts in ten; CMS documents the single factor.)
 * @param on date of service, ISO
 * Source: SSA §1848(g)(2); documentation of the RVU26A and payment amount files; data/rules/rates.json.
 */
export function limitingChargeInCents(feeInCents: number, rules: RuleTables, on: string): number {
  return atPercentInCents(feeInCents, rules.rate('limiting-charge', on).percent);
}
