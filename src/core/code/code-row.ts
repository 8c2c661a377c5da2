import { statusRefusal } from '../price/price.js';
import { type FeeRow, hasRvus } from '../release/fee-row.js';
import { type FeeSchedule, rowsOfCode } from '../release/fee-schedule.js';

/** Whether Medicare prices a row from its RVUs. */
export function isPriced(row: FeeRow, schedule: FeeSchedule): boolean {
  return hasRvus(row) && statusRefusal(row, schedule.rules) === null;
}

function standsFor(rows: readonly FeeRow[], schedule: FeeSchedule): FeeRow | null {
  return rows.find((row) => isPriced(row, schedule)) ?? rows[0] ?? null;
}

/**
 * The row that represents a code in a list: its unmodified row, or its 26 row if only the reading of a test
 * is priced nationally (and the other rows by the contractor). null: the code is not in the release.
 */
export function rowForCode(schedule: FeeSchedule, code: string): FeeRow | null {
  return standsFor(rowsOfCode(schedule, code), schedule);
}

/** Those rows of every code from the first to the last, inclusive. */
export function codeRows(schedule: FeeSchedule, first = '00000', last = 'ZZZZZ'): FeeRow[] {
  const byCode = new Map<string, FeeRow[]>();
  for (const row of schedule.rowsBetween(first, last)) {
    const rows = byCode.get(row.code);
    if (rows) rows.push(row);
    else byCode.set(row.code, [row]);
  }
  return [...byCode.values()].flatMap((rows) => standsFor(rows, schedule) ?? []);
}
