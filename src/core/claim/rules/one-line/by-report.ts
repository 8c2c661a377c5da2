import type { ReportModifier } from '../../../issue/remedy.js';
import { citing } from '../../../price/provenance.js';
import type { Rule } from '../../columns/rule.js';
import { noticeWords, stepWords } from '../../columns/words.js';

/**
 * 22 (increased) and 52 (reduced) have no fixed percentage: contractors decide from the documentation. If the
 * caller gives no percentage, the fee stays as it is and gets a notice. Source: Pub. 100-04, ch. 12 §20.4.6.
 */
const AT_PERCENT = stepWords('percent before after modifier', {
  name: 'by report',
  sentence:
    '{modifier:text}, at the percentage given: {percent:percent} of {before:dollars} = {after:dollars}',
  formula: '{percent:percent} × {before:amount}',
  source: [{ kind: 'given', figure: 'percentage' }, ...citing('Pub. 100-04, ch. 12 §20.4.6')],
});

const unknownPercent = (modifier: ReportModifier) =>
  noticeWords('', {
    code: 'N_BY_REPORT',
    message: `Modifier ${modifier} is paid by report: the amount is the fee without it.`,
    remedy: { do: 'give-percent', modifier },
  });

const UNKNOWN = { '22': unknownPercent('22'), '52': unknownPercent('52') } as const;

export const byReport: Rule = {
  id: 'by-report',

  concerns: ({ modifiers }) => modifiers.byReport.length > 0,

  apply(pricing, line) {
    for (const modifier of pricing.service(line).modifiers.byReport) {
      const percent = pricing.choices.reportPercents.get(modifier);
      if (percent === undefined) pricing.log.add(line, UNKNOWN[modifier], 0);
      else pricing.reduce(line, percent, AT_PERCENT, pricing.texts.number(modifier));
    }
  },
};
