import { common, daysIn, type Span } from '../dates/days.js';
import { productHalfUp } from '../number/decimal.js';
import type { Draw } from './contract.js';
import { type Period, periodsOf } from './periods.js';

/** One comparison of what was advanced with what production paid. Money is cents. */
export interface Reconciliation {
  readonly period: Period;
  /** Whether the period is over, so that it is settled */
  readonly isSettled: boolean;
  readonly advanced: number;
  readonly production: number;
  /** Owed from the periods before */
  readonly brought: number;
  /** Paid on top of the draws, once the period is over */
  readonly paid: number;
  /** Owed in the next period */
  readonly carried: number;
  /** Advanced, not earned, and kept */
  readonly kept: number;
}

/** The draws of a contract year through a day. Money is cents. */
export interface Settlement {
  readonly reconciliations: readonly Reconciliation[];
  readonly advanced: number;
  /** Paid on top of the draws at the reconciliations so far */
  readonly paid: number;
  readonly kept: number;
  /** What production has earned less all that was paid of it: owed to the physician, or if negative by them */
  readonly balance: number;
}

/** What is advanced on some days: of each month, the share of its days, rounded half up. */
function advancedOn(days: Span, monthly: number, year: Period): number {
  return periodsOf(year, 'month').reduce((sum, { whole }) => {
    const part = daysIn(common(whole, days));
    return part === 0 ? sum : sum + productHalfUp([monthly, part], [daysIn(whole)]);
  }, 0);
}

/**
 * Compares draws with what production paid, period by period. A shortfall is owed from the next period's production, or
 * kept, as the contract says.
 * @param productionThrough what production of the year pays by the end of a day, in cents
 * @param through the last day that counts
 */
export function reconciled(
  { monthly, reconcileBy, shortfall }: Draw,
  year: Period,
  productionThrough: (day: number) => number,
  through: number,
): Settlement {
  const reconciliations: Reconciliation[] = [];
  let brought = 0;
  for (const period of periodsOf(year, reconcileBy)) {
    if (period.first > through) break;
    const days = { first: period.first, last: Math.min(period.last, through) };
    const isSettled = period.last <= through;
    const advanced = advancedOn(days, monthly, year);
    const production = productionThrough(days.last) - productionThrough(period.first - 1);
    const difference = production - advanced - brought;
    const missing = isSettled ? Math.max(0, -difference) : 0;
    const carried = shortfall === 'carried' ? missing : 0;
    reconciliations.push({
      period,
      isSettled,
      advanced,
      production,
      brought,
      paid: isSettled ? Math.max(0, difference) : 0,
      carried,
      kept: missing - carried,
    });
    brought = carried;
  }
  const sum = (figure: (each: Reconciliation) => number): number =>
    reconciliations.reduce((all, each) => all + figure(each), 0);
  const advanced = sum((each) => each.advanced);
  const paid = sum((each) => each.paid);
  const kept = sum((each) => each.kept);
  return {
    reconciliations,
    advanced,
    paid,
    kept,
    balance: sum((each) => each.production) + kept - advanced - paid,
  };
}
