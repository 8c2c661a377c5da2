import { formatDollars } from '../../../core/number/decimal.js';
import type { RowOutcome } from '../../../core/price/priced.js';

/** A payment on a screen: dollars, or why there are none. */
export function paymentText(outcome: RowOutcome): string {
  if (outcome.ok) return formatDollars(outcome.allowed);
  return outcome.code === 'E_NA_FACILITY' ? 'not paid (NA)' : 'not priced';
}
