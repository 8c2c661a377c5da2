import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, UsageError } from '../../core/issue/errors.js';
import { makePrivateFolder } from '../files/folder.js';
import { changeAlone } from '../files/lock.js';
import { writePrivateFile } from '../files/new-file.js';
import { regularFileOf } from '../files/target.js';
import { forgetSums } from './sums.js';
import { statOf } from './year-file.js';

const SCHEMA = 'rvu.backup/1';

/** Names of the files that a backup holds; nothing else is ever written. */
const NAME = /^(\d{4}\.(csv|damaged\.txt)|contracts\/[a-z0-9][a-z0-9-]{0,39}\.contract)$/;

type Files = Readonly<Record<string, string>>;

function namesIn(folder: string, within = ''): string[] {
  try {
    return readdirSync(join(folder, within)).map((name) => (within ? `${within}/${name}` : name));
  } catch {
    return [];
  }
}

/** Writes the files of a journal and its contracts into one. @returns their names */
export async function writeArchive(folder: string, file: string): Promise<readonly string[]> {
  makePrivateFolder(folder);
  return changeAlone(folder, join(folder, 'the journal'), () => {
    const names = [...namesIn(folder), ...namesIn(folder, 'contracts')]
      .filter((name) => NAME.test(name))
      .sort();
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    writePrivateFile(regularFileOf(file), `${JSON.stringify({ schema: SCHEMA, files }, null, 1)}\n`);
    return names;
  });
}

/** @throws InputError E_INPUT_NOT_TEXT if the text is not a backup */
export function readArchive(text: string, file: string): Files {
  const no = (why: string): InputError =>
    new InputError('E_INPUT_NOT_TEXT', `${file} is not a backup of a journal: ${why}.`);
  let archive: { schema?: unknown; files?: unknown };
  try {
    archive = JSON.parse(text) as typeof archive;
  } catch {
    throw no('it is not JSON');
  }
  if (archive?.schema !== SCHEMA || typeof archive.files !== 'object' || archive.files === null)
    throw no(`its schema is not ${SCHEMA}`);
  const files = archive.files as Record<string, unknown>;
  const odd = Object.entries(files).find(
    ([name, content]) => !NAME.test(name) || typeof content !== 'string',
  );
  if (odd) throw no('it holds something else');
  return files as Files;
}

/**
 * Puts back the files of a backup that are missing, or that hold only the beginning of what the backup holds.
 * @param isTrial only find out which
 * @returns their names
 * @throws UsageError E_JOURNAL if a file holds anything that the backup does not: nothing is then written
 */
export async function restoreArchive(
  folder: string,
  files: Files,
  isTrial: boolean,
): Promise<readonly string[]> {
  makePrivateFolder(join(folder, 'contracts'));
  return changeAlone(folder, join(folder, 'the journal'), () => {
    const changed = Object.entries(files).filter(([name, text]) => {
      const path = join(folder, name);
      const now = statOf(path) ? readFileSync(path, 'utf8') : '';
      if (text.startsWith(now)) return text !== now;
      if (now.startsWith(text)) return false;
      const hint = `Move ${path} away first if the backup is to take its place.`;
      throw new UsageError('E_JOURNAL', `${name} holds lines that the backup does not.`, hint);
    });
    if (isTrial) return changed.map(([name]) => name);
    for (const [name, text] of changed) writePrivateFile(regularFileOf(join(folder, name)), text);
    forgetSums(folder);
    return changed.map(([name]) => name);
  });
}
