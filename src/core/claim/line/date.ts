import { type DateOrders, dateRefusal, readWrittenDate } from '../../dates/written-date.js';
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

/** Reads a date as people and programs write it, as ISO; null if it is not a date. */
export function parseDate(text: string): string | null {
  const read = readWrittenDate(text);
  return read.ok ? read.date : null;
}

/**
 * A date of service for a release: it must be in the release's year, and gets a notice if it is in another quarter.
 * @param quoting how a refusal may repeat the text
 * @param orders what the dates of the same column show about the order of month and day
 */
export function serviceDate(
  text: string,
  { id, year, effective }: Release,
  quoting = Quoting.typed,
  orders?: DateOrders,
): ServiceDate | Refusal {
  const read = readWrittenDate(text);
  orders?.saw(read);
  if (!read.ok) return dateRefusal(text, read, quoting);
  const { date } = read;
  if (date.slice(0, 4) !== String(year)) {
    const message = `${quoting.plain('date', date)} is not in ${year}, the year that ${id} prices.`;
    return refusal('E_DATE_NOT_COVERED', '', message);
  }
  const inside = effective.from <= date && date <= effective.through;
  const message = `${date} is outside the quarter of ${id} (${effective.from} to ${effective.through}): a later release may differ.`;
  return { ok: true, date, notices: inside ? [] : [{ code: 'N_DATE', message }] };
}
