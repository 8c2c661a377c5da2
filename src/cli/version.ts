import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledDataDir } from '../data/bundle/locate.js';
import { readManifest } from '../data/bundle/manifest.js';

/** "rvu 0.1.0 (RVU26A)": the program and its bundled releases. */
export function versionText(): string {
  const dataDir = bundledDataDir();
  const { version } = JSON.parse(readFileSync(join(dataDir, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const releases = readManifest(dataDir).releases.map((release) => release.id);
  return `rvu ${version} (${releases.join(', ')})`;
}
