import type { CodeContent } from '../../../core/content/code-content.js';
import { nationalPayment } from '../../../core/page/lookup.js';
import type { RowOutcome } from '../../../core/price/priced.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';

/** A code as a line of a list: what it is called and what it comes to. */
export interface ListedCode {
  /** The row that stands for the code */
  readonly row: FeeRow;
  /** null: no name is written yet */
  readonly name: string | null;
  /** National, outside a facility or, where it is never done there, in one */
  readonly payment: RowOutcome;
}

export function listedCode(schedule: FeeSchedule, content: CodeContent, row: FeeRow): ListedCode {
  const { nonfacility, facility } = nationalPayment(schedule, row);
  const name = content.names(row.code)?.name ?? null;
  return { row, name, payment: nonfacility.ok ? nonfacility : facility };
}
