import { basename } from 'node:path';
import { UsageError } from '../../core/issue/errors.js';
import { findHeld, type HeldRelease, heldReleases } from '../bundle/held-releases.js';
import type { BundledFile, ManifestRelease } from '../bundle/manifest.js';
import { openRelease } from '../check/shape/bundle.js';
import { filesAt, isFolder } from '../import/formats/given-file.js';
import { type CmsFile, ImportError } from '../import/formats/source-file.js';
import { importRules, readCmsFiles } from '../import/index.js';
import { importList } from '../import/lists.js';
import { type ImportedRelease, importRelease, roleOf } from '../import/release.js';
import type { DataFiles } from '../sealed/data-files.js';
import { candidateProblems } from './candidate.js';
import { addedManifest, addTo, compiled } from './store.js';

/** Adding what CMS has published to the user's folder: read, identified, checked and compiled before it is written. */

export interface Added {
  readonly entry: ManifestRelease;
  readonly isList: boolean;
  /** What it takes the place of: an earlier addition, or a release of the package */
  readonly replaces: 'added' | 'bundled' | null;
}

const UNCHANGED = 'Nothing was added or changed.';

const refused = (message: string): UsageError => new UsageError('E_RELEASE_FILE', message, UNCHANGED);
const alreadyHeld = (message: string): UsageError => new UsageError('E_RELEASE_HELD', message, UNCHANGED);

/** The first problems of a file show what happened; a damaged one can have one on every line. */
const SHOWN = 5;

const READ = 'PPRRVU…, GPCI…, ZIP5…, ZIP9…';

const isZip = (path: string): boolean => /\.zip$/i.test(path);
const holdsRelease = (files: readonly CmsFile[]): boolean => files.some(({ name }) => roleOf(name) === 'rvu');

/** What to do with a file of amounts, which only a comparison needs. */
const ofAmounts = (path: string): string =>
  /^(PFALL|PFREV|OPPSCAP)/i.test(basename(path))
    ? '; rvu release verify with --amounts compares amounts such as these'
    : '';

/** Of a folder only its own files are read, and the user may have meant an archive or folder in it. */
function nothingFound(paths: readonly string[]): ImportError {
  const inside = paths.flatMap(filesAt).find((path) => isZip(path) || isFolder(path));
  const hint = inside === undefined ? '' : `; name the archive or folder itself, such as ${inside}`;
  const amounts = ofAmounts(paths[0] ?? '');
  return new ImportError(paths.join(', '), `no CMS file was found (${READ})${hint}${amounts}`);
}

/** The files of each release, and those that are in none. Each archive with relative values is a release. */
function bySource(paths: readonly string[]): { releases: CmsFile[][]; rest: CmsFile[] } {
  const archives = paths.filter(isZip).map((path) => [path, readCmsFiles([path])] as const);
  const empty = archives.find(([, files]) => files.length === 0);
  if (empty)
    throw new ImportError(empty[0], `it holds no file that rvu reads (${READ})${ofAmounts(empty[0])}`);
  const units = [readCmsFiles(paths.filter((path) => !isZip(path))), ...archives.map(([, files]) => files)];
  const releases = units.filter(holdsRelease);
  const others = units.filter((files) => !holdsRelease(files)).flat();
  const [only] = releases;
  // With one release, everything belongs to it.
  return releases.length === 1 && only
    ? { releases: [[...only, ...others]], rest: [] }
    : { releases, rest: others };
}

/** A list that is in the archive of a release stays with it, but for ZIP+4 codes. */
function listsOf(files: readonly CmsFile[]): ImportedRelease[] {
  return files.flatMap((file) => {
    const list = importList(file);
    if (list) return [list];
    throw new ImportError(
      file.name,
      `without the relative values (PPRRVU…) of its release it cannot be used${ofAmounts(file.name)}`,
    );
  });
}

const sameFiles = (files: readonly BundledFile[], others: readonly BundledFile[]): boolean =>
  files.every(({ role, sha256 }) => others.some((other) => other.role === role && other.sha256 === sha256));

