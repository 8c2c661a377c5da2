import { join } from 'node:path';
import type { Manifest } from '../bundle/manifest.js';
import { writeFile } from '../files/new-file.js';
import { regularFileOf } from '../files/target.js';

/** Writes a file of a data folder so that a reader never sees half of it. */
export function writeWhole(path: string, content: string | Buffer): void {
  writeFile(regularFileOf(path), content);
}

/** Writes a manifest in stable order and without time stamps, so that a rebuild changes nothing. */
export function writeManifest(dir: string, manifest: Manifest): void {
  writeWhole(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
