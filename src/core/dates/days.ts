/** Arithmetic of the calendar. A day is the number of days since 1970-01-01. */

/** Days in a row, the first and the last included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const DAYS_OF_ERA = 146_097;
const YEARS_OF_ERA = 400;
/** From 0000-03-01, with which an era begins, to 1970-01-01 */
const EPOCH = 719_468;

/** Days from 1970-01-01 to a day of a month that exists. Source: the Gregorian calendar, with years from March. */
function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / YEARS_OF_ERA);
  const ofEra = y - era * YEARS_OF_ERA;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(ofEra / 4) - Math.floor(ofEra / 100);
  return era * DAYS_OF_ERA + ofEra * 365 + leapDays + ofYear - EPOCH;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS_OF_MONTH[month - 1] ?? 31);

/** The day of an ISO date. */
export function dayNumber(iso: string): number {
  return dayOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
}

/** Year, month and day of the month. */
function partsOf(day: number): readonly [year: number, month: number, day: number] {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const ofEra = shifted - era * DAYS_OF_ERA;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const date = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  return [years + era * YEARS_OF_ERA + (month <= 2 ? 1 : 0), month, date];
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The ISO date of a day. */
export function isoOf(day: number): string {
  const [year, month, date] = partsOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The same day of a month some months later or earlier, or the last of that month if it is shorter. */
export function addMonths(day: number, months: number): number {
  const [year, month, date] = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  return dayOf(y, m, Math.min(date, lengthOf(y, m)));
}

/** How many days a span has. */
export function daysIn({ first, last }: Span): number {
  return Math.max(0, last - first + 1);
}

/** The days that two spans have in common; none if its last is before its first. */
export function common(a: Span, b: Span): Span {
  return { first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) };
}
