import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Manifest, readManifest } from '../bundle/manifest.js';
import { writeFile } from '../files/new-file.js';
import { regularFileOf } from '../files/target.js';
import { type ImportedRelease, importRelease, roleOf, withRelease } from './release.js';
import { type CmsFile, readCmsFile } from './source-file.js';

const ABOUT =
  'Written by `npm run data:build` from CMS files; never by hand. Each release: what CMS published (sources) and what was made of it (files), with SHA-256 and row counts.';

function listFiles(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
}

/** Reads the CMS files among some paths, without descending into subfolders; other files are skipped. */
export function readCmsFiles(paths: readonly string[]): CmsFile[] {
  const wanted = paths.flatMap(listFiles).filter((path) => roleOf(basename(path)) !== null);
  return wanted.sort().map((path) => readCmsFile(basename(path), readFileSync(path)));
}

/** The text of the new manifest, in stable order and without time stamps, so that a rebuild changes nothing. */
function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Imports one release from folders or files into a data folder; the manifest is written last. */
export function buildData(paths: readonly string[], dataDir: string): ImportedRelease {
  const imported = importRelease(readCmsFiles(paths));
  mkdirSync(dataDir, { recursive: true });
  for (const [name, text] of imported.files) writeFile(regularFileOf(join(dataDir, name)), text);
  const known = existsSync(join(dataDir, 'manifest.json'))
    ? readManifest(dataDir)
    : { about: ABOUT, releases: [] };
  writeFile(regularFileOf(join(dataDir, 'manifest.json')), manifestText(withRelease(known, imported.entry)));
  return imported;
}
