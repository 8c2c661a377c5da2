import { issueText } from '../../../answer/issue/remedies.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { CENTS_SCALE, formatScaled } from '../../../core/number/decimal.js';
import type { CodeReport } from '../../../core/page/lookup.js';
import { releaseColumns, serviceCells } from '../../output/csv.js';
import { rvuCells } from '../../output/page/figures.js';
import type { LookupAnswer } from './view.js';

/** The columns that a batch adds; the last is for the error. */
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

/** The figures of a code, in the order of the batch columns, without name and error. */
export function figureCells({ row, payment }: CodeReport): string[] {
  const payments = [payment.nonfacility, payment.facility];
  const amounts = payments.map((each) => (each.ok ? formatScaled(each.allowed, CENTS_SCALE) : ''));
  return [row.status, ...rvuCells(row), ...amounts];
}

/** Codes as CSV, followed by those not found. */
export function renderCsv(answer: LookupAnswer): string {
  const { results, errors } = answer;
  const columns = releaseColumns(answer);
  const of = columns.map(([, cell]) => cell);
  const found = results.map(({ report, names }) =>
    csvLine([report.row.code, report.row.modifier, names?.name ?? '', ...figureCells(report), ...of, '']),
  );
  const figures = LOOKUP_COLUMNS.slice(0, -1);
  const blanks = figures.map(() => '');
  const refused = errors.map((error) =>
    csvLine([...serviceCells(error), ...blanks, ...of, issueText(error)]),
  );
  const head = ['code', 'modifier', ...figures, ...columns.map(([name]) => name), 'rvu_error'];
  return `${[head.join(','), ...found, ...refused].join('\n')}\n`;
}
