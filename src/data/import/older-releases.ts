import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BundledFile, type Manifest, type ManifestRelease, readManifest } from '../bundle/manifest.js';
import { EditionFile, EditionLines } from '../editions/edition-file.js';
import { ShortLines } from '../editions/short-line.js';
import { editionBytes } from '../editions/write.js';
import { DataFiles } from '../sealed/data-files.js';
import { sha256 } from './formats/source-file.js';
import { type ImportedRelease, withRelease } from './release.js';
import { writeManifest, writeWhole } from './write.js';

/**
 * The folder of older releases. The rows of a year's releases share one file of editions, and a place file that
 * is the same in several releases is kept once. Every name contains the beginning of the hash of its content, so
 * a file is never changed: the new manifest, written last, is what makes an import take effect, and files that
 * it no longer names are then removed.
 */

const ABOUT =
  'Written by `npm run data:build -- --older` from CMS files; never by hand. Each release: what CMS published (sources) and what was made of it (files), with SHA-256 and row counts. The rows of a year are in one file of editions (the last cell of a line lists the releases that have it, and figures that follow from others are left out); the hash of its entry is that of the text that `rvu release show ID --csv` prints. A source with "rebuiltFrom" is not the file that CMS published but was written from that table of the release.';

/** Enough of a hash to tell apart the files of one kind and year. */
const NAME_HASH = 8;

function hashedName(year: number, role: string, ending: string, hash: string): string {
  return `${year}-${role}-${hash.slice(0, NAME_HASH)}${ending}`;
}

/** The name of a release's edition: what follows the year in its id, "AR" of RVU24AR. */
const editionOf = ({ id, year }: ManifestRelease): string => id.slice(`RVU${year % 100}`.length);

function csvFileOf(entry: ManifestRelease): BundledFile | undefined {
  return entry.files.find((file) => file.role === 'rvu');
}

/** The rows of the year's other releases, by edition. */
function knownEditions(dir: string, others: readonly ManifestRelease[]): Map<string, string[]> {
  return new Map(
    others.flatMap((entry) => {
      const file = csvFileOf(entry);
      if (file?.edition === undefined) return [];
      const lines = new EditionLines(new EditionFile(join(dir, file.name)), file.edition);
      return [[file.edition, lines.linesBetween('', '')] as const];
    }),
  );
}

interface Shared {
  readonly files: Map<string, string | Buffer>;
  /** Name of the year's file of editions */
  readonly rows: string;
}

function shareRows(
  dir: string,
  year: number,
  edition: string,
  csv: string,
  others: readonly ManifestRelease[],
): Shared {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const short = new ShortLines(header.split(','));
  const own = lines.map((line) => short.shorten(line));
  const editions = knownEditions(dir, others).set(edition, own);
  const { rows, members } = editionBytes({ header, lines: editions });
  const name = hashedName(year, 'rows', '.csv', sha256(rows));
  return {
    rows: name,
    files: new Map<string, string | Buffer>([
      [name, rows],
      [`${name}.members`, members],
    ]),
  };
}

function removeUnnamed(dir: string, { releases }: Manifest): void {
  const named = new Set(releases.flatMap(({ files }) => files.map(({ name }) => name)));
  for (const name of readdirSync(dir)) {
    if (name !== 'manifest.json' && !named.has(name.replace(/\.members$/, ''))) rmSync(join(dir, name));
  }
}

/** Adds an imported release to the folder of older releases, replacing any earlier import of it. */
export function addOlder(dir: string, { entry, files }: ImportedRelease): ManifestRelease {
  mkdirSync(dir, { recursive: true });
  const known: Manifest = existsSync(join(dir, 'manifest.json'))
    ? readManifest(new DataFiles({ dataDir: dir }))
    : { about: ABOUT, releases: [] };
  const others = known.releases.filter(({ id, year }) => year === entry.year && id !== entry.id);
  const edition = editionOf(entry);
  const csv = files.get(csvFileOf(entry)?.name ?? '') ?? '';
  const shared = shareRows(dir, entry.year, edition, csv, others);
  const written = new Map(shared.files);
  const renamed = entry.files.map((file): BundledFile => {
    if (file.role === 'rvu') return { ...file, name: shared.rows, edition };
    const name = hashedName(entry.year, file.role, file.name.slice(-4), file.sha256);
    written.set(name, files.get(file.name) ?? '');
    return { ...file, name };
  });
  for (const [name, content] of written) writeWhole(join(dir, name), content);
  const sharing = known.releases.map((other) =>
    others.includes(other)
      ? { ...other, files: other.files.map((file) => (file.edition ? { ...file, name: shared.rows } : file)) }
      : other,
  );
  const added = { ...entry, files: renamed };
  const manifest = withRelease({ about: ABOUT, releases: sharing }, added);
  writeManifest(dir, manifest);
  removeUnnamed(dir, manifest);
  return added;
}
