import { type Refusal, refusal } from '../../../issue/issue.js';
import { atPercentInCents } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { ClaimLine } from '../../line/line.js';
import { isByCrna } from '../../line/modifiers.js';
import { shareFormula, shareText } from '../../line/wording.js';
import { type LineWork, type RuleContext, WHOLE_PERCENT } from '../../line/work.js';

/**
 * Who bills: nurse practitioners, physician assistants, social workers and others are paid a percentage of
 * the fee; who does not participate in Medicare, 95% of it. Source: 42 CFR 414.52, 414.56; SSA 1848(a)(3).
 */

/** Whether assignment is mandatory, so that there is no limiting charge. */
export function mustTakeAssignment(work: LineWork): boolean {
  const { line, modifiers } = work;
  const byAssistant = modifiers.role?.kind === 'assistant-nonphysician';
  return line.practitioner?.mandatoryAssignment ?? (isByCrna(modifiers) || byAssistant);
}

/** Why a practitioner's rate for a service is not known; null where it is. */
export function refusePractitioner(
  { practitioner }: ClaimLine,
  code: string,
  status: string,
): Refusal | null {
  if (!practitioner) return null;
  const { id, name, codes, statuses } = practitioner;
  if ((codes ?? [code]).includes(code) && (statuses ?? [status]).includes(status)) return null;
  const only = codes ? codes.join(', ') : 'anesthesia';
  const why = `What Medicare pays a ${name} (${id}) is known here for ${only} only.`;
  return refusal('E_PRACTITIONER_NOT_PAID', code, why);
}

/** The practitioner's percentage. An assistant's AS has it in it already. */
export function applyPractitioner(work: LineWork): void {
  const { practitioner } = work.line;
  const inRole = work.modifiers.role?.kind === 'assistant-nonphysician';
  if (!practitioner || practitioner.percent === WHOLE_PERCENT || inRole) return;
  const { percent, id, source } = practitioner;
  const before = work.amount;
  work.become(atPercentInCents(before, percent), percent);
  const sentence = `billed by ${id}: ${shareText(percent, before, work.amount)}`;
  work.step('practitioner', sentence, shareFormula(percent, before), work.amount, citing(source));
}

/** 95% for a practitioner who does not participate; not where assignment is mandatory, unless read so. */
export function applyNonparticipation(work: LineWork, context: RuleContext): void {
  const { participation } = context.choices;
  const spared = mustTakeAssignment(work) && context.reads('nonparticipating-assigned', 'full');
  if (participation === 'participating' || spared) return;
  const { percent, source } = context.rate('nonparticipating', work.line);
  const before = work.amount;
  work.become(atPercentInCents(before, percent), percent);
  const sentence = `not participating: ${shareText(percent, before, work.amount)}`;
  work.step('nonparticipating', sentence, shareFormula(percent, before), work.amount, citing(source));
}
