import type { CodeContent } from '../../core/content/code-content.js';
import { nationalPayment } from '../../core/page/lookup.js';
import type { RowOutcome } from '../../core/price/priced.js';
import type { FeeRow } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';

/** A code as a line of a list: its name and what it pays. */
export interface ListedCode {
  /** The row that represents the code */
  readonly row: FeeRow;
  /** null: not written yet */
  readonly name: string | null;
  /** National, outside a facility, or in one if it is never done elsewhere */
  readonly payment: RowOutcome;
}

export function listedCode(schedule: FeeSchedule, content: CodeContent, row: FeeRow): ListedCode {
  const { nonfacility, facility } = nationalPayment(schedule, row);
  const name = content.names(row.code)?.name ?? null;
  return { row, name, payment: nonfacility.ok ? nonfacility : facility };
}
