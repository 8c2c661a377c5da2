import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../data/bundle/manifest.js';
import { DataFiles } from '../data/sealed/data-files.js';
import { packageFolder } from '../data/sealed/package-folder.js';

/** "rvu 0.1.0 (RVU26A)": the program and its bundled releases. */
export function versionText(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  const releases = readManifest(new DataFiles()).releases.map((release) => release.id);
  return `rvu ${version} (${releases.join(', ')})`;
}
