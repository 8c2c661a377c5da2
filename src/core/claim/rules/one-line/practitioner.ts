import { refusal } from '../../../issue/issue.js';
import { WHOLE_PERCENT } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import { NOT_GIVEN } from '../../columns/lines.js';
import type { Pricing } from '../../columns/pricing.js';
import type { Rule } from '../../columns/rule.js';
import { stepWords } from '../../columns/words.js';
import { FLAG } from '../../line/service-flags.js';

/**
 * Nurse practitioners, physician assistants, social workers and others are paid a percentage of the fee.
 * Source: 42 CFR 414.52, 414.56; data/rules/practitioners.json.
 */
const BILLED_BY = stepWords('percent before after who source', {
  name: 'practitioner',
  sentence: 'billed by {who:text}: {percent:percent} of {before:dollars} = {after:dollars}',
  formula: '{percent:percent} × {before:amount}',
  source: ([, , , , cited], text) => citing(text(cited ?? 0)),
});

/** Whether a line has AS, whose percentage already includes that of the practitioner. */
function isAssistant(pricing: Pricing, line: number): boolean {
  if ((pricing.flags(line) & FLAG.inRole) === 0) return false;
  return pricing.service(line).modifiers.role?.kind === 'assistant-nonphysician';
}

export const practitioner: Rule = {
  id: 'practitioner',

  calledBy: ({ lines }, line) => lines.practitioner[line] !== NOT_GIVEN,

  /** Most lines are billed by physicians, who are paid in full for everything. */
  appliesTo(pricing, line) {
    const who = pricing.practitioner(line);
    return (
      who !== null && (who.percent !== WHOLE_PERCENT || who.codes !== undefined || who.statuses !== undefined)
    );
  },

  refuse(pricing, line) {
    const who = pricing.practitioner(line);
    if (!who) return null;
    const { id, name, codes, statuses, from } = who;
    if (from !== undefined && pricing.on(line) < from) {
      const why = `Medicare pays a ${name} (${id}) only for services from ${from} on.`;
      return refusal('E_PRACTITIONER_NOT_PAID', pricing.row(line).code, why);
    }
    if (!codes && !statuses) return null;
    const { code, status } = pricing.row(line);
    if ((codes ?? [code]).includes(code) && (statuses ?? [status]).includes(status)) return null;
    const only = codes ? codes.join(', ') : 'anesthesia';
    const why = `rvu knows what Medicare pays a ${name} (${id}) only for ${only}.`;
    return refusal('E_PRACTITIONER_NOT_PAID', code, why);
  },

  apply(pricing, line) {
    const who = pricing.practitioner(line);
    if (!who || who.percent === WHOLE_PERCENT || isAssistant(pricing, line)) return;
    const { texts } = pricing;
    pricing.reduce(line, who.percent, BILLED_BY, texts.number(who.id), texts.number(who.source));
  },
};
