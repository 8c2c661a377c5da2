import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataError } from '../../core/issue/errors.js';

/**
 * The package's data folder, found by walking up from a module's own folder: the source, the built library
 * and the bundled program are at different depths.
 */
export function bundledDataDir(from: string = import.meta.dirname): string {
  for (let dir = from; ; dir = dirname(dir)) {
    const candidate = join(dir, 'data', 'manifest.json');
    if (existsSync(candidate)) return dirname(candidate);
    if (dir === dirname(dir)) break;
  }
  throw new DataError('E_DATA_MISSING', 'The bundled data folder is missing.', 'Install rvu again.');
}

/**
 * A file in dist that `npm run build` made from the package's data, found by walking up from a module's own
 * folder; null if the source runs without a build.
 */
export function builtFile(name: string, from: string = import.meta.dirname): string | null {
  for (let dir = from; ; dir = dirname(dir)) {
    const path = join(dir, name);
    if (existsSync(path)) return path;
    if (existsSync(join(dir, 'package.json')) || dir === dirname(dir)) return null;
  }
}
