import { formatDollars, formatGrouped, RVU_SCALE } from '../../core/number/decimal.js';
import { changeBetween } from '../../core/price/compare.js';
import { signedPercent } from '../output/price/signed-percent.js';

/** Work RVUs with thousands separators: "4,812.33". */
export function workGrouped(work: number): string {
  return formatGrouped(work, RVU_SCALE);
}

/** Dollars, also below zero: "-$1,000.00"; blank for none. */
export function money(cents: number | null): string {
  if (cents === null) return '';
  return cents < 0 ? `-${formatDollars(-cents)}` : formatDollars(cents);
}

/** How much more work there is than before: "+6.9%"; blank if there was none. */
export function changeText(before: number, now: number): string {
  const { tenths } = changeBetween(before, now);
  return tenths === null ? '' : signedPercent(tenths);
}
