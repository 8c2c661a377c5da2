import { priceRow } from '../price/price.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { ClaimEngine } from './engine.js';
import type { ClaimChoices } from './line/choices.js';
import type { ClaimLine, LineOutcome, PriceOutcome } from './line/line.js';
import { linePrice, lineRefusal } from './line-price.js';
import { priceClaim, runClaim } from './price-claim.js';

/**
 * Prices a service by itself, as a claim of one line: the price of its row if no rule concerned it, and
 * otherwise a line's price with what the rules did and who pays.
 */
export function priceService(schedule: FeeSchedule, line: ClaimLine, choices: ClaimChoices): PriceOutcome {
  const engine = new ClaimEngine(schedule, choices);
  runClaim(engine, [line]);
  const refused = lineRefusal(engine, 0);
  if (refused) return refused;
  if (!engine.isRuled(0)) return priceRow(engine.pricing.row(0), line.terms, line.units, schedule.rules);
  engine.splitPayments(0, 1);
  return linePrice(engine, 0, line);
}

/** Prices a line as a claim by itself, including who pays what. */
export function priceLine(schedule: FeeSchedule, line: ClaimLine, choices: ClaimChoices): LineOutcome {
  const [outcome] = priceClaim(schedule, [line], choices);
  if (!outcome) throw new Error('a claim of one line has one answer');
  return outcome;
}
