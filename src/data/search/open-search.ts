import { readFileSync } from 'node:fs';
import type { CodeSearch } from '../../core/search/code-search.js';
import { builtFile, bundledDataDir } from '../bundle/locate.js';
import { readSearchEntries } from './entries.js';
import { readSearchMeanings } from './meanings.js';

const INDEX = 'search-index.txt';

export interface SearchOptions {
  /** A folder laid out like the package's data/, which is the default and has an index made at build time */
  readonly dataDir?: string;
}

async function openBundled(): Promise<CodeSearch> {
  const built = builtFile(INDEX);
  const { searchFile, searchOver } = await import('./search-engine.js');
  const dataDir = bundledDataDir();
  const meanings = readSearchMeanings(dataDir);
  if (built !== null) return searchFile(readFileSync(built), meanings);
  return searchOver(readSearchEntries(dataDir), meanings);
}

/** The package's own index never changes while a process runs. */
let bundled: Promise<CodeSearch> | undefined;

/** Opens the search over names, synonyms and plain language. For any other folder the index is built on the spot. */
export async function openSearch({ dataDir }: SearchOptions = {}): Promise<CodeSearch> {
  if (dataDir !== undefined) {
    const { searchOver } = await import('./search-engine.js');
    return searchOver(readSearchEntries(dataDir), readSearchMeanings(dataDir));
  }
  bundled ??= openBundled();
  return bundled;
}
