import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { type FeeRow, practiceExpense, rowName, SETTINGS, totalRvu } from '../../../core/release/fee-row.js';
import type { Check } from '../shape/check.js';

function run(release: string, row: FeeRow): string[] {
  return SETTINGS.flatMap((setting) => {
    const parts = row.work + practiceExpense(row, setting) + row.malpractice;
    const total = totalRvu(row, setting);
    if (parts === total) return [];
    const [sum, filed] = [formatScaled(parts, RVU_SCALE), formatScaled(total, RVU_SCALE)];
    return [`${release}: ${rowName(row)} ${setting} total is ${filed}, its parts add up to ${sum}`];
  });
}

/** A total that differs from the sum of its parts would mean that one column was read as another. */
export const totals: Check = {
  name: 'every total is the sum of its work, practice expense and malpractice',
  run: ({ releases }) => releases.flatMap(({ entry, rows }) => rows.flatMap((row) => run(entry.id, row))),
};
