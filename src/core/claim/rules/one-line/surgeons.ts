import { type Refusal, refusal } from '../../../issue/issue.js';
import { atPercentInCents } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { RateId } from '../../../release/rules.js';
import { shareFormula, shareText } from '../../line/wording.js';
import type { LineWork, RuleContext } from '../../line/work.js';

/**
 * Who operates beside the surgeon: co-surgeons (62), teams (66), assistants (80, 81, 82; AS for a PA, NP or
 * CNS), each where the row's indicator allows it. Source: RVU26A documentation, CO-SURG, TEAM SURG, ASST SURG.
 */
function notAllowed(work: LineWork, why: string, help: Pick<Refusal, 'hint' | 'remedy'> = {}): Refusal {
  const service = `${work.name}-${work.modifiers.role?.code ?? ''}`;
  return refusal('E_MODIFIER_NOT_ALLOWED', service, `${work.name}: ${why}`, help);
}

function refuseCoSurgeon(work: LineWork): Refusal | null {
  const { coSurgeon } = work.row;
  if (coSurgeon === '1') {
    work.notices.push({
      code: 'N_DOCUMENTATION',
      message: 'Co-surgeons are paid here where documentation shows the need.',
    });
  }
  if (coSurgeon === '1' || coSurgeon === '2') return null;
  return notAllowed(work, `co-surgeons are not permitted (indicator ${coSurgeon}).`);
}

function refuseTeam(work: LineWork): Refusal {
  const { teamSurgery } = work.row;
  if (teamSurgery !== '1' && teamSurgery !== '2') {
    return notAllowed(work, `a surgical team is not permitted (indicator ${teamSurgery}).`);
  }
  const why = 'A surgical team is paid by report: the contractor sets the amount.';
  return refusal('E_BY_REPORT', `${work.name}-66`, why);
}

function refuseAssistant(work: LineWork, context: RuleContext): Refusal | null {
  const { assistantSurgeon } = work.row;
  if (assistantSurgeon === '2') return null;
  if (assistantSurgeon === '1')
    return notAllowed(work, 'assistants at surgery are never paid (indicator 1).');
  if (assistantSurgeon === '0' && context.reads('assistant-documentation', 'present')) return null;
  if (assistantSurgeon !== '0')
    return notAllowed(work, 'the concept of an assistant does not apply (indicator 9).');
  const why = 'an assistant is not paid unless documentation shows the need (indicator 0).';
  const remedy = { do: 'take-reading', point: 'assistant-documentation', choice: 'present' } as const;
  return notAllowed(work, why, { remedy });
}

/** Why the role that a line's modifier names cannot be priced; null where it can. */
export function refuseRole(work: LineWork, context: RuleContext): Refusal | null {
  const { role } = work.modifiers;
  if (!role) return null;
  if (role.kind === 'co-surgeon') return refuseCoSurgeon(work);
  if (role.kind === 'team') return refuseTeam(work);
  const id = work.line.practitioner?.id;
  if (role.kind === 'assistant-nonphysician' && id && !['NP', 'PA', 'CNS'].includes(id)) {
    const why = `AS is for a PA, NP or CNS, and the practitioner is ${id}.`;
    return notAllowed(work, why, { hint: 'A physician reports 80.' });
  }
  return refuseAssistant(work, context);
}

function pay(work: LineWork, id: RateId, what: string, context: RuleContext): void {
  const { percent, source } = context.rate(id, work.line);
  const before = work.amount;
  work.become(atPercentInCents(before, percent), percent);
  const sentence = `${what}: ${shareText(percent, before, work.amount)}`;
  work.step(what, sentence, shareFormula(percent, before), work.amount, citing(source));
}

/** Pays a line by the role of who bills it. */
export function applyRole(work: LineWork, context: RuleContext): void {
  const { role } = work.modifiers;
  if (role?.kind === 'co-surgeon') pay(work, 'co-surgeon', 'co-surgeon', context);
  if (role?.kind === 'assistant') pay(work, 'assistant', 'assistant at surgery', context);
  if (role?.kind !== 'assistant-nonphysician') return;
  if (context.reads('assistant-cents', 'product')) {
    pay(work, 'assistant-nonphysician-product', 'assistant at surgery (AS)', context);
    return;
  }
  pay(work, 'assistant', 'assistant at surgery', context);
  pay(work, 'assistant-nonphysician', 'as a PA, NP or CNS', context);
}
