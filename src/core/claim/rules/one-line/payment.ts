import type { Notice } from '../../../issue/issue.js';
import { decimal, formatDollars } from '../../../number/decimal.js';
import { atPercentInCents } from '../../../number/percent.js';
import { limitingChargeInCents } from '../../../price/limiting-charge.js';
import { citing, type Provenance } from '../../../price/provenance.js';
import type { Rate } from '../../../release/rules.js';
import type { Payment, RuleStep } from '../../line/line.js';
import { shareFormula, shareText } from '../../line/wording.js';
import type { LineWork, RuleContext } from '../../line/work.js';
import { mustTakeAssignment } from './practitioner.js';

/**
 * From the allowed amount to who pays what: deductible, Medicare's share, therapist assistants, then
 * sequestration, which is never the patient's. Source: SSA 1833; 2 U.S.C. 901a(6).
 */

const WAIVED = citing('SSA 1833(a)(1), 1833(b)(1)');
const DEDUCTIBLE = citing('SSA 1833(b)');

/** Gathers steps of the split. */
class Steps {
  readonly list: RuleStep[] = [];

  add(name: string, sentence: string, formula: string, cents: number, source: readonly Provenance[]): void {
    this.list.push({ name, sentence, formula, value: decimal(cents, 2), source });
  }

  share(name: string, { percent, source }: Pick<Rate, 'percent' | 'source'>, of: number): number {
    const is = atPercentInCents(of, percent);
    this.add(name, `${name}: ${shareText(percent, of, is)}`, shareFormula(percent, of), is, citing(source));
    return is;
  }
}

/** Deductible and coinsurance are waived for preventive services; PT waives the deductible alone. */
function isWaived({ modifiers, row }: LineWork, context: RuleContext): boolean {
  return modifiers.preventive || context.schedule.rules.isPreventive(row.code);
}

/** Medicare's share of what is left after the deductible, before sequestration. */
function medicareShare(
  work: LineWork,
  left: number,
  waived: boolean,
  context: RuleContext,
  steps: Steps,
): number {
  if (waived) {
    steps.add(
      'Medicare share',
      `preventive, no cost to the patient: ${formatDollars(left)}`,
      formatDollars(left),
      left,
      WAIVED,
    );
    return left;
  }
  const rate = context.rate(work.modifiers.screening ? 'screening-share' : 'medicare-share', work.line);
  return steps.share('Medicare share', rate, left);
}

/** CO and CQ: Medicare pays 85% of its share; the coinsurance stays. */
function forAssistant(work: LineWork, share: number, context: RuleContext, steps: Steps): number {
  if (!work.modifiers.therapyAssistant || context.reads('therapy-assistant', 'allowed')) return share;
  const rate = context.rate('therapy-assistant', work.line);
  return steps.share(`by a therapy assistant (${work.modifiers.therapyAssistant})`, rate, share);
}

/** The most that may be charged on an unassigned claim; null where assignment is taken. */
export function limitingCharge(work: LineWork, context: RuleContext): number | null {
  if (context.choices.participation !== 'nonpar-unassigned' || mustTakeAssignment(work)) return null;
  const rate = (id: 'limiting-charge-step' | 'nonparticipating'): number =>
    context.rate(id, work.line).percent;
  const { scheduleAmount } = work;
  if (context.reads('limiting-charge', 'documented'))
    return limitingChargeInCents(scheduleAmount, context.schedule.rules, context.on(work.line));
  return atPercentInCents(
    atPercentInCents(scheduleAmount, rate('nonparticipating')),
    rate('limiting-charge-step'),
  );
}

/** What the patient pays on an unassigned claim: the charge, up to the limit, less Medicare's cheque. */
function unassigned(work: LineWork, limit: number, cheque: number): { patient: number; notices: Notice[] } {
  const { charge } = work.line;
  const owed = charge === null ? limit : Math.min(charge, limit);
  const message = `The charge of ${formatDollars(charge ?? 0)} is above the limiting charge of ${formatDollars(limit)}.`;
  const notices: Notice[] = charge !== null && charge > limit ? [{ code: 'N_ABOVE_LIMIT', message }] : [];
  return { patient: Math.max(0, owed - cheque), notices };
}

/**
 * Splits a line's allowed amount.
 * @param deductibleLeft what of the deductible is still to be met, cents
 */
export function payLine(work: LineWork, deductibleLeft: number, context: RuleContext): Payment {
  const steps = new Steps();
  const allowed = work.amount;
  const waived = isWaived(work, context);
  const deductible = waived || work.modifiers.screening ? 0 : Math.min(deductibleLeft, allowed);
  if (deductible > 0) {
    const sentence = `deductible: ${formatDollars(deductible)} of ${formatDollars(allowed)}`;
    steps.add('deductible', sentence, sentence, deductible, DEDUCTIBLE);
  }
  const left = allowed - deductible;
  const full = medicareShare(work, left, waived, context, steps);
  const coinsurance = left - full;
  const share = forAssistant(work, full, context, steps);
  const sequestration = steps.share('sequestration', context.rate('sequestration', work.line), share);
  const medicarePays = share - sequestration;
  const limit = limitingCharge(work, context);
  if (limit !== null) {
    const owed = work.line.charge === null ? ', taken as the charge, since none is given' : '';
    const sentence = `limiting charge: ${formatDollars(limit)}${owed}; the patient pays the charge up to it, less what Medicare pays`;
    const { source: law } = context.rate('limiting-charge', work.line);
    steps.add('limiting charge', sentence, formatDollars(work.scheduleAmount), limit, citing(law));
  }
  const { patient, notices } =
    limit !== null
      ? unassigned(work, limit, medicarePays)
      : { patient: deductible + coinsurance, notices: [] };
  return {
    allowed,
    deductible,
    coinsurance,
    medicareShare: share,
    sequestration,
    medicarePays,
    patientPays: patient,
    received: medicarePays + patient,
    limitingCharge: limit,
    notices,
    steps: steps.list,
  };
}

/** CO and CQ read as 85% of the allowed amount. */
export function applyTherapyAssistant(work: LineWork, context: RuleContext): void {
  const { therapyAssistant } = work.modifiers;
  if (!therapyAssistant || context.reads('therapy-assistant', 'payment')) return;
  const { percent, source } = context.rate('therapy-assistant', work.line);
  const before = work.amount;
  work.become(atPercentInCents(before, percent), percent);
  const sentence = `by a therapy assistant (${therapyAssistant}): ${shareText(percent, before, work.amount)}`;
  work.step('therapy assistant', sentence, shareFormula(percent, before), work.amount, citing(source));
}
