import { citing } from '../../../price/provenance.js';
import { NOT_GIVEN } from '../../columns/lines.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import type { Rule } from '../../columns/rule.js';
import { stepWords } from '../../columns/words.js';

/**
 * Medicare allows the lower of the actual charge and the fee: line by line, except that the two lines of a
 * bilateral pair (BILAT SURG 0, 1, 2) are compared together. Source: RVU26A documentation; 42 CFR 414.21.
 */
const source = citing('RVU26A documentation; 42 CFR 414.21');

const ON_LINE = stepWords('charge amount', {
  name: 'charge',
  sentence: 'lower of the charge of {charge:dollars} and {amount:dollars}',
  source,
});

const ON_PAIR = stepWords('charge amount', {
  name: 'charge',
  sentence: 'lower of the charges of both sides, {charge:dollars}, and {amount:dollars}',
  source,
});

/** The other line of a pair that is compared with both charges together; NONE for a line that is compared alone. */
export function chargedWith(pricing: Pricing, line: number): number {
  const other = pricing.pairedWith[line] ?? NONE;
  return other === NONE || pricing.row(line).bilateral === '3' ? NONE : other;
}

function lowerPair(pricing: Pricing, line: number, other: number): void {
  const { amount, lines } = pricing;
  const charge = (lines.charge[line] ?? 0) + (lines.charge[other] ?? 0);
  const own = amount[line] ?? 0;
  const both = own + (amount[other] ?? 0);
  if (charge >= both) return;
  pricing.log.add(line, ON_PAIR, charge, charge, both);
  const first = Math.min(own, charge);
  pricing.become(line, first, NONE);
  pricing.become(other, charge - first, NONE);
}

export const charge: Rule = {
  id: 'charge',

  calledBy: ({ lines }, line) => lines.charge[line] !== NOT_GIVEN,

  apply(pricing, line) {
    const { lines, amount } = pricing;
    const other = chargedWith(pricing, line);
    // A pair is compared once, at its first line; if one side gives no charge, the other is compared alone.
    if (other !== NONE && lines.charge[other] !== NOT_GIVEN) {
      if (line < other) lowerPair(pricing, line, other);
      return;
    }
    const charged = lines.charge[line] ?? 0;
    const fee = amount[line] ?? 0;
    if (charged >= fee) return;
    pricing.log.add(line, ON_LINE, charged, charged, fee);
    pricing.become(line, charged, NONE);
  },
};
