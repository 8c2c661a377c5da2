import { UsageError } from '../../../core/issue/errors.js';
import { readArchive, restoreArchive, writeArchive } from '../../../data/journal/archive.js';
import { bytesOf } from '../../journal/file.js';
import { folderOf } from '../../journal/folder.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import type { LogOptions } from './command.js';

function fileOf(action: string, words: readonly string[]): string {
  const [file] = words;
  if (file !== undefined && words.length === 1) return file;
  throw new UsageError(
    'E_USAGE',
    `rvu log ${action} needs one file.`,
    `Example: rvu log ${action} journal.json`,
  );
}

/** `rvu log backup`: the journal and the contracts as one file. */
export async function backUp(words: readonly string[], _options: LogOptions, io: Io): Promise<ExitCode> {
  const file = fileOf('backup', words);
  const names = await writeArchive(folderOf(io), file);
  say(io, `${counted(names.length, 'file')} of the journal written to ${file}`);
  return EXIT.answered;
}

/** `rvu log restore`: puts the files of a backup back where they are missing or shorter. */
export async function restore(words: readonly string[], { yes }: LogOptions, io: Io): Promise<ExitCode> {
  const file = fileOf('restore', words);
  const archive = readArchive((await bytesOf(file, io)).toString('utf8'), file);
  const isTrial = !yes && io.stdout.isTTY === true;
  const written = await restoreArchive(folderOf(io), archive, isTrial);
  const what = written.length === 0 ? 'nothing to put back: all is there' : `put back: ${written.join(', ')}`;
  say(io, isTrial && written.length > 0 ? `would be ${what}; add --yes to do it` : what);
  return EXIT.answered;
}
