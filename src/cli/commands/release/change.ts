import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { type Added, addReleases } from '../../../data/added/add-releases.js';
import { removeFrom } from '../../../data/added/store.js';
import { addedLists, heldReleases } from '../../../data/bundle/held-releases.js';
import { unknownRelease } from '../../../data/bundle/manifest.js';
import { DataFiles } from '../../../data/sealed/data-files.js';
import { addedFolder } from '../../../data/user/folders.js';
import { type Io, say } from '../../terminal/io.js';
import { answerRelease, type ReleaseAnswer } from './answer.js';

/** The folder of what the user adds. @throws UsageError if the environment names none */
function folderOf(env: Io['env']): string {
  const dir = addedFolder(env);
  if (dir !== null) return dir;
  const hint = 'Set RVU_DATA to a folder, or unset it for the usual one.';
  throw new UsageError('E_USAGE', 'There is no folder to add releases to.', hint);
}

function replacement({ entry, replaces }: Added): string | null {
  if (replaces === 'added') return `${entry.id} takes the place of the one added before.`;
  if (replaces === 'bundled')
    return `${entry.id} takes the place of the bundled one, which is back when you remove it.`;
  return null;
}

/** Adds files of CMS. @returns what was added @throws UsageError, OutputError; nothing has been added then */
export async function add(paths: readonly string[], io: Io): Promise<ReleaseAnswer> {
  const added = await addReleases(paths, () => folderOf(io.env), new DataFiles());
  for (const each of added) {
    const text = replacement(each);
    if (text !== null) say(io, text);
  }
  const ids = added.filter(({ isList }) => !isList).map(({ entry }) => entry.id);
  const lists = added.filter(({ isList }) => isList).map(({ entry }) => entry);
  return { ...answerRelease(ids), lists };
}

/** Removes what was added. @returns what to say @throws UsageError for a bundled or unknown release */
export async function remove(name: string, env: Io['env']): Promise<string> {
  const files = new DataFiles();
  const id = name.toUpperCase();
  const held = heldReleases(files);
  const all = [...held, ...addedLists(files)];
  const found = all.find(({ entry }) => entry.id === id);
  const entries = (isAdded: boolean) =>
    all.filter((each) => each.isAdded === isAdded).map(({ entry }) => entry);
  if (!found) throw unknownRelease(name, entries(false), entries(true));
  if (!found.isAdded) {
    const hint = 'Only what was added can be removed.';
    throw new UsageError('E_RELEASE_HELD', `${echo(id)} is part of the package.`, hint);
  }
  await removeFrom(folderOf(env), id);
  return `Removed ${id}\n`;
}
