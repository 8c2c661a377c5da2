import { addMonths, common, dayNumber, daysIn, isoOf, type Span } from '../dates/days.js';
import type { Contract, TierPeriod } from './contract.js';

/** A part of a contract's time, cut to the days on which the contract is in force. */
export interface Period extends Span {
  /** The period without the cut: all of the month, quarter or contract year */
  readonly whole: Span;
}

const MONTHS: Readonly<Record<TierPeriod, number>> = { month: 1, quarter: 3, year: 12 };

/** The days on which a contract is in force; one without an end has no last day. */
function daysOf({ from, through }: Pick<Contract, 'from' | 'through'>): Span {
  return { first: dayNumber(from), last: through === null ? Number.POSITIVE_INFINITY : dayNumber(through) };
}

/** The day of a year that a month and day name; February 29 is the 28th where there is none. */
function dayInYear(year: number, monthDay: string): number {
  const month = Number(monthDay.slice(0, 2));
  const first = addMonths(dayNumber(`${String(year).padStart(4, '0')}-01-01`), month - 1);
  return Math.min(first + Number(monthDay.slice(3)) - 1, addMonths(first, 1) - 1);
}

/** The twelve months with a day that begin on a month and day, "07-01". */
export function yearWith(day: number, begins: string): Span {
  const year = Number(isoOf(day).slice(0, 4));
  const thisYear = dayInYear(year, begins);
  return thisYear <= day
    ? { first: thisYear, last: dayInYear(year + 1, begins) - 1 }
    : { first: dayInYear(year - 1, begins), last: thisYear - 1 };
}

/** The month and day on which the years of a contract begin. */
export function yearBegins({ yearBegins: given, from }: Pick<Contract, 'yearBegins' | 'from'>): string {
  return given ?? from.slice(5);
}

/**
 * The contract year with a day: twelve months from the anniversary of the first day, or from the day of the year that
 * the contract names, cut to the days of the contract. Null if the contract is not in force on the day.
 */
export function contractYear(contract: Contract, day: number): Period | null {
  const days = daysOf(contract);
  if (day < days.first || day > days.last) return null;
  const whole = yearWith(day, yearBegins(contract));
  return { ...common(whole, days), whole };
}

/** The months, quarters or the whole of a contract year, each cut to the days of the contract. */
export function periodsOf(year: Period, by: TierPeriod): readonly Period[] {
  const { whole } = year;
  const months = MONTHS[by];
  return Array.from({ length: 12 / months }, (_, i) => {
    const first = addMonths(whole.first, i * months);
    const last = i === 12 / months - 1 ? whole.last : addMonths(whole.first, (i + 1) * months) - 1;
    return { ...common({ first, last }, year), whole: { first, last } };
  }).filter((period) => daysIn(period) > 0);
}
