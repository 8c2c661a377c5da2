import { atPercentInCents } from '../number/percent.js';
import { type FeeRow, hasOppsCap, isTherapy, practiceExpense, type Setting } from '../release/fee-row.js';
import type { RuleTables } from '../release/rules.js';
import { feeInCents, oppsCapInCents, statusRefusal } from './price.js';
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

/** Where each amount of a line is kept in an array of them. */
export const AMOUNT: Readonly<Record<keyof ScheduleAmounts, number>> = {
  fee: 0,
  oppsCap: 1,
  allowed: 2,
  limitingCharge: 3,
  reducedTherapyFee: 4,
  atPercent: 5,
};
const AMOUNTS = 6;
/** The value for an amount that a line does not have. */
const NO_AMOUNT = -1;

/** The percentages of a whole schedule, integers of 1/10,000 of a percent. */
export interface SchedulePercents {
  readonly limitingCharge: number;
  /** null if the allowed amounts are not requested at a percentage */
  readonly atPercent: number | null;
}

/** @param atPercent integer of 1/10,000 of a percent, or null */
export function schedulePercents(rules: RuleTables, on: string, atPercent: number | null): SchedulePercents {
  return { limitingCharge: rules.rate('limiting-charge', on).percent, atPercent };
}

/** Room for the amounts of a line, by AMOUNT. */
export const amountsRoom = (): Float64Array => new Float64Array(AMOUNTS);

/**
 * Prices a row, whose status must be priced from RVUs, as a line of a whole fee schedule. A schedule has a
 * million lines, so no object is made for any.
 * @param into receives the amounts, by AMOUNT; negative for an amount that the line does not have
 */
export function fillAmounts(
  into: Float64Array,
  row: FeeRow,
  terms: PriceTerms,
  { limitingCharge, atPercent }: SchedulePercents,
): void {
  const { setting, gpci, conversionFactor } = terms;
  const fee = feeInCents(row.work, practiceExpense(row, setting), row.malpractice, gpci, conversionFactor);
  const cap = hasOppsCap(row) ? oppsCapInCents(row, setting, gpci, conversionFactor) : NO_AMOUNT;
  const isPaid = terms.allowNa || !isNotPaid(row, setting);
  const allowed = !isPaid ? NO_AMOUNT : cap === NO_AMOUNT ? fee : Math.min(fee, cap);
  into[AMOUNT.fee] = fee;
  into[AMOUNT.oppsCap] = cap;
  into[AMOUNT.allowed] = allowed;
  into[AMOUNT.limitingCharge] = isPaid ? atPercentInCents(allowed, limitingCharge) : NO_AMOUNT;
  into[AMOUNT.reducedTherapyFee] =
    isPaid && isTherapy(row) ? reducedTherapyFeeInCents(row, terms, setting) : NO_AMOUNT;
  into[AMOUNT.atPercent] = isPaid && atPercent !== null ? atPercentInCents(allowed, atPercent) : NO_AMOUNT;
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
  if (statusRefusal(row, rules) !== null) return null;
  const amounts = amountsRoom();
  fillAmounts(amounts, row, terms, schedulePercents(rules, terms.release.effective.from, percent));
  const orNull = (at: number): number | null => (amounts[at] === NO_AMOUNT ? null : (amounts[at] ?? null));
  return {
    fee: amounts[AMOUNT.fee] ?? 0,
    oppsCap: orNull(AMOUNT.oppsCap),
    allowed: orNull(AMOUNT.allowed),
    limitingCharge: orNull(AMOUNT.limitingCharge),
    reducedTherapyFee: orNull(AMOUNT.reducedTherapyFee),
    atPercent: orNull(AMOUNT.atPercent),
  };
}

/** Whether the practitioner is not paid for a row in a setting. Source: FACILITY NA INDICATOR. */
export function isNotPaid(row: FeeRow, setting: Setting): boolean {
  return setting === 'facility' && row.facilityNa;
}
