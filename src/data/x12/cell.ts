import { parseDate } from '../../core/claim/line/date.js';
import { components, element, located, type Segment } from './segment.js';

/** What a segment says in one place: a valid text, or what is wrong with it. */
export interface Cell {
  readonly text: string;
  readonly problem: string | null;
}

export const BLANK: Cell = { text: '', problem: null };

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

/** NM109 if NM108 says that it is an NPI; other identifiers may identify a person and are not read. */
export function npi(nm1: Segment): Cell {
  if (element(nm1, 8) !== 'XX') return BLANK;
  return cell(nm1, element(nm1, 9), /^\d{10}$/, 'NM109 is not an NPI of ten digits');
}

/** N403 as 94110 or 94110-1234; blank abroad. */
export function zipCode(n4: Segment): Cell {
  if (!['', 'US', 'USA'].includes(element(n4, 4))) return BLANK;
  const zip = element(n4, 3).replace(/^(\d{5})-?(\d{4})$/, '$1-$2');
  return cell(n4, zip, /^\d{5}(?:-\d{4})?$/, 'N403 is not a ZIP code of 5 or 9 digits');
}

/** CLM05-1 if CLM05-2 (B) says that it is a place of service, not a type of bill. */
export function claimPos(clm: Segment): Cell {
  const [pos = '', qualifier = ''] = components(clm, 5);
  const form = qualifier === 'B' ? /^\d{2}$/ : /^$/;
  return cell(clm, pos, form, 'CLM05 is not a place of service of two digits with the qualifier B');
}

/** DTP03 as YYYY-MM-DD; for a range, its first day. */
export function serviceDate(dtp: Segment): Cell {
  const isRange = element(dtp, 2) === 'RD8';
  const days = element(dtp, 3).split('-').map(isoDay);
  const [first = '', last = first] = days;
  const readable = isRange || element(dtp, 2) === 'D8';
  const ordered = days.length === (isRange ? 2 : 1) && days.every((day) => day !== '') && first <= last;
  return cell(
    dtp,
    readable && ordered ? first : '',
    /./,
    'not a date (D8, YYYYMMDD) or range of dates (RD8, YYYYMMDD-YYYYMMDD)',
  );
}

/** YYYYMMDD, the only form in an 837P, as YYYY-MM-DD; blank if there is no such day in the calendar. */
function isoDay(text: string): string {
  return /^\d{8}$/.test(text) ? (parseDate(text) ?? '') : '';
}
