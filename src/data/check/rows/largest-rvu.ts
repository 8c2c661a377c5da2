import { LARGEST_RVU } from '../../../core/claim/columns/terms-book.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { type FeeRow, rowName } from '../../../core/release/fee-row.js';
import type { Check } from '../shape/check.js';

/** The largest sum of RVUs that a row is ever multiplied by, in any setting, capped or not. */
function largest(row: FeeRow): number {
  const pe = Math.max(row.nonfacilityPe, row.facilityPe, row.oppsNonfacilityPe, row.oppsFacilityPe);
  return row.work + pe + Math.max(row.malpractice, row.oppsMalpractice);
}

/** Price arithmetic in doubles is exact only up to a limit. */
export const largestRvu: Check = {
  name: `no row has more than ${formatScaled(LARGEST_RVU, RVU_SCALE)} RVUs, up to which prices are exact`,
  run: ({ releases }) =>
    releases.flatMap(({ entry, rows }) =>
      rows
        .filter((row) => largest(row) > LARGEST_RVU)
        .map((row) => `${entry.id}: ${rowName(row)} has ${formatScaled(largest(row), RVU_SCALE)} RVUs`),
    ),
};
