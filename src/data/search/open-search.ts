import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CodeSearch } from '../../core/search/code-search.js';
import { bundledDataDir } from '../bundle/locate.js';
import { readSearchEntries } from './entries.js';

const INDEX = 'search-index.json';

/** The index that `npm run build` wrote to dist; null if the source runs without a build. */
function builtIndex(from: string = import.meta.dirname): string | null {
  for (let dir = from; ; dir = dirname(dir)) {
    const path = join(dir, INDEX);
    if (existsSync(path)) return path;
    if (existsSync(join(dir, 'package.json')) || dir === dirname(dir)) return null;
  }
}

export interface SearchOptions {
  /** A folder laid out like the package's data/, which is the default and has an index made at build time */
  readonly dataDir?: string;
}

async function openBundled(): Promise<CodeSearch> {
  const built = builtIndex();
  const { searchFromText, searchOver } = await import('./search-engine.js');
  if (built !== null) return searchFromText(readFileSync(built, 'latin1'));
  return searchOver(readSearchEntries(bundledDataDir()));
}

/** The package's own index never changes while a process runs, and takes a third of a second to read. */
let bundled: Promise<CodeSearch> | undefined;

/** Opens the search over names, synonyms and plain language. For any other folder the index is built on the spot. */
export async function openSearch({ dataDir }: SearchOptions = {}): Promise<CodeSearch> {
  if (dataDir !== undefined) {
    const { searchOver } = await import('./search-engine.js');
    return searchOver(readSearchEntries(dataDir));
  }
  bundled ??= openBundled();
  return bundled;
}
