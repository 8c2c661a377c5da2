import { WHOLE_PERCENT } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { Rule } from '../../columns/rule.js';
import { stepWords } from '../../columns/words.js';

/**
 * Therapy by an assistant (CO, CQ), read as 85% of the allowed amount. By default it is 85% of Medicare's
 * share, which payment.ts applies. Until 2022 the modifiers only reported it. Source: SSA 1834(v); data/rules/rates.json.
 */
const BY_ASSISTANT = stepWords('percent before after modifier source', {
  name: 'therapy assistant',
  sentence:
    'by a therapy assistant ({modifier:text}): {percent:percent} of {before:dollars} = {after:dollars}',
  formula: '{percent:percent} × {before:amount}',
  source: ([, , , , cited], text) => citing(text(cited ?? 0)),
});

export const therapyAssistant: Rule = {
  id: 'therapy-assistant',

  concerns: ({ modifiers }, pricing) =>
    modifiers.therapyAssistant !== null && !pricing.reads('therapy-assistant', 'payment'),

  apply(pricing, line) {
    const { percent, source } = pricing.rate('therapy-assistant', line);
    if (percent === WHOLE_PERCENT) return;
    const modifier = pricing.service(line).modifiers.therapyAssistant ?? '';
    const { texts } = pricing;
    pricing.reduce(line, percent, BY_ASSISTANT, texts.number(modifier), texts.number(source));
  },
};
