import type { ClaimTotals } from '../../../core/claim/totals.js';
import type { Refusal } from '../../../core/issue/issue.js';
import { formatDollars, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { feeOf, priceName } from '../../output/price/line.js';
import { issueText, noticeText } from '../../output/remedies.js';
import { renderTable } from '../../terminal/table.js';
import { wrap } from '../../terminal/text.js';
import type { AnsweredLine } from './answered-line.js';
import { percentCell, ruleCell } from './csv.js';

const COLUMNS = [
  { head: 'Service' },
  { head: 'Fee', align: 'right' },
  { head: '%', align: 'right' },
  { head: 'Allowed', align: 'right' },
  { head: 'Rule', flexible: true },
] as const;

function cellsOf({ outcome }: AnsweredLine): string[] {
  if (!outcome.ok) return [outcome.service, '', '', 'refused', outcome.code];
  const { units, allowed } = outcome;
  const fee = feeOf(outcome);
  const name = units === 1 ? priceName(outcome) : `${priceName(outcome)} × ${units}`;
  return [
    name,
    fee === null ? '' : formatDollars(fee),
    percentCell(outcome),
    formatDollars(allowed),
    ruleCell(outcome) || 'paid in full',
  ];
}

function notesOf(answers: readonly AnsweredLine[]): string[] {
  const notes = answers.flatMap(({ outcome }) =>
    outcome.ok ? outcome.notices.map((notice) => `${priceName(outcome)}: ${noticeText(notice)}`) : [],
  );
  const refused = answers.flatMap(({ outcome }) => (outcome.ok ? [] : [issueText(outcome as Refusal)]));
  return [...new Set(notes.map((note) => `Note: ${note}`)), ...new Set(refused)];
}

/** A claim typed at the prompt: a row for each service with the rule that set its amount, and the totals. */
export function claimTable(
  answers: readonly AnsweredLine[],
  totals: ClaimTotals,
  basis: string,
  width: number,
): string {
  const sums = [
    `Allowed ${formatDollars(totals.allowed)}`,
    `Medicare pays ${formatDollars(totals.medicarePays)}`,
    `patient pays ${formatDollars(totals.patientPays)}`,
  ].join(', ');
  const work = `Work RVUs credited: ${formatScaled(totals.workCredited, RVU_SCALE)}`;
  const table = renderTable(COLUMNS, answers.map(cellsOf), width);
  const notes = notesOf(answers).map((note) => wrap(note, width));
  return `${[table, sums, work, ...notes, basis].join('\n')}\n`;
}
