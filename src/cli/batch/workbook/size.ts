import { InputError } from '../../../core/issue/errors.js';

export const MEGABYTE = 1_000_000;
/** A workbook is read whole, and its text takes many times as much memory. */
export const LARGEST = 50 * MEGABYTE;

/** @param what is larger than it may be */
export const tooLarge = (what: string): InputError =>
  new InputError(
    'E_INPUT_FILE',
    `The workbook is too large: ${what}.`,
    'Save the sheet as CSV (UTF-8), which is read piece by piece.',
  );