function refuseHeld({ entry }: ImportedRelease, plain: HeldRelease, before: HeldRelease | undefined): void {
  const { id } = entry;
  const same = before !== undefined && sameFiles(entry.files, before.entry.files);
  if (same)
    throw alreadyHeld(`${id} is already ${before.isAdded ? 'added' : 'bundled'}, with the same figures.`);
  if (id !== plain.entry.id) return;
  const message = `These files of ${id} differ from those in the package, which answers from ${id} unless told otherwise: it cannot be replaced.`;
  throw alreadyHeld(message);
}

function refuseTwice(all: readonly ImportedRelease[]): void {
  const ids = all.map(({ entry }) => entry.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) throw refused(`Two of the sources are ${twice}: add one of them.`);
}

/** Localities of a list of ZIP codes that no release held has. */
function refuseStrangers({ entry, files }: ImportedRelease, localities: ReadonlySet<string>): void {
  const file = entry.files.find(({ role }) => role === 'zip' || role === 'zip9');
  if (!file) return;
  const column = file.role === 'zip' ? 2 : 1;
  const lines = (files.get(file.name) ?? '').trimEnd().split('\n').slice(1);
  const stranger = lines.map((line) => line.split(',')[column] ?? '').find((key) => !localities.has(key));
  if (stranger)
    throw refused(
      `${entry.sources[0]?.name}: ZIP codes are in ${stranger}, which no release held has among its localities.`,
    );
}

function imported<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ImportError) throw refused(`${error.message}.`);
    throw error;
  }
}

/**
 * Adds releases and lists of CMS to the user's folder: all of them, or nothing.
 * @param paths zip archives as CMS publishes them, folders and files
 * @param folder names the user's folder, once there is something to write
 * @param files of the package
 * @throws UsageError E_RELEASE_FILE for what cannot be read or fails a check, E_RELEASE_HELD for what is there already
 */
export async function addReleases(
  paths: readonly string[],
  folder: () => string,
  files: DataFiles,
): Promise<Added[]> {
  const { releases, lists } = imported(() => {
    const { releases: units, rest } = bySource(paths);
    if (units.length + rest.length === 0) throw nothingFound(paths);
    const rules = importRules();
    const apart = [...units.flat().filter(({ name }) => roleOf(name) === 'zip9'), ...rest];
    return { releases: units.map((unit) => importRelease(unit, rules)), lists: listsOf(apart) };
  });
  refuseTwice([...releases, ...lists]);
  const [held, plain] = [heldReleases(files), findHeld(files)];
  const open = openRelease(plain);
  for (const release of releases) {
    refuseHeld(
      release,
      plain,
      held.find(({ entry }) => entry.id === release.entry.id),
    );
    const problems = candidateProblems(release, files, open, held);
    const more =
      problems.length > SHOWN ? ` (and ${(problems.length - SHOWN).toLocaleString('en-US')} more)` : '';
    if (problems.length > 0)
      throw refused(
        `${release.entry.id} fails the checks of the data: ${problems.slice(0, SHOWN).join('; ')}${more}.`,
      );
  }
  const localities = new Set(
    held.flatMap((each) => openRelease(each).cells('gpci')).map(([mac, number]) => `${mac}${number}`),
  );
  const dir = folder();
  const before = addedManifest(dir);
  for (const list of lists) {
    const known = before.lists?.find(({ id }) => id === list.entry.id);
    if (known && sameFiles(list.entry.files, known.files))
      throw alreadyHeld(`${list.entry.id} is already added, with the same content.`);
    refuseStrangers(list, localities);
  }
  await addTo(dir, releases.map(compiled), lists.map(compiled));
  const replaced = (id: string): Added['replaces'] => {
    const known = held.find(({ entry }) => entry.id === id);
    if (before.lists?.some((list) => list.id === id)) return 'added';
    return known ? (known.isAdded ? 'added' : 'bundled') : null;
  };
  return [
    ...releases.map(({ entry }) => ({ entry, isList: false, replaces: replaced(entry.id) })),
    ...lists.map(({ entry }) => ({ entry, isList: true, replaces: replaced(entry.id) })),
  ];
}
