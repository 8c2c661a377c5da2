import { yearWith } from '../contract/periods.js';
import { addMonths, dayNumber, daysIn, isoOf, type Span, weekdayOf } from '../dates/days.js';

/** What a report is divided by. Months and quarters are those of the calendar. */
export const REPORT_BY = ['day', 'week', 'month', 'quarter', 'year', 'code', 'family', 'site'] as const;
export type ReportBy = (typeof REPORT_BY)[number];

type TimeUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export function isTime(by: ReportBy): by is TimeUnit {
  return by !== 'code' && by !== 'family' && by !== 'site';
}

/** A stretch of time of a report, cut to its days. */
export interface TimeGroup {
  /** "2026-01-15", the Monday of a week, "2026-01", "2026-Q1"; of a year its first day, or "2026" of the calendar's */
  readonly key: string;
  readonly span: Span;
}

const WEEK = 7;
const YEAR_MONTHS = 12;

const monthOf = (day: number): number => dayNumber(`${isoOf(day).slice(0, 7)}-01`);

function quarterOf(day: number): number {
  const month = Number(isoOf(day).slice(5, 7));
  return addMonths(monthOf(day), -((month - 1) % 3));
}

function firstOf(unit: TimeUnit, day: number, begins: string): number {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day - weekdayOf(day);
    case 'month':
      return monthOf(day);
    case 'quarter':
      return quarterOf(day);
    case 'year':
      return yearWith(day, begins).first;
  }
}

function nextAfter(unit: TimeUnit, first: number, begins: string): number {
  switch (unit) {
    case 'day':
      return first + 1;
    case 'week':
      return first + WEEK;
    case 'month':
      return addMonths(first, 1);
    case 'quarter':
      return addMonths(first, 3);
    case 'year':
      return yearWith(first, begins).last + 1;
  }
}

function keyOf(unit: TimeUnit, first: number): string {
  const date = isoOf(first);
  if (unit === 'month') return date.slice(0, 7);
  if (unit === 'quarter') return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  return unit === 'year' && date.endsWith('-01-01') ? date.slice(0, 4) : date;
}

/** The stretches of time that a span divides into. @param begins month and day on which years begin, "07-01" */
export function timeGroups(unit: TimeUnit, span: Span, begins: string): TimeGroup[] {
  const groups: TimeGroup[] = [];
  for (let first = firstOf(unit, span.first, begins); first <= span.last; ) {
    const next = nextAfter(unit, first, begins);
    groups.push({
      key: keyOf(unit, first),
      span: { first: Math.max(first, span.first), last: Math.min(next - 1, span.last) },
    });
    first = next;
  }
  return groups;
}

/** The same days a year before; of a week, the same weekdays. */
export function yearBefore({ first, last }: Span, by: ReportBy): Span {
  if (by === 'week') return { first: first - 52 * WEEK, last: last - 52 * WEEK };
  const start = addMonths(first, -YEAR_MONTHS);
  const end = addMonths(last + 1, -YEAR_MONTHS) - 1;
  return daysIn({ first: start, last: end }) > 0
    ? { first: start, last: end }
    : { first: start, last: start };
}
