import { type CreditedEntry, workOf } from '../journal/credit.js';

/** A line of an employer's report of credited work. */
export interface ReportedLine {
  /** Its line in the file, from 1 */
  readonly line: number;
  /** ISO date of service */
  readonly date: string;
  readonly code: string;
  /** Upper case, in the order written */
  readonly modifiers: readonly string[];
  readonly units: number;
  /** Work RVUs of the whole line, in hundredths; null if the report does not say */
  readonly work: number | null;
  /** Whether it takes another line back: its units or work RVUs are negative in the file, and positive here */
  readonly isReversal: boolean;
}

/** A line of either side as the matching sees it. */
export interface Item<T> {
  readonly what: T;
  /** Tells which of several equal lines comes first */
  readonly order: string;
  readonly date: string;
  readonly code: string;
  /** Sorted, since their order means nothing here */
  readonly modifiers: string;
  readonly units: number;
  /** Hundredths; null if none is credited or stated */
  readonly work: number | null;
}

export type Here = Item<CreditedEntry>;
export type There = Item<ReportedLine>;

const sorted = (modifiers: readonly string[]): string => [...modifiers].sort().join('-');

/** An entry of the log, as the matching sees it. */
export function hereItem(credited: CreditedEntry): Here {
  const { id, date, code, modifiers, units } = credited.entry;
  const work = credited.outcome.ok ? workOf(credited) : null;
  return { what: credited, order: id, date, code, modifiers: sorted(modifiers), units, work };
}

const LINE_DIGITS = 9;

/** A line of the report, as the matching sees it. */
export function thereItem(reported: ReportedLine): There {
  const { line, date, code, modifiers, units, work } = reported;
  const order = String(line).padStart(LINE_DIGITS, '0');
  return { what: reported, order, date, code, modifiers: sorted(modifiers), units, work };
}

/** What was done on which day, whatever is credited for it. */
export const serviceKey = ({ date, code, modifiers, units }: Item<unknown>): string =>
  `${date} ${code} ${modifiers} ${units}`;

/** All that the matching knows of a line: lines of the same kind can stand for each other. */
export const kindKey = (item: Item<unknown>): string => `${serviceKey(item)} ${item.work ?? ''}`;

/** Items by a key, each list in order. */
export function grouped<T>(
  items: Iterable<Item<T>>,
  keyOf: (item: Item<unknown>) => string,
): Map<string, Item<T>[]> {
  const groups = new Map<string, Item<T>[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  for (const group of groups.values()) group.sort((a, b) => (a.order < b.order ? -1 : 1));
  return groups;
}
