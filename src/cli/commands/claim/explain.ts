import type { AnsweredLine } from '../../../answer/find/answered-line.js';
import { issueText, noticeText } from '../../../answer/issue/remedies.js';
import type { LinePrice } from '../../../core/claim/line/line.js';
import type { ClaimTotals } from '../../../core/claim/totals.js';
import { Quoting } from '../../../core/issue/quoting.js';
import { formatDollars } from '../../../core/number/decimal.js';
import { localityLabel } from '../../../core/release/locality.js';
import { formulaLines, ruleLines } from '../../output/price/explain.js';
import { priceName } from '../../output/price/line.js';
import { PLAIN } from '../../terminal/paint.js';
import { counted, wrap } from '../../terminal/text.js';

const WIDTH = 80;

function heading(line: number, price: LinePrice): string {
  const { terms, units, line: asked } = price;
  const setting = terms.setting === 'facility' ? 'facility' : 'non-facility';
  const place = terms.locality ? localityLabel(terms.locality) : 'national';
  const times = units === 1 ? '' : ` × ${units}`;
  const day = asked.date === '' ? '' : `, ${asked.date}`;
  return wrap(`Line ${line}: ${priceName(price)}${times}, ${setting}, ${place}${day}`, WIDTH, '  ');
}

function explainLine({ line, outcome, notices }: AnsweredLine): string[] {
  if (!outcome.ok) return [wrap(`Line ${line}: ${issueText(outcome)}`, WIDTH, '  '), ''];
  const { payment } = outcome;
  const notes = [...notices, ...outcome.notices].map((notice) =>
    wrap(`  Note: ${noticeText(notice)}`, WIDTH, '    '),
  );
  const split = `  Medicare pays ${formatDollars(payment.medicarePays)}, the patient ${formatDollars(payment.patientPays)}`;
  return [
    heading(line, outcome),
    ...formulaLines(outcome),
    ...ruleLines(outcome.steps, PLAIN),
    `  Allowed: ${formatDollars(outcome.allowed)}`,
    ...ruleLines(payment.steps, PLAIN),
    split,
    ...notes,
    '',
  ];
}

/** "Claim 17", or "Claim at line 12" if its number might name the patient. */
function titleOf(id: string, [first]: readonly AnsweredLine[]): string {
  if (id === '' || !first) return 'Claim';
  return Quoting.cell.allows('claim', id)
    ? `Claim ${Quoting.cell.bare('claim', id)}`
    : `Claim at line ${first.line}`;
}

/** Every step of every line of a claim with its source, and the claim's totals. */
export function explainClaim(id: string, answers: readonly AnsweredLine[], totals: ClaimTotals): string {
  const head = `${titleOf(id, answers)}: ${counted(totals.lines, 'line')}`;
  const refused = totals.refused > 0 ? `, ${totals.refused} refused` : '';
  const totalTexts = [
    `Allowed ${formatDollars(totals.allowed)}`,
    `Medicare pays ${formatDollars(totals.medicarePays)}`,
    `patient pays ${formatDollars(totals.patientPays)}`,
    `sequestration ${formatDollars(totals.sequestration)}`,
  ];
  const lines = [
    head + refused,
    '',
    ...answers.flatMap(explainLine),
    wrap(`Total: ${totalTexts.join(', ')}`, WIDTH),
  ];
  return `${lines.join('\n')}\n\n`;
}
