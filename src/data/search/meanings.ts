import type { SearchMeanings } from '../../core/search/query.js';
import { CONTENT_FILES, listOf } from '../content/files.js';
import type { DataFiles } from '../sealed/data-files.js';

/**
 * What people type and what it is called in names, from a file of our own words. Its text is searched as it is: a
 * query asks for a few phrases of the five hundred.
 * @throws DataError E_DATA_DAMAGED
 */
export function readSearchMeanings(files: DataFiles): SearchMeanings {
  const text = files.text(CONTENT_FILES.searchWords);
  return {
    get(typed) {
      const opening = `\n${typed}\t`;
      const at = text.indexOf(opening);
      if (at < 0) return undefined;
      const start = at + opening.length;
      return listOf(text.slice(start, text.indexOf('\n', start)));
    },
  };
}
