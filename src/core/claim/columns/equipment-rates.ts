import { atPercentInCents } from '../../number/percent.js';
import type { Rate, RateId } from '../../release/rules.js';
import type { Pricing } from './pricing.js';

const RATES: Readonly<Record<string, RateId>> = {
  FX: 'film',
  FY: 'computed-radiography',
  CT: 'ct-equipment',
};

/** A reduction of the technical part for old equipment, and the modifier that reports it. */
export interface EquipmentRate extends Rate {
  readonly modifier: string;
}

/** The reductions of a line, in the order they apply. */
export function equipmentRates(pricing: Pricing, line: number): EquipmentRate[] {
  return pricing.service(line).modifiers.equipment.flatMap((modifier) => {
    const id = RATES[modifier];
    return id ? [{ ...pricing.rate(id, line), modifier }] : [];
  });
}

/** The technical part's amount after each reduction in turn, rounded each time. */
export function reduceForEquipment(technical: number, pricing: Pricing, line: number): number {
  return equipmentRates(pricing, line).reduce(
    (amount, { percent }) => atPercentInCents(amount, percent),
    technical,
  );
}
