import type { Refusal } from '../../../core/issue/issue.js';
import { formatDollars } from '../../../core/number/decimal.js';

/** "Reference amount of one unit $29.06 (not payable)"; blank for a refusal without one. */
export function referenceText({ reference }: Refusal): string {
  return reference === undefined
    ? ''
    : `Reference amount of one unit ${formatDollars(reference)} (not payable)`;
}
