import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { damaged } from './damage.js';

/**
 * The package's own folder, found by walking up from a module's own folder: the source, the built library and the
 * bundled program are at different depths. It ends at the first package, so that the data of another one is never
 * read.
 */
export function packageFolder(from: string = import.meta.dirname): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir;
    if (dir === dirname(dir)) throw damaged('package.json', 'is missing');
  }
}

/** The folder of built files; null if the source runs without a build. @param file one that every build makes */
export function builtFolder(root: string, file: string, from: string = import.meta.dirname): string | null {
  const dist = join(root, 'dist');
  const isSource = from.startsWith(join(root, 'src') + sep);
  return isSource && !existsSync(join(dist, file)) ? null : dist;
}
