import { type Refusal, refusal } from '../issue/issue.js';
import type { Quoting } from '../issue/quoting.js';

/** Dates as people, spreadsheets and databases write them. */

/**
 * Whether the order of month and day is sure: certain by its form, shown by a day after the twelfth, or open, since
 * the date would be one either way.
 */
export type DateOrder = 'certain' | 'month-first' | 'open' | 'serial';

export interface WrittenDate {
  readonly ok: true;
  /** ISO */
  readonly date: string;
  readonly order: DateOrder;
}

/** Why a text is not read as a date. */
export interface UnreadDate {
  readonly ok: false;
  readonly because: 'day-first' | 'dots' | 'six-digits' | 'no-such-day' | 'no-date';
}

/** A time of day after a date, which does not matter. */
const TIME =
  '(?:(?:T|:|\\s+)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.:]\\d+)?)?\\s*(?:[AP]M)?\\s*(?:Z|UTC|[+-]\\d{2}:?\\d{2})?)?';
const YEAR = '(?<year>(?:19|20)\\d{2})';
/** Two digits of this century, or four */
const SHORT_YEAR = '(?<year>(?:(?:19|20)\\d{2}|\\d{2}))';
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const NAME = `(?<name>${MONTHS.join('|')})[A-Z]{0,6}\\.?`;

const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'i');

/** Forms that say which part is which; the first that fits. */
const CERTAIN: readonly RegExp[] = [
  // 2026-01-15, 2026/1/15, 2026-01-15T00:00:00.000Z
  form(`${YEAR}(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})${TIME}`),
  // 20260115, and as a number with decimals
  form(`${YEAR}(?<month>\\d{2})(?<day>\\d{2})(?:\\.0+)?${TIME}`),
  // 01152026, and without its zero; a year never looks like a month and a day
  form(`(?<month>\\d{1,2})(?<day>\\d{2})${YEAR}(?:\\.0+)?`),
  // 15-Jan-26, 15 January 2026, 15JAN2026:00:00:00
  form(`(?<day>\\d{1,2})[-/\\s]?${NAME}[-/,\\s]*${SHORT_YEAR}${TIME}`),
  // Jan 15, 2026, also after a day of the week
  form(`(?:[A-Z]{3,9},?\\s+)?${NAME}\\s*(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}${TIME}`),
];
/** 1/15/2026, 01-15-26 */
const MONTH_FIRST = form(`(?<month>\\d{1,2})(?<mark>[-/])(?<day>\\d{1,2})\\k<mark>${SHORT_YEAR}${TIME}`);
const DOTS = /^\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})$/;
const SIX_DIGITS = /^\d{6}$/;
/** Days since the end of 1899, as Excel keeps dates, of the years 2000 to 2049 */
const SERIAL = /^(?<days>\d{5})(?:\.\d+)?$/;
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 54_788;

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LAST_MONTH = 12;

/** Days in a month; 0 if it is not a month. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month] ?? 0);
}

type Parts = Readonly<Record<string, string | undefined>>;

/** ISO; null if there is no such day. */
function dayOf({ year = '', month = '', day = '', name }: Parts): string | null {
  const at = {
    year: Number(year.padStart(4, '20')),
    month: name ? MONTHS.indexOf(name.toUpperCase()) + 1 : Number(month),
    day: Number(day),
  };
  if (at.day < 1 || at.day > daysIn(at.year, at.month)) return null;
  return `${at.year}-${String(at.month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function serialDate(days: number): string | null {
  if (days < FIRST_SERIAL || days > LAST_SERIAL) return null;
  let left = days - FIRST_SERIAL;
  let year = 2000;
  let month = 1;
  while (left >= daysIn(year, month)) {
    left -= daysIn(year, month);
    month += 1;
    if (month <= LAST_MONTH) continue;
    month = 1;
    year += 1;
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(left + 1).padStart(2, '0')}`;
}

const unread = (because: UnreadDate['because']): UnreadDate => ({ ok: false, because });

/** 1/15/2026: American order. */
function monthFirst(parts: Parts): WrittenDate | UnreadDate {
  const [month, day] = [Number(parts.month), Number(parts.day)];
  const date = dayOf(parts);
  if (date !== null) {
    const order = day > LAST_MONTH ? 'month-first' : day === month ? 'certain' : 'open';
    return { ok: true, date, order };
  }
  const turned = dayOf({ ...parts, month: parts.day, day: parts.month });
  return unread(month > LAST_MONTH && turned !== null ? 'day-first' : 'no-such-day');
}

/** Reads a date in any form whose parts can be told apart; with slashes, the month comes first. */
export function readWrittenDate(written: string): WrittenDate | UnreadDate {
  const text = written.trim();
  for (const each of CERTAIN) {
    const parts = each.exec(text)?.groups;
    const date = parts ? dayOf(parts) : null;
    if (date !== null) return { ok: true, date, order: 'certain' };
    if (parts) return unread('no-such-day');
  }
  const parts = MONTH_FIRST.exec(text)?.groups;
  if (parts) return monthFirst(parts);
  const serial = serialDate(Number(SERIAL.exec(text)?.groups?.days ?? 0));
  if (serial !== null) return { ok: true, date: serial, order: 'serial' };
  if (DOTS.test(text)) return unread('dots');
  return unread(SIX_DIGITS.test(text) ? 'six-digits' : 'no-date');
}

const WHY: Readonly<Record<UnreadDate['because'], string>> = {
  'day-first': 'has its day first; dates with slashes are read month first, as in the US',
  dots: 'is a date with dots, which does not say whether day or month comes first',
  'six-digits': 'is a date of six digits, which does not say which of them are the year',
  'no-such-day': 'is not a date: the calendar has no such day',
  'no-date': 'is not a date',
};

/** Completes a sentence that begins with the text: "has its day first; …". */
export const whyUnread = ({ because }: UnreadDate): string => WHY[because];

/** @param quoting how the refusal may repeat the text */
export function dateRefusal(text: string, why: UnreadDate, quoting: Quoting): Refusal {
  const hint = 'Write it as 2026-01-15, 20260115 or 1/15/2026.';
  return refusal('E_DATE_INVALID', '', `${quoting.quoted('date', text)} ${whyUnread(why)}.`, { hint });
}

/** What the dates of a column show together about the order of month and day. */
export class DateOrders {
  private readonly seen = new Set<DateOrder | UnreadDate['because']>();

  saw(date: WrittenDate | UnreadDate): void {
    this.seen.add(date.ok ? date.order : date.because);
  }

  /** What is to be said about the column once. */
  get conclusions(): readonly string[] {
    const { seen } = this;
    const said: string[] = [];
    if (seen.has('open') && seen.has('day-first'))
      said.push(
        'some dates have the day first, so those that fit both ways, such as 1/2/2026, may have been read the wrong way round',
      );
    else if (seen.has('open') && !seen.has('month-first'))
      said.push(
        'dates such as 1/2/2026 were read month first, as in the US; no date in the column shows which order it uses',
      );
    if (seen.has('serial')) said.push('dates such as 46037 were read as Excel serial numbers (2026-01-15)');
    return said;
  }
}
