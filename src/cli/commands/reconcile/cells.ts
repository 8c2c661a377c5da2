import type { CreditedEntry } from '../../../core/journal/credit.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { ReportedLine } from '../../../core/reconcile/lines.js';
import type { Difference } from '../../../core/reconcile/reconcile.js';
import type { Column } from '../../terminal/table.js';
import { centsOf, type ReconcileAnswer } from './answer.js';
import { KIND_TITLES, remark } from './words.js';

/** The columns of the list to hand in. A difference of several lines has a row for each, with its number. */
export const LIST_COLUMNS = [
  'difference',
  'kind',
  'log_id',
  'log_date',
  'log_code',
  'log_modifiers',
  'log_units',
  'log_work',
  'report_line',
  'report_date',
  'report_code',
  'report_modifiers',
  'report_units',
  'report_work',
  'work_difference',
  'dollars_low',
  'dollars_high',
  'remark',
] as const;

/** Which of them are numbers of two decimals. */
export const AMOUNTS: ReadonlySet<string> = new Set([
  'log_work',
  'report_work',
  'work_difference',
  'dollars_low',
  'dollars_high',
]);

/** Which of them are whole numbers. */
const COUNTS: ReadonlySet<string> = new Set(['difference', 'log_units', 'report_line', 'report_units']);

export const isNumber = (column: string): boolean => AMOUNTS.has(column) || COUNTS.has(column);

/** The columns for a table on paper or in Markdown. */
export const LIST_TABLE: readonly Column[] = LIST_COLUMNS.map((head) => ({
  head: head.replace('_', ' '),
  align: isNumber(head) ? 'right' : 'left',
}));

const work = (hundredths: number | null): string =>
  hundredths === null ? '' : formatScaled(hundredths, RVU_SCALE);

function logCells(credited: CreditedEntry | undefined): string[] {
  if (!credited) return ['', '', '', '', '', ''];
  const { id, date, code, modifiers, units } = credited.entry;
  const { outcome } = credited;
  return [id, date, code, modifiers.join(' '), String(units), outcome.ok ? work(outcome.work) : ''];
}

function reportCells(line: ReportedLine | undefined): string[] {
  if (!line) return ['', '', '', '', '', ''];
  const sign = line.isReversal ? -1 : 1;
  return [
    String(line.line),
    line.date,
    line.code,
    line.modifiers.join(' '),
    String(sign * line.units),
    work(line.work === null ? null : sign * line.work),
  ];
}

function rowsOf(difference: Difference, number: number, answer: ReconcileAnswer): string[][] {
  const { kind, here, there } = difference;
  const cents = centsOf(difference.difference, answer.rate);
  const sums = [
    work(difference.difference),
    ...[cents?.[0], cents?.[1]].map((each) => (each === undefined ? '' : formatScaled(each, CENTS_SCALE))),
    remark(difference, answer.causes.get(difference), answer.held),
  ];
  return Array.from({ length: Math.max(here.length, there.length) }, (_, i) => [
    String(number),
    KIND_TITLES[kind],
    ...logCells(here[i]),
    ...reportCells(there[i]),
    ...(i === 0 ? sums : sums.map(() => '')),
  ]);
}

/** The rows of the list, as texts in the order of LIST_COLUMNS. */
export function listRows(answer: ReconcileAnswer): string[][] {
  return answer.result.differences.flatMap((difference, i) => rowsOf(difference, i + 1, answer));
}
