import { existsSync } from 'node:fs';
import { UsageError } from '../../core/issue/errors.js';
import { journalFolder } from '../../data/user/folders.js';
import type { Io } from '../terminal/io.js';

/** The folder of the journal. @throws UsageError E_JOURNAL if the environment does not say where the journal is */
export function folderOf({ env }: Io): string {
  const folder = journalFolder(env);
  if (folder !== null) return folder;
  throw new UsageError('E_JOURNAL', 'No place for the journal.', 'Set HOME, XDG_DATA_HOME or RVU_JOURNAL.');
}

/** Whether anything was ever logged here. */
export function hasJournal({ env }: Io): boolean {
  const folder = journalFolder(env);
  return folder !== null && existsSync(folder);
}
