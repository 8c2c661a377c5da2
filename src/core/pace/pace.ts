import type { Contract } from '../contract/contract.js';
import { DailyWork, spreadEvenly } from '../contract/daily-work.js';
import { type ContractPay, contractPay, targetIn, tiersIn } from '../contract/pay.js';
import { type Period, periodsOf } from '../contract/periods.js';
import { type Span, weekdayOf } from '../dates/days.js';
import { productHalfUp } from '../number/decimal.js';
import { resampled, type WorkRange } from './resample.js';

/** A service and what one unit of it is credited, in hundredths. */
export interface UnitWork {
  readonly service: string;
  readonly work: number;
}

/** Something to reach: the target of the year, or the lower end of a tier. */
export interface Goal {
  readonly kind: 'target' | 'tier';
  /** Work RVUs from which it is reached, in hundredths */
  readonly from: number;
  /** Cents per work RVU of a tier; null for a target */
  readonly rate: number | null;
  /** The year, or the period of tiers with the day */
  readonly period: Span;
  /** Work RVUs that are missing; 0 if it is reached */
  readonly left: number;
  /** The day on which it is reached at the mean of the weeks so far; null if not within its period */
  readonly on: number | null;
  /** How many units of a service close the gap, of each one alone */
  readonly closing: readonly { readonly service: string; readonly units: number }[];
}

/** Where a contract year will end. Work RVUs are hundredths, days those since 1970-01-01. */
export interface Pace {
  readonly year: Span;
  readonly asOf: number;
  readonly work: number;
  readonly workedDays: number;
  readonly daysLeft: number;
  /** Whole weeks before the day, counted back from it, within the year */
  readonly weeks: number;
  /** At the mean of a worked day, on as many days as the same weekdays were worked so far; null without work */
  readonly byDays: number | null;
  /** At the mean of the weeks; null without a whole week */
  readonly byWeeks: number | null;
  /** Null with too few weeks */
  readonly range: WorkRange | null;
  readonly goals: readonly Goal[];
  /** What the year earns where it ends by weeks, and at each end of the range; null if a contract has no money */
  readonly pay: {
    readonly low: ContractPay | null;
    readonly byWeeks: ContractPay | null;
    readonly high: ContractPay | null;
  };
}

const WEEK = 7;

/** The work of whole weeks, the latest first, back to the first day. */
function weeksBack(work: DailyWork, first: number, asOf: number): number[] {
  const weeks: number[] = [];
  for (let last = asOf; last - WEEK + 1 >= first; last -= WEEK)
    weeks.push(work.in({ first: last - WEEK + 1, last }));
  return weeks;
}

const onDay = (work: DailyWork, day: number): number => work.in({ first: day, last: day });

/** The work of the days left, at the mean of a worked day and the share of each weekday that was worked; half up. */
function aheadByDays(work: DailyWork, year: Span, asOf: number): { worked: number; ahead: number | null } {
  const elapsed = new Array<number>(WEEK).fill(0);
  const worked = new Array<number>(WEEK).fill(0);
  const left = new Array<number>(WEEK).fill(0);
  const count = (list: number[], day: number): void => {
    const at = weekdayOf(day);
    list[at] = (list[at] ?? 0) + 1;
  };
  for (let day = year.first; day <= year.last; day++) {
    if (day > asOf) count(left, day);
    else {
      count(elapsed, day);
      if (onDay(work, day) > 0) count(worked, day);
    }
  }
  const days = worked.reduce((sum, each) => sum + each, 0);
  if (days === 0) return { worked: 0, ahead: null };
  // The sum of left × worked / elapsed over the weekdays, with their product as the common divisor.
  const divisor = elapsed.reduce((product, each) => product * Math.max(1, each), 1);
  const top = elapsed.reduce(
    (sum, each, i) =>
      each === 0 ? sum : sum + BigInt(divisor / each) * BigInt((left[i] ?? 0) * (worked[i] ?? 0)),
    0n,
  );
  const done = BigInt(work.in({ first: year.first, last: asOf }));
  const bottom = BigInt(divisor) * BigInt(days);
  return { worked: days, ahead: Number((2n * done * top + bottom) / (2n * bottom)) };
}

/** The work through a day, and more of it spread evenly over the days after. */
function withAhead(work: DailyWork, year: Span, asOf: number, ahead: number): DailyWork {
  const pairs: (readonly [day: number, work: number])[] = [];
  for (let day = year.first; day <= asOf; day++) pairs.push([day, onDay(work, day)]);
  return new DailyWork([...pairs, ...spreadEvenly({ first: asOf + 1, last: year.last }, ahead)]);
}

/** Works out where a contract year will end. @param services what could close a gap */
export function paceOf(
  contract: Contract,
  year: Period,
  work: DailyWork,
  day: number,
  services: readonly UnitWork[],
): Pace {
  const asOf = Math.min(day, year.last);
  const passed = { first: year.first, last: asOf };
  const daysLeft = year.last - asOf;
  const done = work.in(passed);
  const weeks = weeksBack(work, year.first, asOf);
  const all = weeks.reduce((sum, each) => sum + each, 0);
  const weekly = weeks.length === 0 ? null : productHalfUp([all, daysLeft], [weeks.length, WEEK]);
  const { worked, ahead } = aheadByDays(work, year, asOf);
  const range = resampled(weeks, daysLeft);
  const earning = (more: number | null): ContractPay | null =>
    more === null ? null : contractPay(contract, year, withAhead(work, year, asOf, more));

  const goal = (kind: Goal['kind'], from: number, rate: number | null, period: Span): Goal => {
    const left = Math.max(0, from - work.in({ first: period.first, last: asOf }));
    const wait = all === 0 ? null : Math.ceil((left * WEEK * weeks.length) / all);
    const on = wait === null || asOf + wait > period.last ? null : asOf + wait;
    const closing = services
      .filter((each) => each.work > 0 && left > 0)
      .map((each) => ({ service: each.service, units: Math.ceil(left / each.work) }));
    return { kind, from, rate, period, left, on: left === 0 ? null : on, closing };
  };

  const target = targetIn(contract, year);
  const period = periodsOf(year, contract.tierPeriod).find((each) => each.first <= asOf && asOf <= each.last);
  const tiers = period ? tiersIn(contract, period).filter(({ from }) => from > 0) : [];
  return {
    year: { first: year.first, last: year.last },
    asOf,
    work: done,
    workedDays: worked,
    daysLeft,
    weeks: weeks.length,
    byDays: ahead === null ? null : done + ahead,
    byWeeks: weekly === null ? null : done + weekly,
    range: range && { low: done + range.low, high: done + range.high },
    goals: [
      ...(target === null ? [] : [goal('target', target, null, year)]),
      ...tiers.map(({ from, rate }) => goal('tier', from, rate, period ?? year)),
    ],
    pay: {
      low: earning(range?.low ?? null),
      byWeeks: earning(weekly),
      high: earning(range?.high ?? null),
    },
  };
}
