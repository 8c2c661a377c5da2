import { citing } from '../../../price/provenance.js';
import type { Pricing } from '../../columns/pricing.js';
import type { Rule } from '../../columns/rule.js';
import { noticeWords, stepWords } from '../../columns/words.js';
import { isByCrna } from '../../line/modifiers.js';

/**
 * A practitioner who does not participate in Medicare is paid 95% of the fee, unless assignment is mandatory.
 * Source: SSA 1848(a)(3); data/rules/rates.json.
 */
const NOT_PARTICIPATING = stepWords('percent before after source', {
  name: 'nonparticipating',
  sentence: 'not participating: {percent:percent} of {before:dollars} = {after:dollars}',
  formula: '{percent:percent} × {before:amount}',
  source: ([, , , cited], text) => citing(text(cited ?? 0)),
});

const ASSIGNED = noticeWords('', {
  code: 'N_ASSIGNED',
  message: 'Whoever bills this must take assignment, so nonparticipation takes nothing off.',
});

/** Whether assignment is mandatory for the practitioner who bills a line, so that it has no limiting charge. */
export function mustTakeAssignment(pricing: Pricing, line: number): boolean {
  const { modifiers } = pricing.service(line);
  const byAssistant = modifiers.role?.kind === 'assistant-nonphysician';
  return pricing.practitioner(line)?.mandatoryAssignment ?? (isByCrna(modifiers) || byAssistant);
}

export const nonparticipation: Rule = {
  id: 'nonparticipation',

  concerns: (_service, { choices }) => choices.participation !== 'participating',

  apply(pricing, line) {
    if (mustTakeAssignment(pricing, line) && pricing.reads('nonparticipating-assigned', 'full')) {
      pricing.log.add(line, ASSIGNED, 0);
      return;
    }
    const { percent, source } = pricing.rate('nonparticipating', line);
    pricing.reduce(line, percent, NOT_PARTICIPATING, pricing.texts.number(source));
  },
};
