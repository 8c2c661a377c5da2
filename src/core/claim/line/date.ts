import { type Notice, type Refusal, refusal } from '../../issue/issue.js';
import { Quoting } from '../../issue/quoting.js';
import type { Release } from '../../release/fee-schedule.js';

/** A date of service that a release can price. */
export interface ServiceDate {
  readonly ok: true;
  /** ISO */
  readonly date: string;
  readonly notices: readonly Notice[];
}

const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ].*)?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<month>\d{1,2})[/-](?<day>\d{1,2})[/-](?<year>\d{4})$/,
  /^(?<month>\d{1,2})[/-](?<day>\d{1,2})[/-](?<year>\d{2})$/,
];

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month; 0 if it is not a month. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month] ?? 0);
}

/** Reads 2026-01-15, 20260115, 1/15/2026 or 01/15/26 (American order) as ISO; null if it is not a date. */
export function parseDate(text: string): string | null {
  for (const form of FORMS) {
    const parts = form.exec(text.trim())?.groups;
    if (!parts) continue;
    const { year = '', month = '', day = '' } = parts;
    const at = { year: Number(year.padStart(4, '20')), month: Number(month), day: Number(day) };
    if (at.day < 1 || at.day > daysIn(at.year, at.month)) return null;
    return `${at.year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return null;
}

/**
 * A date of service for a release: it must be in the release's year, and gets a notice if it is in another quarter.
 * @param quoting how a refusal may repeat the text
 */
export function serviceDate(
  text: string,
  { id, year, effective }: Release,
  quoting = Quoting.typed,
): ServiceDate | Refusal {
  const date = parseDate(text);
  if (date === null) {
    const hint = 'Write it as 2026-01-15, 20260115 or 1/15/2026.';
    return refusal('E_DATE_INVALID', '', `${quoting.quoted('date', text)} is not a date.`, { hint });
  }
  if (date.slice(0, 4) !== String(year)) {
    const message = `${quoting.plain('date', date)} is not in ${year}, the year that ${id} prices.`;
    return refusal('E_DATE_NOT_COVERED', '', message);
  }
  const inside = effective.from <= date && date <= effective.through;
  const message = `${date} is outside the quarter of ${id} (${effective.from} to ${effective.through}): a later release may differ.`;
  return { ok: true, date, notices: inside ? [] : [{ code: 'N_DATE', message }] };
}
