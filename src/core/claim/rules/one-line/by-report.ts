import { atPercentInCents } from '../../../number/percent.js';
import { citing, type Provenance } from '../../../price/provenance.js';
import { shareFormula, shareText } from '../../line/wording.js';
import type { LineWork, RuleContext } from '../../line/work.js';

/**
 * 22 (increased) and 52 (reduced) have no fixed percentage: contractors decide on the documentation. Without
 * a percentage of the caller's the fee stands, flagged. Source: Pub. 100-04, ch. 12 §20.4.6.
 */
const SOURCE: readonly Provenance[] = [
  { kind: 'given', figure: 'percentage' },
  ...citing('Pub. 100-04, ch. 12 §20.4.6'),
];

export function applyByReport(work: LineWork, context: RuleContext): void {
  for (const modifier of work.modifiers.byReport) {
    const percent = context.choices.reportPercents.get(modifier);
    if (percent === undefined) {
      const message = `Modifier ${modifier} is paid by report: the amount is the fee without it.`;
      work.notices.push({ code: 'N_BY_REPORT', message, remedy: { do: 'give-percent', modifier } });
      continue;
    }
    const before = work.amount;
    work.become(atPercentInCents(before, percent), percent);
    const sentence = `${modifier}, at the percentage given: ${shareText(percent, before, work.amount)}`;
    work.step('by report', sentence, shareFormula(percent, before), work.amount, SOURCE);
  }
}
