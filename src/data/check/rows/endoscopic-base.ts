import { rowName } from '../../../core/release/fee-row.js';
import type { BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

const ENDOSCOPY = '3';
const STANDARD_SURGERY = '2';

/** A base is itself reduced by the standard rule (RVU26A documentation, MULT PROC). */
function run({ entry, rows }: BundledRelease): string[] {
  const whole = new Map(rows.filter((row) => row.modifier === '').map((row) => [row.code, row]));
  return rows.flatMap((row) => {
    const name = `${entry.id}: ${rowName(row)}`;
    const [isMember, base] = [row.multipleProcedure === ENDOSCOPY, row.endoscopicBase];
    if (isMember !== (base !== '')) {
      return [
        isMember ? `${name} is an endoscopy without a base` : `${name} has a base but is not an endoscopy`,
      ];
    }
    if (!isMember || whole.get(base)?.multipleProcedure === STANDARD_SURGERY) return [];
    return [`${name} has the base ${base}, which is not a code with the standard surgical reduction`];
  });
}

/** An endoscopy is reduced by the fee of its base code, so the base must be in the file and have a price. */
export const endoscopicBase: Check = {
  name: 'endoscopies, and only endoscopies, have a base code that is in the file',
  run: ({ releases }) => releases.flatMap(run),
};
