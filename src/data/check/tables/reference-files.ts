import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../import/formats/source-file.js';
import { REFERENCE_FOLDER, readReferenceManifest } from '../../reference/manifest.js';
import type { Check } from '../shape/check.js';

/** The figures about codes that are not part of a release have a manifest of their own; a folder may have none. */
export const referenceFiles: Check = {
  name: 'every file of the other figures about codes is the one its manifest describes',
  run: ({ files }) => {
    const folder = join(files.dir, REFERENCE_FOLDER);
    if (!existsSync(folder)) return [];
    return readReferenceManifest(files).files.flatMap(({ name, sha256: stated, rows }) => {
      const path = join(folder, name);
      if (!existsSync(path)) return [`${name} is missing`];
      const text = readFileSync(path);
      const lines = text.toString('latin1').split('\n').length - 2;
      return [
        ...(sha256(text) === stated ? [] : [`${name} is not the file that was imported`]),
        ...(lines === rows ? [] : [`${name} has ${lines} rows, the manifest says ${rows}`]),
      ];
    });
  },
};
