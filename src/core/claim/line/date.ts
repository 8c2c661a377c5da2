import { type DateOrders, dateRefusal, readWrittenDate } from '../../dates/written-date.js';
import type { Refusal } from '../../issue/issue.js';
import { Quoting } from '../../issue/quoting.js';

/** Reads a date as people and programs write it, as ISO; null if it is not a date. */
export function parseDate(text: string): string | null {
  const read = readWrittenDate(text);
  return read.ok ? read.date : null;
}

/**
 * The day that a date of service names, ISO.
 * @param quoting how a refusal may repeat the text
 * @param orders what the dates of the same column show about the order of month and day
 */
export function readDate(text: string, quoting = Quoting.typed, orders?: DateOrders): string | Refusal {
  const read = readWrittenDate(text);
  orders?.saw(read);
  return read.ok ? read.date : dateRefusal(text, read, quoting);
}
