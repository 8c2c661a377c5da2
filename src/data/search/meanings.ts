import type { SearchMeanings } from '../../core/search/query.js';
import { CONTENT_FILES, listOf } from '../content/files.js';
import type { DataFiles } from '../sealed/data-files.js';

/**
 * What people type and what it is called in names, from the text of the file of our own words. It is searched as it
 * is: a query asks for a few phrases of the five hundred.
 */
export function meaningsIn(text: string): SearchMeanings {
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

/** @throws DataError E_DATA_DAMAGED */
export function readSearchMeanings(files: DataFiles): SearchMeanings {
  return meaningsIn(files.text(CONTENT_FILES.searchWords));
}
