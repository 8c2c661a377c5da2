import { rowName } from '../../../core/release/fee-row.js';
import type { Bundle } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

function run({ releases, statuses }: Bundle): string[] {
  return releases.flatMap(({ entry, rows }) =>
    rows
      .filter((row) => row.informational && statuses.get(row.status)?.pricing !== 'none')
      .map((row) => `${entry.id}: ${rowName(row)} has "+", but its status ${row.status} is priced`),
  );
}

/** "+" means NOT USED FOR MEDICARE PAYMENT, which would contradict a status that is priced. */
export const informationalRows: Check = {
  name: 'RVUs are marked "+" (informational) only with statuses that are not priced',
  run,
};
