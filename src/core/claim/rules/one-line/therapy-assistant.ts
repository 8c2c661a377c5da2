import { WHOLE_PERCENT } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { Rule } from '../../columns/rule.js';
import { noticeWords, stepWords } from '../../columns/words.js';

/**
 * Therapy by an assistant (CO, CQ), read as 85% of the allowed amount. By default it is 85% of Medicare's
 * share, which payment.ts applies and a notice says, because the allowed amount does not show it. Until 2022 the
 * modifiers only reported it. Source: SSA 1834(v); data/rules/rates.json.
 */
const BY_ASSISTANT = stepWords('percent before after modifier source', {
  name: 'therapy assistant',
  sentence:
    'by a therapy assistant ({modifier:text}): {percent:percent} of {before:dollars} = {after:dollars}',
  formula: '{percent:percent} × {before:amount}',
  source: ([, , , , cited], text) => citing(text(cited ?? 0)),
});

const OF_THE_SHARE = noticeWords('modifier percent', {
  code: 'N_MODIFIER',
  message:
    'Modifier {modifier:text} (therapy by an assistant) leaves the allowed amount as it is, but Medicare pays {percent:percent} of its share.',
});

export const therapyAssistant: Rule = {
  id: 'therapy-assistant',

  concerns: ({ modifiers }) => modifiers.therapyAssistant !== null,

  apply(pricing, line) {
    const { percent, source } = pricing.rate('therapy-assistant', line);
    if (percent === WHOLE_PERCENT) return;
    const { log, texts } = pricing;
    const modifier = texts.number(pricing.service(line).modifiers.therapyAssistant ?? '');
    if (pricing.reads('therapy-assistant', 'payment')) log.add(line, OF_THE_SHARE, 0, modifier, percent);
    else pricing.reduce(line, percent, BY_ASSISTANT, modifier, texts.number(source));
  },
};
