import { UsageError } from '../../../core/issue/errors.js';
import type { JournalEntry } from '../../../core/journal/entry.js';
import type { LogSetup } from '../../journal/setup.js';

/**
 * A mistyped code, modifier or contract stops the command, so that none of its entries are written.
 * @param consequence the sentence that says what was not done
 * @throws UsageError
 */
export function refuseUnknown(
  { credit }: LogSetup,
  entries: readonly JournalEntry[],
  consequence: string,
): void {
  for (const entry of entries) {
    const { outcome } = credit(1).one({ ...entry, id: '' });
    if (outcome.ok || !/^E_(CODE_UNKNOWN|MODIFIER_UNKNOWN|CONTRACT)$/.test(outcome.code)) continue;
    throw new UsageError(outcome.code, `${outcome.message} ${consequence}`, outcome.hint);
  }
}
