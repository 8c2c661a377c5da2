import { readFileSync } from 'node:fs';
import { InputError, UsageError } from '../../../core/issue/errors.js';
import { readArchive, restoreArchive, writeArchive } from '../../../data/journal/archive.js';
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

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError('E_INPUT_FILE', `${file} cannot be read: ${(error as Error).message}.`);
  }
}

/** `rvu log restore`: puts the files of a backup back where they are missing or shorter. */
export async function restore(words: readonly string[], { yes }: LogOptions, io: Io): Promise<ExitCode> {
  const file = fileOf('restore', words);
  const archive = readArchive(textOf(file), file);
  const isTrial = !yes && io.stdout.isTTY === true;
  const written = await restoreArchive(folderOf(io), archive, isTrial);
  const what = written.length === 0 ? 'nothing to put back: all is there' : `put back: ${written.join(', ')}`;
  say(io, isTrial && written.length > 0 ? `would be ${what}; add --yes to do it` : what);
  return EXIT.answered;
}
