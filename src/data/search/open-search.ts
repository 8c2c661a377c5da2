import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CodeSearch } from '../../core/search/code-search.js';
import { bundledDataDir } from '../bundle/locate.js';
import { readSearchEntries } from './entries.js';

const INDEX = 'search-index.txt';

/** The index that `npm run build` wrote, in dist; null where the source runs unbuilt. */
function builtIndex(from: string = import.meta.dirname): string | null {
  for (let dir = from; ; dir = dirname(dir)) {
    const path = join(dir, INDEX);
    if (existsSync(path)) return path;
    if (existsSync(join(dir, 'package.json')) || dir === dirname(dir)) return null;
  }
}

export interface SearchOptions {
  /** A folder laid out as the package's data/; by default that, with the index made at build time */
  readonly dataDir?: string;
}

async function openBundled(): Promise<CodeSearch> {
  const built = builtIndex();
  const { searchFile, searchOver } = await import('./search-engine.js');
  if (built !== null) return searchFile(readFileSync(built));
  return searchOver(readSearchEntries(bundledDataDir()));
}

/** The package's own index never changes while a process runs. */
let bundled: Promise<CodeSearch> | undefined;

/** Opens the search over names, synonyms and plain language. Of another folder the index is made on the spot. */
export async function openSearch({ dataDir }: SearchOptions = {}): Promise<CodeSearch> {
  if (dataDir !== undefined) {
    const { searchOver } = await import('./search-engine.js');
    return searchOver(readSearchEntries(dataDir));
  }
  bundled ??= openBundled();
  return bundled;
}
