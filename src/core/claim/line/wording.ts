import { formatDollars, formatScaled } from '../../number/decimal.js';
import { PERCENT_SCALE } from '../../number/percent.js';

/** 1 → "1st", 12 → "12th". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** "2nd", or "2nd to 5th". */
export function ordinals(from: number, to: number): string {
  return from === to ? ordinal(from) : `${ordinal(from)} to ${ordinal(to)}`;
}

/** 625000 → "62.5%". */
export function percentText(percent: number): string {
  return `${formatScaled(percent, PERCENT_SCALE).replace(/\.?0+$/, '')}%`;
}

/** "50% of $508.03 = $254.02" */
export function shareText(percent: number, of: number, is: number): string {
  return `${percentText(percent)} of ${formatDollars(of)} = ${formatDollars(is)}`;
}

/** "50% × 508.03" */
export function shareFormula(percent: number, of: number): string {
  return `${percentText(percent)} × ${formatScaled(of, 2)}`;
}

/** "2 × (50% of $96.53 = $48.27)"; the text alone for one. */
export function timesText(count: number, text: string): string {
  return count === 1 ? text : `${count} × (${text})`;
}
