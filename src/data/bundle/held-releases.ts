import { DataError } from '../../core/issue/errors.js';
import type { BorrowedFile, SourceFile } from '../../core/release/fee-schedule.js';
import { EditionFile, EditionLines } from '../editions/edition-file.js';
import { ShortLines } from '../editions/short-line.js';
import type { CheckedFile } from '../sealed/checked-file.js';
import { damaged } from '../sealed/damage.js';
import type { DataFiles } from '../sealed/data-files.js';
import type { SortedText } from '../sealed/sorted-text.js';
import {
  type BundledFile,
  fileOf,
  MANIFEST,
  type ManifestRelease,
  readManifest,
  unknownRelease,
} from './manifest.js';
import { ROW_COLUMNS } from './row-text.js';

/** The folder of the older releases within a data folder, with a manifest of its own. */
export const OLDER_RELEASES = 'releases';
const OLDER_FOLDER = `${OLDER_RELEASES}/`;

/** A release and the folder that its files are in: that of the package, or the one of what the user has added. */
export interface HeldRelease {
  readonly files: DataFiles;
  readonly isAdded: boolean;
  /** Within the data folder: blank, or the folder of older releases with a slash */
  readonly folder: string;
  readonly entry: ManifestRelease;
}

function releasesOf(files: DataFiles, folder = ''): HeldRelease[] {
  return readManifest(files, folder).releases.map((entry) => ({ files, isAdded: false, folder, entry }));
}

const byFirstDay = (a: HeldRelease, b: HeldRelease): number =>
  a.entry.effective.from < b.entry.effective.from ? -1 : 1;

/** The releases of the package, older ones included, by their first day. @throws DataError E_DATA_DAMAGED */
export function bundledReleases(files: DataFiles): HeldRelease[] {
  const hasOlder = files.has(OLDER_FOLDER + MANIFEST);
  return [...(hasOlder ? releasesOf(files, OLDER_FOLDER) : []), ...releasesOf(files)].sort(byFirstDay);
}

/** What the user has added, of the kind that a manifest keeps under a name. @throws DataError E_DATA_DAMAGED */
function addedOf(files: DataFiles, kind: 'releases' | 'lists'): HeldRelease[] {
  const { added } = files;
  if (!added) return [];
  const entries = readManifest(added)[kind] ?? [];
  return entries.map((entry) => ({ files: added, isAdded: true, folder: '', entry }));
}

/**
 * Every release of a data folder, older ones and those that the user has added included, by their first day. An
 * added one takes the place of an older one of the same name.
 * @throws DataError E_DATA_DAMAGED
 */
export function heldReleases(files: DataFiles): HeldRelease[] {
  const bundled = bundledReleases(files);
  // The plain release cannot be replaced: naming it has to be the same as naming none.
  const plain = new Set(bundled.filter(({ folder }) => folder === '').map(({ entry }) => entry.id));
  const added = addedOf(files, 'releases').filter(({ entry }) => !plain.has(entry.id));
  const replaced = new Set(added.map(({ entry }) => entry.id));
  return [...bundled.filter(({ entry }) => !replaced.has(entry.id)), ...added].sort(byFirstDay);
}

/** The lists that the user has added by themselves, such as ZIP codes, by their first day. */
export function addedLists(files: DataFiles): HeldRelease[] {
  return addedOf(files, 'lists').sort(byFirstDay);
}

/** Everything that can lend a file. */
export const lenders = (files: DataFiles): HeldRelease[] =>
  [...heldReleases(files), ...addedLists(files)].sort(byFirstDay);

/**
 * The release named; by default the newest of the data folder itself, for which the manifest of the older
 * ones is not read.
 * @throws UsageError E_RELEASE_UNKNOWN
 */
