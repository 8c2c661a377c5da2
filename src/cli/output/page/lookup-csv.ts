import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { CodeReport } from '../../../core/page/lookup.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { LookupAnswer } from '../../commands/lookup/answer.js';
import { csvLine, serviceCells } from '../csv.js';
import { issueText } from '../remedies.js';

/** The columns that a lookup adds to a record; the last is for its error. */
export const LOOKUP_COLUMNS = [
  'rvu_name',
  'rvu_status',
  'rvu_work',
  'rvu_nonfacility_pe',
  'rvu_facility_pe',
  'rvu_mp',
  'rvu_nonfacility_total',
  'rvu_facility_total',
  'rvu_nonfacility_payment',
  'rvu_facility_payment',
  'rvu_error',
] as const;

/** Work, both practice expenses, malpractice and both totals of a row, as text. */
export function rvuCells(row: FeeRow): string[] {
  const { work, nonfacilityPe, facilityPe, malpractice, nonfacilityTotal, facilityTotal } = row;
  const rvus = [work, nonfacilityPe, facilityPe, malpractice, nonfacilityTotal, facilityTotal];
  return rvus.map((rvu) => formatScaled(rvu, RVU_SCALE));
}

/** The figures of a lookup as CSV cells, in the order of the batch columns, name and error left out. */
export function figureCells({ row, payment }: CodeReport): string[] {
  const payments = [payment.nonfacility, payment.facility];
  const amounts = payments.map((each) => (each.ok ? formatScaled(each.allowed, CENTS_SCALE) : ''));
  return [row.status, ...rvuCells(row), ...amounts];
}

/** A lookup as CSV. */
export function renderCsv({ results, errors }: LookupAnswer): string {
  const found = results.map(({ report, names }) =>
    csvLine([report.row.code, report.row.modifier, names?.name ?? '', ...figureCells(report), '']),
  );
  const blanks = LOOKUP_COLUMNS.slice(0, -1).map(() => '');
  const refused = errors.map((error) => csvLine([...serviceCells(error), ...blanks, issueText(error)]));
  return `${[['code', 'modifier', ...LOOKUP_COLUMNS].join(','), ...found, ...refused].join('\n')}\n`;
}
