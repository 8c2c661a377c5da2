import { type Refusal, refusal } from '../../../issue/issue.js';
import { citing } from '../../../price/provenance.js';
import type { RateId } from '../../../release/rules.js';
import type { Pricing } from '../../columns/pricing.js';
import type { Rule } from '../../columns/rule.js';
import { noticeWords, type StepWords, stepWords } from '../../columns/words.js';

/**
 * Who operates with the surgeon: co-surgeons (62), teams (66), assistants (80, 81, 82; AS for a PA, NP or
 * CNS), each if the row's indicator allows it. Source: RVU26A documentation, CO-SURG, TEAM SURG, ASST
 * SURG.
 */
const inRole = (name: string): StepWords =>
  stepWords('percent before after source', {
    name,
    sentence: `${name}: {percent:percent} of {before:dollars} = {after:dollars}`,
    formula: '{percent:percent} × {before:amount}',
    source: ([, , , cited], text) => citing(text(cited ?? 0)),
  });

const CO_SURGEON = inRole('co-surgeon');
const ASSISTANT = inRole('assistant at surgery');
const ASSISTANT_AS = inRole('assistant at surgery (AS)');
const NONPHYSICIAN = inRole('as a PA, NP or CNS');

const DOCUMENTATION = noticeWords('', {
  code: 'N_DOCUMENTATION',
  message: 'Co-surgeons are paid for this service only if documentation shows the need.',
});

function notAllowed(
  pricing: Pricing,
  line: number,
  why: string,
  help: Pick<Refusal, 'hint' | 'remedy'> = {},
): Refusal {
  const { name, modifiers } = pricing.service(line);
  return refusal('E_MODIFIER_NOT_ALLOWED', `${name}-${modifiers.role?.code ?? ''}`, `${name}: ${why}`, help);
}

function refuseCoSurgeon(pricing: Pricing, line: number): Refusal | null {
  const { coSurgeon } = pricing.row(line);
  if (coSurgeon === '1') pricing.log.add(line, DOCUMENTATION, 0);
  if (coSurgeon === '1' || coSurgeon === '2') return null;
  return notAllowed(pricing, line, `co-surgeons are not permitted (indicator ${coSurgeon}).`);
}

function refuseTeam(pricing: Pricing, line: number): Refusal {
  const { teamSurgery } = pricing.row(line);
  if (teamSurgery !== '1' && teamSurgery !== '2') {
    return notAllowed(pricing, line, `a surgical team is not permitted (indicator ${teamSurgery}).`);
  }
  const why = 'A surgical team is paid by report: the contractor sets the amount.';
  return refusal('E_BY_REPORT', `${pricing.service(line).name}-66`, why);
}

function refuseAssistant(pricing: Pricing, line: number): Refusal | null {
  const { assistantSurgeon } = pricing.row(line);
  if (assistantSurgeon === '2') return null;
  if (assistantSurgeon === '1')
    return notAllowed(pricing, line, 'assistants at surgery are never paid (indicator 1).');
  if (assistantSurgeon === '0' && pricing.reads('assistant-documentation', 'present')) return null;
  if (assistantSurgeon !== '0')
    return notAllowed(pricing, line, 'the concept of an assistant does not apply (indicator 9).');
  const why = 'an assistant is not paid unless documentation shows the need (indicator 0).';
  const remedy = { do: 'take-reading', point: 'assistant-documentation', choice: 'present' } as const;
  return notAllowed(pricing, line, why, { remedy });
}

function pay(pricing: Pricing, line: number, id: RateId, words: StepWords): void {
  const { percent, source } = pricing.rate(id, line);
  pricing.reduce(line, percent, words, pricing.texts.number(source));
}

export const surgeons: Rule = {
  id: 'surgeons',

  concerns: ({ modifiers }) => modifiers.role !== null,

  refuse(pricing, line) {
    const { role } = pricing.service(line).modifiers;
    if (!role) return null;
    if (role.kind === 'co-surgeon') return refuseCoSurgeon(pricing, line);
    if (role.kind === 'team') return refuseTeam(pricing, line);
    const id = pricing.practitioner(line)?.id;
    if (role.kind === 'assistant-nonphysician' && id && !['NP', 'PA', 'CNS'].includes(id)) {
      const why = `AS is for a PA, NP or CNS, but the practitioner is ${id}.`;
      return notAllowed(pricing, line, why, { hint: 'A physician reports 80.' });
    }
    return refuseAssistant(pricing, line);
  },

  apply(pricing, line) {
    const kind = pricing.service(line).modifiers.role?.kind;
    if (kind === 'co-surgeon') pay(pricing, line, 'co-surgeon', CO_SURGEON);
    if (kind === 'assistant') pay(pricing, line, 'assistant', ASSISTANT);
    if (kind !== 'assistant-nonphysician') return;
    if (pricing.reads('assistant-cents', 'product')) {
      pay(pricing, line, 'assistant-nonphysician-product', ASSISTANT_AS);
      return;
    }
    pay(pricing, line, 'assistant', ASSISTANT);
    pay(pricing, line, 'assistant-nonphysician', NONPHYSICIAN);
  },
};
