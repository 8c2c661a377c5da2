import { formatDollars } from '../decimal.js';
import { type Refusal, refusal } from '../issue.js';
import { atPercentInCents } from '../percent.js';
import { hasTechnicalPart, partsOf } from './parts.js';
import { equipmentRates } from './technical-reduction.js';
import { shareText } from './wording.js';
import type { LineWork, RuleContext } from './work.js';

/**
 * Old equipment: X-rays on film (FX) or by computed radiography (FY), CT short of the standard (CT) lose a
 * share of the technical part, after the multiple-procedure rules and the OPPS cap. On a whole service the
 * loss is reckoned on its technical part. Source: SSA 1848(b)(9), 1834(p).
 */

/** FX, FY or CT on a service without a technical part say nothing that could be priced. */
export function refuseEquipment({ modifiers, row, name }: LineWork): Refusal | null {
  const [first] = modifiers.equipment;
  if (first === undefined || hasTechnicalPart(row)) return null;
  const why = `${name} has no technical part, which is what modifier ${first} reduces.`;
  return refusal('E_MODIFIER_NOT_ALLOWED', `${name}-${first}`, why);
}

/** Amount and technical part of a line that no pool has told apart, before or after its OPPS cap. */
function wholeLine(
  work: LineWork,
  capped: boolean,
  context: RuleContext,
): { amount: number; technical: number } {
  const { fee, oppsCap } = work.price;
  const lower = (cents: number, cap: number | null): number =>
    capped && cap !== null ? Math.min(cents, cap) : cents;
  const technical = partsOf(work, context)?.technical;
  const each = lower(fee, oppsCap);
  // Both sides of a bilateral service lose in the proportion in which they are paid.
  const times = (cents: number): number =>
    each === 0 ? 0 : Math.round((cents * work.amount) / lower(fee, oppsCap));
  return {
    amount: capped ? work.amount : times(fee),
    technical: technical ? times(lower(technical.fee, technical.cap)) : 0,
  };
}

/** Takes the loss of old equipment off a line. */
export function applyEquipment(work: LineWork, context: RuleContext): void {
  const rates = equipmentRates(work, context);
  const before = context.reads('equipment-order', 'before');
  const [first] = rates;
  if (!first || (before && work.technical !== null)) return;
  const whole =
    work.technical === null
      ? wholeLine(work, !before, context)
      : { amount: work.amount, technical: work.technical };
  const isAllTechnical = whole.amount === whole.technical;
  let { amount, technical } = whole;
  for (const { modifier, percent, source } of rates) {
    const reduced = atPercentInCents(technical, percent);
    amount -= technical - reduced;
    const sentence = `${modifier}: technical part ${shareText(percent, technical, reduced)}`;
    work.step(
      'equipment',
      sentence,
      `${formatDollars(amount + technical - reduced)} − ${formatDollars(technical - reduced)}`,
      amount,
      source,
    );
    technical = reduced;
  }
  const after = before ? Math.min(amount, work.amount) : amount;
  work.become(after, isAllTechnical && rates.length === 1 ? first.percent : null);
}
