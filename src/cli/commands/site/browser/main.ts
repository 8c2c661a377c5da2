import type { SearchData } from '../search/format.js';
import { type Find, finderOf } from './find.js';
import { SearchBox } from './search-box.js';

declare global {
  /** What the script of the search data defines */
  var rvuSearch: SearchData | undefined;
}

const root = document.body.dataset.root ?? '';

/**
 * Brings the data of the search, as a script: from a folder, a browser loads nothing else.
 * @throws Error if it cannot be loaded
 */
function load(): Promise<Find> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${root}assets/search.js`;
    script.onload = () => {
      if (globalThis.rvuSearch) resolve(finderOf(globalThis.rvuSearch));
      else reject(new Error('assets/search.js is damaged.'));
    };
    script.onerror = () => reject(new Error('assets/search.js cannot be loaded.'));
    document.head.append(script);
  });
}

let loading: Promise<Find> | undefined;

if (document.getElementById('search')) {
  new SearchBox(root, () => {
    loading ??= load();
    return loading;
  });
}
