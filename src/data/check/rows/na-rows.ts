import { rowName } from '../../../core/release/fee-row.js';
import type { BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

function run({ entry, rows }: BundledRelease): string[] {
  return rows
    .filter((row) => row.nonfacilityNa && row.nonfacilityPe !== row.facilityPe)
    .map(
      (row) => `${entry.id}: ${rowName(row)} is NA outside a facility but has its own practice expense there`,
    );
}

/** Answers say that an NA row is priced with the facility's practice expense, so that must be true. */
export const naRows: Check = {
  name: 'rows marked NA outside a facility carry the facility practice expense',
  run: ({ releases }) => releases.flatMap(run),
};
