import type { CodeSearch } from '../../core/search/code-search.js';
import { DataFiles } from '../sealed/data-files.js';
import { readIndexFile, wholeIndexIn } from './checked-index.js';
import { readSearchEntries } from './entries.js';
import { textOf } from './index-file.js';
import { readSearchMeanings } from './meanings.js';

/** The name of the index in dist. */
export const SEARCH_INDEX = 'search-index.txt';

export interface SearchOptions {
  /** A folder laid out like the package's data/, which is the default and has an index made at build time */
  readonly dataDir?: string;
}

/** The text of the index over the package's own names, which the build makes. */
export async function indexText(files: DataFiles): Promise<string> {
  const built = files.built(SEARCH_INDEX);
  if (built) {
    built.whole();
    return textOf(wholeIndexIn(built.unchecked));
  }
  const { indexTexts } = await import('./search-engine.js');
  return textOf(indexTexts(readSearchEntries(files.dir)));
}

async function openBundled(): Promise<CodeSearch> {
  const files = new DataFiles();
  const built = files.built(SEARCH_INDEX);
  const { searchOver, searchTexts } = await import('./search-engine.js');
  const meanings = readSearchMeanings(files);
  return built
    ? searchTexts(readIndexFile(built.unchecked), meanings)
    : searchOver(readSearchEntries(files.dir), meanings);
}

/** The package's own index never changes while a process runs. */
let bundled: Promise<CodeSearch> | undefined;

/** Opens the search over names, synonyms and plain language. For any other folder the index is built on the spot. */
export async function openSearch({ dataDir }: SearchOptions = {}): Promise<CodeSearch> {
  if (dataDir !== undefined) {
    const { searchOver } = await import('./search-engine.js');
    return searchOver(readSearchEntries(dataDir), readSearchMeanings(new DataFiles({ dataDir })));
  }
  bundled ??= openBundled();
  return bundled;
}
