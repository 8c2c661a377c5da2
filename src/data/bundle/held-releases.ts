import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BorrowedFile, SourceFile } from '../../core/release/fee-schedule.js';
import { EditionFile, EditionLines } from '../editions/edition-file.js';
import { fileOf, type ManifestRelease, readManifest, unknownRelease } from './manifest.js';
import { ROW_COLUMNS } from './row-text.js';

/** The folder of the older releases within a data folder, with a manifest of its own. */
export const OLDER_RELEASES = 'releases';

/** A release and the folder that its files are in. */
export interface HeldRelease {
  readonly dir: string;
  readonly entry: ManifestRelease;
}

function releasesOf(dir: string): HeldRelease[] {
  return readManifest(dir).releases.map((entry) => ({ dir, entry }));
}

/**
 * Every release of a data folder, older ones included, by their first day.
 * @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function heldReleases(dataDir: string): HeldRelease[] {
  const older = join(dataDir, OLDER_RELEASES);
  const all = [
    ...(existsSync(join(older, 'manifest.json')) ? releasesOf(older) : []),
    ...releasesOf(dataDir),
  ];
  return all.sort((a, b) => (a.entry.effective.from < b.entry.effective.from ? -1 : 1));
}

/**
 * The release named; by default the newest of the data folder itself, for which the manifest of the older
 * ones is not read.
 * @throws UsageError E_RELEASE_UNKNOWN
 */
export function findHeld(dataDir: string, id?: string): HeldRelease {
  const plain = releasesOf(dataDir);
  const named = (held: readonly HeldRelease[]): HeldRelease | undefined =>
    held.find(({ entry }) => entry.id === id?.toUpperCase());
  const found = id === undefined ? plain.at(-1) : (named(plain) ?? named(heldReleases(dataDir)));
  if (found) return found;
  throw unknownRelease(
    id ?? '',
    heldReleases(dataDir).map(({ entry }) => entry),
  );
}

type Role = SourceFile['role'];

/** Lists that CMS publishes apart from the releases: the one that is held serves every year. */
const ONE_FOR_ALL: ReadonlySet<Role> = new Set(['zip', 'anesthesia-base']);
/** Files that a release can use of another one of its year. */
const OF_THE_YEAR: ReadonlySet<Role> = new Set(['counties', 'anesthesia']);

/**
 * The release whose file of a role serves a release: itself, else the nearest of its year, an earlier one
 * first; for a list that is published apart, the nearest at all. Null if there is none.
 */
export function lenderOf(role: Role, borrower: HeldRelease, all: readonly HeldRelease[]): HeldRelease | null {
  if (fileOf(borrower.entry, role)) return borrower;
  const { year, effective } = borrower.entry;
  const fits = all.filter(
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
    const lender = lenderOf(role, borrower, all());
    return lender === null ? [] : [{ role, from: lender.entry.id }];
  });
}

const CONV_FACTOR = ROW_COLUMNS.indexOf('conv_factor');
/** Before and after every code. */
const [FIRST, LAST] = ['', '~'];

/** The rows of a release, one line each, with what a file of editions leaves out put back. */
export function csvLinesOf({ dir, entry }: HeldRelease): string[] {
  const file = fileOf(entry, 'rvu');
  if (!file) return [];
  if (file.edition === undefined) {
    return readFileSync(join(dir, file.name), 'latin1').trimEnd().split('\n').slice(1);
  }
  const lines = new EditionLines(new EditionFile(join(dir, file.name)), file.edition);
  return lines.linesBetween(FIRST, LAST).map((line) => {
    const cells = line.split(',');
    cells[CONV_FACTOR] = entry.conversionFactor;
    return cells.join(',');
  });
}

/** The relative values of a release as plain CSV, to the byte the text whose hash the manifest states. */
export function csvTextOf(held: HeldRelease): string {
  return `${[ROW_COLUMNS.join(','), ...csvLinesOf(held)].join('\n')}\n`;
}
