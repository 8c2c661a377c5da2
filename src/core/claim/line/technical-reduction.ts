import { atPercentInCents } from '../../number/percent.js';
import type { Rate, RateId } from '../../release/rules.js';
import type { LineWork, RuleContext } from './work.js';

const RATES: Readonly<Record<string, RateId>> = {
  FX: 'film',
  FY: 'computed-radiography',
  CT: 'ct-equipment',
};

/** A reduction of the technical part for old equipment, and the modifier that says so. */
export interface EquipmentRate extends Rate {
  readonly modifier: string;
}

/** The reductions of a line, in the order in which they apply. */
export function equipmentRates({ modifiers, line }: LineWork, context: RuleContext): EquipmentRate[] {
  return modifiers.equipment.flatMap((modifier) => {
    const id = RATES[modifier];
    return id ? [{ ...context.rate(id, line), modifier }] : [];
  });
}

/** An amount of the technical part after each reduction in turn, rounded each time. */
export function reduceForEquipment(technical: number, work: LineWork, context: RuleContext): number {
  return equipmentRates(work, context).reduce(
    (amount, { percent }) => atPercentInCents(amount, percent),
    technical,
  );
}
