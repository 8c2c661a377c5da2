import { parseDate } from '../../core/claim/line/date.js';
import type { Notice } from '../../core/issue/issue.js';
import { printable } from '../../core/text/printable.js';
import { components, element, located, otherSeparator, type Segment } from './segment.js';

const MILLISECONDS_OF_DAY = 86_400_000;

/** What a segment says in one place: a valid text, or what is wrong with it. */
export interface Cell {
  readonly text: string;
  /** Why its line cannot be priced */
  readonly problem: string | null;
  /** What is wrong with it that does not keep its line from being priced */
  readonly slip?: string;
  /** How it was read, where nothing is wrong with it */
  readonly notice?: Notice;
}

export const BLANK: Cell = { text: '', problem: null };

/** A text that may be used although the segment is not as it should be. */
export function usable(segment: Segment, text: string, slip: string): Cell {
  return { text, problem: null, slip: located(segment, slip) };
}

/**
 * The text if it has the right form; otherwise blank with a problem. A cell that may be blank needs a form
 * that allows that.
 */
export function cell(segment: Segment, text: string, form: RegExp, expected: string): Cell {
  if (form.test(text)) return { text, problem: null };
  return { text: '', problem: located(segment, expected) };
}

/** The first problem in the order given, so that a line has only one reason. */
export function firstProblem(cells: readonly Pick<Cell, 'problem'>[]): string | null {
  return cells.find(({ problem }) => problem !== null)?.problem ?? null;
}

/**
 * NM109 if NM108 says that it is an NPI. Other identifiers may identify a person: they only tell practitioners apart.
 * @param alias a name for one whose identifier is not shown
 */
export function npi(nm1: Segment, alias: (identifier: string) => string): Cell {
  const identifier = element(nm1, 9);
  const isNpi = element(nm1, 8) === 'XX';
  if (isNpi && /^\d{10}$/.test(identifier)) return { text: identifier, problem: null };
  const text = identifier === '' ? '' : alias(identifier);
  return isNpi ? usable(nm1, text, 'NM109 is not an NPI of ten digits') : { text, problem: null };
}

/** Where a service was furnished: its ZIP code, or if that is not given its state. */
export interface Place {
  readonly zip: Cell;
  /** "NV" if there is no ZIP code, otherwise blank */
  readonly state: string;
}

export const NOWHERE: Place = { zip: BLANK, state: '' };

/** N403 as 94110 or 94110-1234; without one, N402; nothing abroad. */
export function placeOf(n4: Segment): Place {
  if (!['', 'US', 'USA'].includes(element(n4, 4)))
    return { zip: usable(n4, '', 'N404 names another country, where there is no locality'), state: '' };
  const zip = element(n4, 3).replace(/^(\d{5})-?(\d{4})$/, '$1-$2');
  const state = element(n4, 2);
  const missing = 'N403 is not a ZIP code of 5 or 9 digits';
  if (/^\d{5}(?:-\d{4})?$/.test(zip) || !/^[A-Z]{2}$/.test(state))
    return { zip: cell(n4, zip, /^\d{5}(?:-\d{4})?$/, missing), state: '' };
  return { zip: usable(n4, '', `${missing}; the state in N402 is used`), state };
}

/** CLM05-1 if CLM05-2 does not say that it is a type of bill. @param isOld before 5010, which added the qualifier B */
export function claimPos(clm: Segment, isOld: boolean): Cell {
  const other = otherSeparator(clm, 5, /^\d{2}$/);
  if (other !== null) return { text: '', problem: separatorProblem(clm, 'CLM05', other) };
  const [pos = '', qualifier = ''] = components(clm, 5);
  if (qualifier === '' && /^\d{2}$/.test(pos))
    return isOld ? { text: pos, problem: null } : usable(clm, pos, 'CLM05-2 is not B (place of service)');
  const form = qualifier === 'B' ? /^\d{2}$/ : /^$/;
  return cell(clm, pos, form, 'CLM05 is not a place of service of two digits with the qualifier B');
}

/** Delimiters are not letters or digits, so they tell nothing of a patient. */
export function separatorProblem(segment: Segment, name: string, found: string): string {
  const [stated, used] = [segment.componentSeparator, found].map((each) => `"${printable(each)}"`);
  return located(segment, `ISA16 says that ${stated} separates components, but in ${name} ${used} does`);
}

/** No days of care: what invalid dates, or dates out of order, leave of a package. */
const NO_DAYS = '0';

/** The days from one date to a later one; NaN if either is not a date. */
const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / MILLISECONDS_OF_DAY;

/**
 * The days of postoperative care: "30", or "from 20" for all from the 20th day after surgery on. The day on which
 * care was assumed counts, and the day on which it was relinquished.
 * @param assumed DTP*090 @param relinquished DTP*091 @param surgery date of service, YYYY-MM-DD
 * @returns blank if neither date is given, since the care is then all of the package
 */
export function careDays(assumed: Segment | null, relinquished: Segment | null, surgery: string): string {
  if (!assumed && !relinquished) return '';
  const first = assumed && serviceDate(assumed).text;
  const last = relinquished && serviceDate(relinquished).text;
  if (first !== null && last === null) {
    const day = daysBetween(surgery, first);
    return day >= 0 ? `from ${Math.max(1, day)}` : NO_DAYS;
  }
  const days = first === null ? daysBetween(surgery, last ?? '') : daysBetween(first, last ?? '') + 1;
  return days >= 1 ? String(days) : NO_DAYS;
}

const SEVERAL_DAYS: Notice = {
  code: 'N_DATE',
  message: 'The line covers several days; the first of them decides which release and rules apply.',
};

/** DTP03 as YYYY-MM-DD; for a range, its first day. */
export function serviceDate(dtp: Segment): Cell {
  const isRange = element(dtp, 2) === 'RD8';
  const days = element(dtp, 3).split('-').map(isoDay);
  const [first = '', last = first] = days;
  const readable = isRange || element(dtp, 2) === 'D8';
  const ordered = days.length === (isRange ? 2 : 1) && days.every((day) => day !== '') && first <= last;
  const date = cell(
    dtp,
    readable && ordered ? first : '',
    /./,
    'not a date (D8, YYYYMMDD) or range of dates (RD8, YYYYMMDD-YYYYMMDD)',
  );
  return date.problem === null && first !== last ? { ...date, notice: SEVERAL_DAYS } : date;
}

/** YYYYMMDD, the only form in an 837P, as YYYY-MM-DD; blank if there is no such day in the calendar. */
function isoDay(text: string): string {
  return /^(?:19|20)\d{6}$/.test(text) ? (parseDate(text) ?? '') : '';
}
