import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StateName } from '../../core/release/place-book.js';
import { type Manifest, readManifest } from '../bundle/manifest.js';
import { DataFiles } from '../sealed/data-files.js';
import { packageFolder } from '../sealed/package-folder.js';
import { readArchive } from './archive.js';
import { publishedFactors } from './factors.js';
import { type ImportedRelease, type ImportRules, importRelease, roleOf, withRelease } from './release.js';
import { type CmsFile, readCmsFile } from './source-file.js';
import { writeManifest, writeWhole } from './write.js';

const ABOUT =
  'Written by `npm run data:build` from CMS files; never by hand. Each release: what CMS published (sources) and what was made of it (files), with SHA-256 and row counts.';

function listFiles(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
}

const isWanted = (name: string): boolean => roleOf(name) !== null;
const isArchive = (path: string): boolean => /\.zip$/i.test(path);

function readPath(path: string, rebuiltFrom: string | undefined): CmsFile[] {
  const rebuilt = rebuiltFrom === undefined ? {} : { rebuiltFrom };
  if (!isArchive(path)) return [readCmsFile(basename(path), readFileSync(path), rebuilt)];
  const { name, sha256, files } = readArchive(path, isWanted);
  // The archive of a rebuilt release is nobody's publication, so it is not named.
  const origin = rebuiltFrom === undefined ? { archive: { name, sha256 } } : rebuilt;
  return files.map((file) => readCmsFile(file.name, file.bytes, origin));
}

/**
 * Reads the CMS files among some paths: files, folders without their subfolders, and zip archives that are
 * named; other files are skipped.
 * @param rebuiltFrom whose tables the files were written from, if CMS did not publish them
 */
export function readCmsFiles(paths: readonly string[], rebuiltFrom?: string): CmsFile[] {
  const inFolders = paths.flatMap(listFiles).filter((path) => isWanted(basename(path)));
  const wanted = [...inFolders, ...paths.filter(isArchive)];
  return wanted.sort().flatMap((path) => readPath(path, rebuiltFrom));
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
