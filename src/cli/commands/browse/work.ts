import type { GroupSummary } from '../../../core/content/browse.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';

export const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

/** The median; with three decimals if, of an even number of codes, it ends in half a hundredth. */
export function median({ work }: GroupSummary): [units: number, scale: number] | null {
  if (!work) return null;
  const { medianTwice } = work;
  return medianTwice % 2 === 0 ? [medianTwice / 2, RVU_SCALE] : [medianTwice * 5, RVU_SCALE + 1];
}

export function medianCell(summary: GroupSummary): string {
  const middle = median(summary);
  return middle ? formatScaled(...middle) : '';
}