export function findHeld(files: DataFiles, id?: string): HeldRelease {
  const plain = releasesOf(files);
  const named = (held: readonly HeldRelease[]): HeldRelease | undefined =>
    held.find(({ entry }) => entry.id === id?.toUpperCase());
  const found = id === undefined ? plain.at(-1) : (named(plain) ?? named(heldReleases(files)));
  if (found) return found;
  if (id === undefined) throw damaged(files.data(MANIFEST).name, 'does not list any release');
  const entries = (isAdded: boolean): ManifestRelease[] =>
    heldReleases(files).flatMap((held) => (held.isAdded === isAdded ? [held.entry] : []));
  throw unknownRelease(id, entries(false), entries(true));
}

/** A file of a release. */
export interface HeldFile {
  readonly file: BundledFile;
  readonly checked: CheckedFile;
  /** Its lines, sorted */
  sorted(): SortedText;
}

/** The file of a role. @throws DataError E_DATA_MISSING if the release has none */
export function heldFile({ files, folder, entry }: HeldRelease, role: Role): HeldFile {
  const file = fileOf(entry, role);
  if (!file) throw new DataError('E_DATA_MISSING', `${entry.id} has no ${role} file in the bundle.`);
  const name = folder + file.name;
  // Of a file of editions, the manifest states the hash of the text of one edition.
  const sha256 = file.edition === undefined ? file.sha256 : undefined;
  return { file, checked: files.data(name, sha256), sorted: () => files.sorted(name, sha256) };
}

/** Opens the file of editions that a release shares with others of its year. */
export function openEditions({ files, folder }: HeldRelease, name: string): EditionFile {
  const rows = files.data(folder + name);
  const members = files.data(`${folder}${name}.members`).text();
  return new EditionFile(rows.name, { parts: rows.inParts(), members });
}

type Role = SourceFile['role'];

/** Lists that CMS publishes apart from the releases: the one that is held serves every year. */
const ONE_FOR_ALL: ReadonlySet<Role> = new Set(['zip', 'anesthesia-base']);
/** Files that a release can use of another one of its year. */
const OF_THE_YEAR: ReadonlySet<Role> = new Set(['counties', 'anesthesia']);

/**
 * The release whose file of a role serves a release: itself, else the nearest of its year, an earlier one
 * first; for a list that is published apart, the nearest at all. Null if there is none.
 * @param all called if it is not the release itself
 */
export function lenderOf(
  role: Role,
  borrower: HeldRelease,
  all: () => readonly HeldRelease[],
): HeldRelease | null {
  if (fileOf(borrower.entry, role)) return borrower;
  const { year, effective } = borrower.entry;
  const fits = all().filter(
    ({ entry }) =>
      fileOf(entry, role) !== null &&
      (ONE_FOR_ALL.has(role) || (OF_THE_YEAR.has(role) && entry.year === year)),
  );
  const earlier = fits.findLast(({ entry }) => entry.effective.from < effective.from);
  return earlier ?? fits[0] ?? null;
}

/** What a release uses of others. @param all called if it lacks anything */
export function borrowedBy(borrower: HeldRelease, all: () => readonly HeldRelease[]): BorrowedFile[] {
  const lacking = [...OF_THE_YEAR, ...ONE_FOR_ALL].filter((role) => !fileOf(borrower.entry, role));
  return lacking.flatMap((role) => {
    const lender = lenderOf(role, borrower, all);
    return lender === null ? [] : [{ role, from: lender.entry.id }];
  });
}

/** The beginning of every code */
const ANY = '';

/** The rows of a release, one line each, with what a file of editions leaves out put back. */
export function csvLinesOf(held: HeldRelease): string[] {
  const { entry } = held;
  const { file, checked } = heldFile(held, 'rvu');
  if (file.edition === undefined) return checked.text().trimEnd().split('\n').slice(1);
  const edition = new EditionLines(openEditions(held, file.name), file.edition);
  const short = new ShortLines(ROW_COLUMNS);
  return edition.linesBetween(ANY, ANY).map((line) => short.lengthen(line, entry.conversionFactor));
}

/** The relative values of a release as plain CSV, to the byte the text whose hash the manifest states. */
export function csvTextOf(held: HeldRelease): string {
  return `${[ROW_COLUMNS.join(','), ...csvLinesOf(held)].join('\n')}\n`;
}
