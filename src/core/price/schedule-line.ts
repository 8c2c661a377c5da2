import { atPercentInCents } from '../number/percent.js';
import { type FeeRow, isTherapy, type Setting } from '../release/fee-row.js';
import type { RuleTables } from '../release/rules.js';
import { limitingChargeInCents } from './limiting-charge.js';
import { priceRow } from './price.js';
import type { PriceTerms } from './priced.js';
import { reducedTherapyFeeInCents } from './therapy.js';

/** The amounts of one fee schedule row in one place and setting, in cents. */
export interface ScheduleAmounts {
  /** Fee schedule amount, before the OPPS cap */
  readonly fee: number;
  /** null if the row has no OPPS cap */
  readonly oppsCap: number | null;
  /** The lower of the two; null if the practitioner is not paid in the setting */
  readonly allowed: number | null;
  /** null if nothing is allowed */
  readonly limitingCharge: number | null;
  /** The fee with half its practice expense; null for anything but an always-therapy service */
  readonly reducedTherapyFee: number | null;
  /** The allowed amount at the requested percentage; null if none was requested */
  readonly atPercent: number | null;
}

/**
 * Prices a row as a line of a whole fee schedule; null if its status is not priced from RVUs. A row marked NA
 * has its fee, as in CMS's payment amount file, but nothing is allowed unless `terms.allowNa`.
 * @param percent integer of 1/10,000 of a percent, or null
 */
export function scheduleAmounts(
  row: FeeRow,
  terms: PriceTerms,
  rules: RuleTables,
  percent: number | null,
): ScheduleAmounts | null {
  const price = priceRow(row, terms.allowNa ? terms : { ...terms, allowNa: true }, 1, rules);
  if (!price.ok) return null;
  const paid = terms.allowNa || !isNotPaid(row, terms.setting);
  const allowed = paid ? price.allowed : null;
  return {
    fee: price.fee,
    oppsCap: price.oppsCap,
    allowed,
    limitingCharge:
      allowed === null ? null : limitingChargeInCents(allowed, rules, terms.release.effective.from),
    reducedTherapyFee: paid && isTherapy(row) ? reducedTherapyFeeInCents(row, terms, terms.setting) : null,
    atPercent: allowed === null || percent === null ? null : atPercentInCents(allowed, percent),
  };
}

/** Whether the practitioner is not paid for a row in a setting. Source: FACILITY NA INDICATOR. */
export function isNotPaid(row: FeeRow, setting: Setting): boolean {
  return setting === 'facility' && row.facilityNa;
}
