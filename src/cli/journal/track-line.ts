import { RvuError } from '../../core/issue/errors.js';
import type { Io } from '../terminal/io.js';
import { counted } from '../terminal/text.js';
import { workTogether } from './entries.js';
import { workGrouped } from './numbers.js';
import { openLog } from './setup.js';

/**
 * What codes have added up to in a journal that exists; null if none of them was ever logged. A journal that cannot be
 * read stops nothing else, and is named.
 */
export function trackLine(codes: readonly string[], io: Io): string | null {
  try {
    const { journal, credit } = openLog(io);
    const { entries } = journal.read();
    const logged = credit(entries.length)
      .all(entries)
      .filter(({ entry }) => codes.includes(entry.code));
    const [first] = logged;
    if (!first) return null;
    const units = logged.reduce((sum, { entry }) => sum + entry.units, 0);
    const what = `${counted(logged.length, 'line')}, ${counted(units, 'unit')}, ${workGrouped(workTogether(logged))} work RVUs`;
    return `Your log: ${what} since ${first.entry.date} (rvu log list)`;
  } catch (error) {
    if (error instanceof RvuError) return 'Your log cannot be read: rvu log check';
    throw error;
  }
}
