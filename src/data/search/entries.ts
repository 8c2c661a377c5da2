import { codeRows, isPriced } from '../../core/code/code-row.js';
import type { SearchEntry } from '../../core/search/code-search.js';
import { openSchedule } from '../bundle/schedule.js';
import { CONTENT_FILES, listOf, recordsOf } from '../content/files.js';
import { referenceFile } from '../reference/manifest.js';
import { DataFiles } from '../sealed/data-files.js';

/** People look for add-ons and unpriced codes less often. */
const ADD_ON = 0.75;
const NOT_PRICED = 0.5;

/** How much more likely a code is meant that is billed ten times as often, for each such step. */
const COMMON = 0.1;
/** The years that the table of the most billed codes covers. */
const YEARS = 10;

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

/** Services of the most billed codes; codes that are not among them are rarer than any that is. */
function servicesOf(files: DataFiles): Map<string, number> {
  const services = new Map<string, number>();
  if (!files.has(referenceFile('services')) || !files.has(referenceFile('specialties'))) return services;
  for (const [code = '', list = ''] of recordsOf(files.text(referenceFile('specialties')))) {
    const yearly = listOf(list).map((each) => Number(each.slice(each.lastIndexOf('=') + 1)));
    services.set(
      code,
      yearly.reduce((sum, count) => sum + count, 0),
    );
  }
  for (const [code = '', count = ''] of recordsOf(files.text(referenceFile('services')))) {
    services.set(code, Math.max(services.get(code) ?? 0, Number(count) / YEARS));
  }
  return services;
}

/** What each named code can be found by, from the files of the bundle. */
export function readSearchEntries(dataDir: string): SearchEntry[] {
  const files = new DataFiles({ dataDir });
  const records = (name: string): string[][] => recordsOf(files.text(name));
  const plain = new Map(records(CONTENT_FILES.pages).map(([code = '', , text = '']) => [code, text]));
  const standing = standings(dataDir);
  const services = servicesOf(files);
  const named = [...records(CONTENT_FILES.names), ...records(CONTENT_FILES.elsewhere)];
  return named.map(([code = '', name = '', synonyms = '']) => {
    const { priced = false, addOn = false } = standing.get(code) ?? {};
    const common = 1 + COMMON * Math.log10(1 + (services.get(code) ?? 0));
    const weight = (addOn ? ADD_ON : 1) * (priced ? 1 : NOT_PRICED) * common;
    const rounded = Math.round(weight * 100) / 100;
    return { code, name, synonyms: listOf(synonyms), plainLanguage: plain.get(code) ?? '', weight: rounded };
  });
}
