import { writeFileSync } from 'node:fs';
import { bundledDataDir } from '../data/bundle/locate.js';
import { readSearchEntries } from '../data/search/entries.js';
import { indexBytes } from '../data/search/search-engine.js';

/** Writes the search index of the bundle, as a step of the build. */
export function writeSearchIndex(path: string): void {
  writeFileSync(path, indexBytes(readSearchEntries(bundledDataDir())));
}
