import type { AnsweredLine } from '../../../answer/find/answered-line.js';
import { issueText, noticeText } from '../../../answer/issue/remedies.js';
import { feeOf } from '../../../answer/json/price.js';
import type { ClaimTotals } from '../../../core/claim/totals.js';
import type { Refusal } from '../../../core/issue/issue.js';
import { formatDollars, formatGrouped, RVU_SCALE } from '../../../core/number/decimal.js';
import { priceName } from '../../output/price/line.js';
import { renderTable } from '../../terminal/table.js';
import { wrap } from '../../terminal/text.js';
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

/** What there is to know about lines, each once with the services it applies to, and why lines are refused. */
function notesOf(answers: readonly AnsweredLine[]): string[] {
  const notes = new Map<string, Set<string>>();
  for (const { outcome, notices } of answers) {
    if (!outcome.ok) continue;
    for (const text of [...notices, ...outcome.notices].map(noticeText))
      notes.set(text, (notes.get(text) ?? new Set()).add(priceName(outcome)));
  }
  const refused = answers.flatMap(({ outcome }) => (outcome.ok ? [] : [issueText(outcome as Refusal)]));
  const said = [...notes].map(([text, services]) => `Note: ${[...services].join(', ')}: ${text}`);
  return [...said, ...new Set(refused)];
}

/** A claim typed at the prompt: a row for each service with the rule that set its amount, and the totals. */
export function claimTable(
  answers: readonly AnsweredLine[],
  totals: ClaimTotals,
  basis: string,
  width: number,
): string {
  const sums = answers.every(({ outcome }) => !outcome.ok)
    ? 'No line was priced.'
    : [
        `Allowed ${formatDollars(totals.allowed)}`,
        `Medicare pays ${formatDollars(totals.medicarePays)}`,
        `patient pays ${formatDollars(totals.patientPays)}`,
      ].join(', ');
  const hasWork = answers.some(({ outcome }) => outcome.ok && outcome.workCredited !== null);
  const work = hasWork ? [`Work RVUs credited: ${formatGrouped(totals.workCredited, RVU_SCALE)}`] : [];
  const table = renderTable(COLUMNS, answers.map(cellsOf), width);
  const notes = notesOf(answers).map((note) => wrap(note, width));
  return `${[table, sums, ...work, ...notes, wrap(basis, width, '')].join('\n')}\n`;
}
