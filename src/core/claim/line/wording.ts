import { formatScaled } from '../../number/decimal.js';
import { PERCENT_SCALE } from '../../number/percent.js';

/** 1 → "1st", 12 → "12th". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** 625000 → "62.5%". */
export function percentText(percent: number): string {
  return `${formatScaled(percent, PERCENT_SCALE).replace(/\.?0+$/, '')}%`;
}
