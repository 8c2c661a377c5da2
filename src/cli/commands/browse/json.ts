import { exact } from '../../../answer/json/json.js';
import { figuresJson } from '../../../answer/json/search.js';
import type { CodeGroup } from '../../../core/content/browse.js';
import { RVU_SCALE } from '../../../core/number/decimal.js';
import type { BrowsedCode } from './answer.js';
import { median } from './work.js';

/** The JSON of an entry of a level; documented in `rvu help json`. */
export function entryJson(entry: CodeGroup | BrowsedCode): object {
  if (entry.kind === 'code')
    return { kind: 'code', code: entry.row.code, name: entry.name, ...figuresJson(entry) };
  const { kind, name, first, last, codes, priced, work } = entry;
  const middle = median(entry);
  return {
    kind,
    name,
    first,
    last,
    codes,
    priced,
    work_median: middle && exact(...middle),
    work_least: work && exact(work.least, RVU_SCALE),
    work_most: work && exact(work.most, RVU_SCALE),
  };
}
