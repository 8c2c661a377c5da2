import { type Refusal, refusal } from '../../../issue/issue.js';
import { formatDollars } from '../../../number/decimal.js';
import { atPercentInCents } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import { hasTechnicalPart, partsOf } from '../../line/parts.js';
import { equipmentRates } from '../../line/technical-reduction.js';
import { percentText, shareText } from '../../line/wording.js';
import type { LineWork, RuleContext } from '../../line/work.js';

/**
 * Old equipment: X-rays on film (FX) or by computed radiography (FY), CT short of the standard (CT) lose a
 * share of the technical part, after the multiple-procedure rules and the OPPS cap. On a whole service the
 * loss is reckoned on its technical part. Source: SSA 1848(b)(9), 1834(p).
 */

/** Rows under these multiple procedure rules are no X-ray and no CT, though some have a technical part. */
const NO_IMAGING = /[1235]/;

/** FX, FY or CT on a service without a technical part that is imaging say nothing that could be priced. */
export function refuseEquipment(work: LineWork, context: RuleContext): Refusal | null {
  const { modifiers, row, name } = work;
  const [first] = modifiers.equipment;
  if (first === undefined) return null;
  const isImaging = !NO_IMAGING.test(row.multipleProcedure);
  if (isImaging && hasTechnicalPart(row) && partsOf(work, context)?.technical) return null;
  const why = `${name} has no technical part of imaging, which is what modifier ${first} reduces.`;
  return refusal('E_MODIFIER_NOT_ALLOWED', `${name}-${first}`, why);
}

/** Takes the loss of old equipment off a line whose rules have told its technical part apart. */
export function applyEquipment(work: LineWork, context: RuleContext): void {
  const rates = equipmentRates(work, context);
  if (rates.length === 0 || work.technical === null) return;
  if (context.reads('equipment-order', 'before')) {
    const reductions = rates.map(({ modifier, percent }) => `${modifier} ${percentText(percent)}`).join(', ');
    const sentence = `${reductions} of the technical part, before the other rules`;
    work.step(
      'equipment',
      sentence,
      reductions,
      work.amount,
      rates.flatMap(({ source }) => citing(source)),
    );
    return;
  }
  const isAllTechnical = work.technical === work.amount && rates.length === 1;
  let { amount, technical } = work;
  for (const { modifier, percent, source } of rates) {
    const reduced = atPercentInCents(technical, percent);
    const sentence = `${modifier}: technical part ${shareText(percent, technical, reduced)}`;
    const formula = `${formatDollars(amount)} − ${formatDollars(technical - reduced)}`;
    amount -= technical - reduced;
    work.step('equipment', sentence, formula, amount, citing(source));
    technical = reduced;
  }
  work.become(amount, isAllTechnical ? (rates[0]?.percent ?? null) : null);
}
