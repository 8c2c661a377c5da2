import { codeRows, isPriced } from '../../core/code/code-row.js';
import type { SearchEntry } from '../../core/search/code-search.js';
import { openSchedule } from '../bundle/schedule.js';
import { contentPath, listOf, readRecords } from '../content/files.js';

/** People look for add-ons and unpriced codes less often. */
const ADD_ON = 0.75;
const NOT_PRICED = 0.5;

interface Standing {
  readonly priced: boolean;
  readonly addOn: boolean;
}

/** What CMS's file says about each code that affects how likely people are to mean it. */
function standings(dataDir: string): Map<string, Standing> {
  const schedule = openSchedule({ dataDir, inMemory: true });
  const rows = codeRows(schedule);
  return new Map(
    rows.map((row) => [row.code, { priced: isPriced(row, schedule), addOn: row.globalDays === 'ZZZ' }]),
  );
}

/** What each named code can be found by, from the files of the bundle. */
export function readSearchEntries(dataDir: string): SearchEntry[] {
  const plain = new Map(
    readRecords(contentPath(dataDir, 'pages')).map(([code = '', , text = '']) => [code, text]),
  );
  const standing = standings(dataDir);
  return readRecords(contentPath(dataDir, 'names')).map(([code = '', name = '', synonyms = '']) => {
    const { priced = false, addOn = false } = standing.get(code) ?? {};
    const weight = (addOn ? ADD_ON : 1) * (priced ? 1 : NOT_PRICED);
    const rounded = Math.round(weight * 100) / 100;
    return { code, name, synonyms: listOf(synonyms), plainLanguage: plain.get(code) ?? '', weight: rounded };
  });
}
