import { formatScaled } from '../../../core/number/decimal.js';

const PERCENT_SCALE = 1;

/** Tenths of a percent as a change: "+7.0%", "-1.3%" */
export function signedPercent(tenths: number): string {
  return `${tenths < 0 ? '' : '+'}${formatScaled(tenths, PERCENT_SCALE)}%`;
}
