import type { FeeRow } from '../release/fee-row.js';

/**
 * Units that one line of one day hardly has: minutes, or the volume of a year, in the wrong column. These bounds are our
 * own and only give a notice; CMS's medically unlikely edits are not used here.
 */

/** Fewer units are likely for any code, so that most lines need no other test. */
export const LIKELY_UNITS = 9;
/** Additional procedures are counted by lesion, level or 100 square centimeters */
const ADD_ON_UNITS = 60;
/** Six hours in steps of fifteen minutes */
const OTHER_UNITS = 24;
/** Tests and doses of allergens are counted one by one, and so are slides and stains. */
const COUNTED = /^(?:95(?:0\d|1[0-8])\d|88\d{3})$/;
const COUNTED_UNITS = 200;
/** Surgery: one operation with its global days */
const SURGERY = /^(?:000|010|090)$/;

/** Whether so many units of a code on one line look like minutes or a volume. */
export function areUnlikely({ code, globalDays }: FeeRow, units: number): boolean {
  if (units <= LIKELY_UNITS) return false;
  if (COUNTED.test(code)) return units > COUNTED_UNITS;
  if (SURGERY.test(globalDays)) return true;
  return units > (globalDays === 'ZZZ' ? ADD_ON_UNITS : OTHER_UNITS);
}
