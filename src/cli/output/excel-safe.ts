import { UsageError } from '../../core/issue/errors.js';
import type { Format } from '../options/output.js';

/**
 * The text of an answer at the prompt, with --excel-safe if that is given.
 * @throws UsageError if it is given for anything but CSV
 */
export async function safeAnswer(
  text: string,
  format: Format,
  { excelSafe: isWanted }: { readonly excelSafe?: boolean },
): Promise<string> {
  if (!isWanted) return text;
  if (format !== 'csv')
    throw new UsageError(
      'E_USAGE',
      '--excel-safe is for CSV, not for a table.',
      'Add --csv, or leave it out.',
    );
  const { excelSafe } = await import('../../batch/write/excel-safe.js');
  // The function works on bytes, as batches do.
  return Buffer.from(excelSafe(Buffer.from(text).toString('latin1'), ','), 'latin1').toString();
}
