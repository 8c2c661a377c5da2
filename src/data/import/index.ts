import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StateName } from '../../core/release/place-book.js';
import { type Manifest, readManifest } from '../bundle/manifest.js';
import { DataFiles } from '../sealed/data-files.js';
import { packageFolder } from '../sealed/package-folder.js';
import { publishedFactors } from './factors.js';
import { readArchive } from './formats/archive.js';
import { bytesOf, filesAt } from './formats/given-file.js';
import { readTable } from './formats/read-file.js';
import { type CmsFile, type Origin, readCmsFile, sha256 } from './formats/source-file.js';
import { type ImportedRelease, type ImportRules, importRelease, roleOf, withRelease } from './release.js';
import { writeManifest, writeWhole } from './write.js';

const ABOUT =
  'Written by `npm run data:build` from CMS files; never by hand. Each release: what CMS published (sources) and what was made of it (files), with SHA-256 and row counts.';

const isWanted = (name: string): boolean => roleOf(name) !== null;
const isArchive = (path: string): boolean => /\.zip$/i.test(path);

/** The forms in which CMS publishes a table, the best first: a workbook may have lost zeros, and a text has no title. */
const FORMS = ['csv', 'xlsx', 'txt'] as const;

const formOf = (name: string): number => FORMS.findIndex((form) => name.toLowerCase().endsWith(`.${form}`));

/** Names in the best form of each; a name without its ending says which belong together. */
function inBestForm<T extends { readonly name: string }>(files: readonly T[]): T[] {
  const stem = (name: string): string => name.toLowerCase().replace(/\.\w+$/, '');
  return files.filter(({ name }) =>
    files.every((other) => stem(other.name) !== stem(name) || formOf(name) <= formOf(other.name)),
  );
}

/** Reads a file of CMS. @throws ImportError */
export function readFileOf(name: string, bytes: Buffer, origin: Origin = {}): CmsFile {
  const role = roleOf(name);
  if (role === 'zip9')
    return { name, sha256: sha256(bytes), ...origin, records: [], lineOf: () => undefined, bytes };
  if (role === null || role === 'anesthesia-base') return readCmsFile(name, bytes, origin);
  return readTable(role, name, bytes, origin);
}

function filesOf(path: string, rebuiltFrom: string | undefined): CmsFile[] {
  const { name, sha256: hash, files } = readArchive(path, isWanted);
  // The archive of a rebuilt release is nobody's publication, so it is not named.
  const origin = rebuiltFrom === undefined ? { archive: { name, sha256: hash } } : { rebuiltFrom };
  return inBestForm(files).map((file) => readFileOf(file.name, file.bytes, origin));
}

/**
 * Reads the CMS files among some paths: files, folders without their subfolders, and zip archives that are
 * named; other files are skipped, and of a table in several forms the best one is read.
 * @param rebuiltFrom whose tables the files were written from, if CMS did not publish them
 * @throws ImportError
 */
export function readCmsFiles(paths: readonly string[], rebuiltFrom?: string): CmsFile[] {
  const rebuilt = rebuiltFrom === undefined ? {} : { rebuiltFrom };
  const plain = paths
    .flatMap(filesAt)
    .map((path) => ({ path, name: basename(path) }))
    .filter(({ name }) => isWanted(name));
  const files = inBestForm(plain).map(({ path, name }) => ({
    path,
    read: () => [readFileOf(name, bytesOf(path), rebuilt)],
  }));
  const archives = paths.filter(isArchive).map((path) => ({ path, read: () => filesOf(path, rebuiltFrom) }));
  return [...files, ...archives].sort((a, b) => (a.path < b.path ? -1 : 1)).flatMap(({ read }) => read());
}

/** What the package's own tables say that the import needs. */
export function importRules(): ImportRules {
  const dataDir = join(packageFolder(), 'data');
  const files = new DataFiles({ dataDir });
  const { values } = files.json<{ readonly values: readonly StateName[] }>('rules/states.json');
  return { factors: publishedFactors(dataDir), states: values };
}

/** Imports one release from folders, files or archives into a data folder; the manifest is written last. */
export function buildData(paths: readonly string[], dataDir: string): ImportedRelease {
  const imported = importRelease(readCmsFiles(paths), importRules());
  mkdirSync(dataDir, { recursive: true });
  for (const [name, text] of imported.files) writeWhole(join(dataDir, name), text);
  const known: Manifest = existsSync(join(dataDir, 'manifest.json'))
    ? readManifest(new DataFiles({ dataDir }))
    : { about: ABOUT, releases: [] };
  writeManifest(dataDir, withRelease(known, imported.entry));
  return imported;
}
