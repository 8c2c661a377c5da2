import { daysIn, type Span } from '../dates/days.js';
import { divideHalfUp, productHalfUp } from '../number/decimal.js';
import type { Contract, Tier } from './contract.js';
import type { DailyWork } from './daily-work.js';
import { reconciled, type Settlement } from './draw.js';
import { type Period, periodsOf } from './periods.js';

const FULL_TIME = 100;
const HUNDREDTHS = 100;

/** Work of one tier in a period. */
export interface TierPay extends Tier {
  /** Work RVUs of the period that fall into the tier, in hundredths */
  readonly work: number;
}

/** What production pays in one period of tiers. */
export interface PeriodPay {
  readonly period: Period;
  readonly work: number;
  /** The tiers as the FTE and the days of the period make them */
  readonly tiers: readonly TierPay[];
  /** Cents: all tiers together, rounded once */
  readonly production: number;
}

/** What a contract year has earned through a day. Money is cents. */
export interface ContractPay {
  readonly year: Period;
  /** The last day that counts */
  readonly through: number;
  readonly work: number;
  readonly base: number;
  readonly stipends: number;
  readonly periods: readonly PeriodPay[];
  readonly production: number;
  /** Draws and what became of them; null if the contract has none */
  readonly draw: Settlement | null;
  /** Base, stipends, production, and draws that were kept although production did not earn them */
  readonly earned: number;
}

/** A figure that a contract gives for its position, of a full-time one if it says so. Half up. */
export function ofPosition({ isForFullTime, fte }: Contract, figure: number): number {
  return isForFullTime ? productHalfUp([figure, fte], [FULL_TIME]) : figure;
}

/** A bound or target of a period, reduced by FTE and days where the contract does so; rounded once, half up. */
function bound(contract: Contract, figure: number, period: Period): number {
  const { isForFullTime, isProrated, fte } = contract;
  return productHalfUp(
    [figure, isForFullTime ? fte : 1, isProrated ? daysIn(period) : 1],
    [isForFullTime ? FULL_TIME : 1, isProrated ? daysIn(period.whole) : 1],
  );
}

/** The tiers of a period, as FTE and days make them. */
export function tiersIn(contract: Contract, period: Period): readonly Tier[] {
  return contract.tiers.map(({ from, to, rate }) => ({
    from: bound(contract, from, period),
    to: to === null ? null : bound(contract, to, period),
    rate,
  }));
}

/** The target of a contract year, as FTE and days make it; null if the contract has none. */
export function targetIn(contract: Contract, year: Period): number | null {
  return contract.target === null ? null : bound(contract, contract.target, year);
}

/** The part of the work of a period that falls into a tier. */
const within = ({ from, to }: Tier, work: number): number =>
  Math.max(0, Math.min(work, to ?? Number.POSITIVE_INFINITY) - from);

/** What tiers pay for the work of a period, in cents, rounded once, half up. */
export function tierPay(tiers: readonly Tier[], work: number): number {
  return divideHalfUp(
    tiers.reduce((sum, tier) => sum + within(tier, work) * tier.rate, 0),
    HUNDREDTHS,
  );
}

/** What production of a contract year pays, as far as the work goes. */
export class Production {
  private readonly tiered: readonly { readonly period: Period; readonly tiers: readonly Tier[] }[];

  constructor(
    contract: Contract,
    year: Period,
    private readonly work: DailyWork,
  ) {
    this.tiered = periodsOf(year, contract.tierPeriod).map((period) => ({
      period,
      tiers: tiersIn(contract, period),
    }));
  }

  private workOf(period: Period, through: number): number {
    return this.work.in({ first: period.first, last: Math.min(period.last, through) });
  }

  /** The periods of tiers that have begun by a day. */
  periods(through: number): readonly PeriodPay[] {
    return this.tiered
      .filter(({ period }) => period.first <= through)
      .map(({ period, tiers }) => {
        const work = this.workOf(period, through);
        return {
          period,
          work,
          tiers: tiers.map((tier) => ({ ...tier, work: within(tier, work) })),
          production: tierPay(tiers, work),
        };
      });
  }

  /** Cents paid for the work of the year by the end of a day. */
  through(day: number): number {
    return this.tiered.reduce(
      (sum, { period, tiers }) =>
        period.first <= day ? sum + tierPay(tiers, this.workOf(period, day)) : sum,
      0,
    );
  }
}

/** The part of a year's amount that falls on days of it, rounded once, half up. */
export function shareOfYear(amount: number, days: Span, year: Period): number {
  return productHalfUp([amount, daysIn(days)], [daysIn(year.whole)]);
}

/**
 * What a contract year pays for the work through a day: base and stipends by the days that have passed, production by
 * the tiers of each period, and draws. The bounds of a period that is not over are those of the whole period.
 */
export function contractPay(
  contract: Contract,
  year: Period,
  work: DailyWork,
  through: number = year.last,
): ContractPay {
  const last = Math.min(through, year.last);
  const passed = { first: year.first, last };
  const paid = new Production(contract, year, work);
  const periods = paid.periods(last);
  const production = periods.reduce((sum, each) => sum + each.production, 0);
  const base = shareOfYear(ofPosition(contract, contract.base ?? 0), passed, year);
  const stipends = shareOfYear(contract.stipends, passed, year);
  const draw =
    contract.draw &&
    reconciled(
      { ...contract.draw, monthly: ofPosition(contract, contract.draw.monthly) },
      year,
      (day) => paid.through(day),
      last,
    );
  const earned = base + stipends + production + (draw?.kept ?? 0);
  return {
    year,
    through: last,
    work: work.in(passed),
    base,
    stipends,
    periods,
    production,
    draw,
    earned,
  };
}
