import { findService } from '../code/service.js';
import { priceRow } from '../price/price.js';
import { type FeeRow, isComponent } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { ANESTHESIA_STATUS, isSkinSubstitute } from './draft.js';
import type { ClaimChoices } from './line/choices.js';
import type { ClaimLine, LineOutcome, PriceOutcome } from './line/line.js';
import { priceClaim } from './price-claim.js';

/** Places decide more than the setting for services incident to a physician's, and for one smear. */
const PLACED = ['5', '7', '8'];

/** What of a line decides whether it is plain. */
type PlainParts = Pick<ClaimLine, 'service' | 'units' | 'practitioner' | 'place'>;

/** Whether no rule of a claim but the charge can touch a line, so that its row's own price is the answer. */
export function isPlain(row: FeeRow, line: PlainParts, choices: ClaimChoices): boolean {
  const { service, units, practitioner, place } = line;
  const alike = /[09]/.test(row.multipleProcedure) && /[09]/.test(row.bilateral);
  return (
    service.modifiers.every(isComponent) &&
    (units === 1 || alike) &&
    practitioner === null &&
    choices.participation === 'participating' &&
    row.status !== ANESTHESIA_STATUS &&
    !(isSkinSubstitute(row) && choices.readings['skin-substitutes'] === 'national') &&
    (place === null || !PLACED.includes(row.pcTc))
  );
}

/** Whether the charge is below the amount, and so allowed in its place. */
export function isLowered(price: PriceOutcome, charge: number | null): boolean {
  return price.ok && charge !== null && charge < price.allowed;
}

/**
 * Prices a service by itself, as a claim of one line would: by its own row where that is all there is to it,
 * and otherwise by every rule that a claim has.
 */
export function priceService(schedule: FeeSchedule, line: ClaimLine, choices: ClaimChoices): PriceOutcome {
  const components = line.service.modifiers.filter(isComponent);
  const found = findService(schedule, { code: line.service.code, modifiers: components }, line.terms.qp);
  if (found.ok && isPlain(found.row, line, choices)) {
    const price = priceRow(found.row, line.terms, line.units, schedule.rules);
    if (!isLowered(price, line.charge)) return price;
  }
  return priceLine(schedule, line, choices);
}

/** Prices a line as a claim by itself, who pays what included. */
export function priceLine(schedule: FeeSchedule, line: ClaimLine, choices: ClaimChoices): LineOutcome {
  const [outcome] = priceClaim(schedule, [line], choices);
  if (!outcome) throw new Error('a claim of one line has one answer');
  return outcome;
}
