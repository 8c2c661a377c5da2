import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../core/issue/errors.js';
import {
  type BundledFile,
  MANIFEST,
  type Manifest,
  type ManifestRelease,
  readManifest,
} from '../bundle/manifest.js';
import { tableInputOf, tableName } from '../bundle/release-table.js';
import { makeFolder, removeFiles } from '../files/folder.js';
import { changeAlone } from '../files/lock.js';
import { sha256 } from '../import/formats/source-file.js';
import { type ImportedRelease, withRelease } from '../import/release.js';
import { writeManifest, writeWhole } from '../import/write.js';
import { DataFiles } from '../sealed/data-files.js';
import { tableBytes, tableParts } from '../table/table-bytes.js';

/**
 * The folder of what a user has added. The name of every file contains the beginning of the hash of its content, so
 * that no file is ever changed: the new manifest, which takes the place of the old one in one renaming, is what makes
 * a change take effect. Whatever ends the program before that leaves everything as it was, but for files that the
 * manifest does not name; the next change removes them.
 */

const ABOUT =
  'Written by `rvu release add` from the files of CMS that are named here; never by hand. Each release: what CMS published (sources) and what was made of it (files), with SHA-256 and row counts.';

/** Enough of a hash to tell apart the files of one kind and release. */
const NAME_HASH = 12;

/** A file of ours: "rvu27a-0123456789ab.csv". Others in the folder are left alone. */
const OURS = /^(rvu\d\d[a-z]+|zip[59]-\d{4}q\d|anesthesia-\d{4})(-[a-z]+)*-[0-9a-f]{12}\.(csv|tsv|table)$/;

/** A release or list as it is kept: its entry in the manifest and its files. */
export interface Compiled {
  readonly entry: ManifestRelease;
  readonly files: ReadonlyMap<string, Buffer>;
}

/**
 * Compiles an imported release: its files under their names in the folder, and the table of its relative values.
 * @throws RangeError for figures that the table cannot hold
 */
export function compiled({ entry, files }: ImportedRelease): Compiled {
  const contents = new Map<string, Buffer>();
  const renamed = entry.files.map((file): BundledFile => {
    const name = file.name.replace(/\.(?=\w+$)/, `-${file.sha256.slice(0, NAME_HASH)}.`);
    contents.set(name, Buffer.from(files.get(file.name) ?? ''));
    return { ...file, name };
  });
  const contentOf = (file: BundledFile): Buffer => contents.get(file.name) ?? Buffer.alloc(0);
  const withTables = renamed.map((file) => {
    if (file.role !== 'rvu') return file;
    const qp = renamed.find(({ role }) => role === 'rvu-qp');
    const input = tableInputOf(
      entry.id,
      { ...file, bytes: contentOf(file) },
      qp ? { name: qp.name, bytes: contentOf(qp) } : null,
    );
    const table = tableBytes(tableParts(input));
    contents.set(tableName(file), table);
    return { ...file, table: sha256(table) };
  });
  return { entry: { ...entry, files: withTables }, files: contents };
}

/** What a folder holds; nothing if it is not there yet. @throws DataError E_DATA_DAMAGED */
export function addedManifest(dir: string): Manifest {
  const files = DataFiles.ofAdded(dir);
  return files ? readManifest(files) : { about: ABOUT, releases: [], lists: [] };
}

const fileNames = ({ releases, lists = [] }: Manifest): Set<string> =>
  new Set(
    [...releases, ...lists].flatMap(({ files }) =>
      files.flatMap((file) => (file.table === undefined ? [file.name] : [file.name, tableName(file)])),
    ),
  );

function removeUnnamed(dir: string, manifest: Manifest): void {
  const named = fileNames(manifest);
  const strays = readdirSync(dir).filter((name) => OURS.test(name) && !named.has(name));
  removeFiles(strays.map((name) => join(dir, name)));
}

/** Changes the manifest of a folder while no other process does. */
async function change(
  dir: string,
  to: (before: Manifest) => Manifest,
  files: Compiled['files'],
): Promise<void> {
  makeFolder(dir);
  await changeAlone(dir, join(dir, MANIFEST), () => {
    const manifest = to(addedManifest(dir));
    for (const [name, content] of files) writeWhole(join(dir, name), content);
    writeManifest(dir, manifest);
    removeUnnamed(dir, manifest);
  });
}

const merged = (
  entries: readonly ManifestRelease[],
  added: readonly Compiled[],
): readonly ManifestRelease[] =>
  added.reduce(
    (all, { entry }) => withRelease({ about: '', releases: all }, entry).releases,
    entries as readonly ManifestRelease[],
  );

/**
 * Adds releases and lists to a folder, all of them or none; those of the same name are replaced.
 * @throws OutputError E_OUTPUT if the folder cannot be written to; nothing has been added then
 */
export async function addTo(
  dir: string,
  releases: readonly Compiled[],
  lists: readonly Compiled[],
): Promise<void> {
  const files = new Map([...releases, ...lists].flatMap((each) => [...each.files]));
  await change(
    dir,
    (before) => ({
      about: ABOUT,
      releases: merged(before.releases, releases),
      lists: merged(before.lists ?? [], lists),
    }),
    files,
  );
}

/**
 * Removes a release or list from a folder.
 * @throws UsageError E_RELEASE_UNKNOWN if it is not there
 */
export async function removeFrom(dir: string, id: string): Promise<void> {
  const without = (entries: readonly ManifestRelease[] = []): ManifestRelease[] =>
    entries.filter((entry) => entry.id !== id);
  await change(
    dir,
    (before) => {
      const after = { about: ABOUT, releases: without(before.releases), lists: without(before.lists) };
      const isGone =
        after.releases.length + after.lists.length < before.releases.length + (before.lists?.length ?? 0);
      if (isGone) return after;
      throw new UsageError(
        'E_RELEASE_UNKNOWN',
        `${id} has not been added.`,
        'rvu release list shows what was.',
      );
    },
    new Map(),
  );
}
