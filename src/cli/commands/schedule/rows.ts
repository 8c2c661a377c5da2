import { UsageError } from '../../../core/issue/errors.js';
import { statusRefusal } from '../../../core/price/price.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { ScheduleOptions } from './command.js';

const FIRST = '00000';
const LAST = 'ZZZZZ';

type RowOptions = Pick<ScheduleOptions, 'codes' | 'section' | 'status' | 'qp'>;

/**
 * The priced rows that pass the filters, in the order of the release.
 * @throws UsageError if an option names nothing, or no priced row passes them all
 */
export function scheduledRows(schedule: FeeSchedule, options: RowOptions): FeeRow[] {
  const { codes, section, status } = options;
  const inSection = section?.(schedule);
  const filters = [
    ...(codes ? [codes(schedule)] : []),
    ...(inSection ? [({ code }: FeeRow) => inSection(code)] : []),
    ...(status ? [(row: FeeRow) => status.has(row.status)] : []),
  ];
  const rows = [...schedule.rowsBetween(FIRST, LAST)].filter(
    (row) => filters.every((fits) => fits(row)) && statusRefusal(row, schedule.rules) === null,
  );
  if (rows.length === 0) {
    throw new UsageError(
      'E_SCHEDULE_EMPTY',
      'No priced row matches --codes, --section and --status.',
      'Statuses A, R and T are priced; rvu lookup says why a code is not.',
    );
  }
  if (!options.qp) return rows;
  return rows.map((row) => schedule.row(row.code, row.modifier, true) ?? row);
}
