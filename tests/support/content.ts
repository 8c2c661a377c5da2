import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statusRefusal } from '../../src/core/price/price.js';
import { DATA_DIR, rules, schedule } from './bundle.js';

/** Our own content as plain cells: how the tests read it independently of the program. */

export const contentText = (name: string): string => readFileSync(join(DATA_DIR, 'content', name), 'latin1');

export const records = (name: string): string[][] =>
  contentText(name)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

const split = (cell: string): string[] => (cell === '' ? [] : cell.split('; '));

export const names = records('names.tsv').map(([code = '', name = '', synonyms = '']) => ({
  code,
  name,
  synonyms: split(synonyms),
}));

export const pages = records('pages.tsv').map(
  ([code = '', description = '', plain = '', context = '', specialties = '']) => ({
    code,
    description,
    plain,
    context,
    specialties: split(specialties),
  }),
);

export const addOns = records('addons.tsv').map(([code = '', primaries = '']) => ({
  code,
  primaries: primaries.split(' '),
}));

export const families = records('families.tsv').map(([first = '', kind = '', title = '', codes = '']) => ({
  first,
  kind,
  title,
  codes: codes.split(' '),
}));

export const nameOf = new Map(names.map(({ code, name }) => [code, name]));

/** Every row of the release, read once. */
export const rows = [...schedule.rowsBetween('00000', 'ZZZZZ')];
export const everyCode = new Set(rows.map(({ code }) => code));

/** Codes that Medicare prices from RVUs: at least one of their rows passes the status gate with RVUs. */
export const pricedCodes = new Set(
  rows
    .filter((row) => statusRefusal(row, rules) === null && row.nonfacilityTotal + row.facilityTotal > 0)
    .map(({ code }) => code),
);

/** Makes two spellings of the same text compare equal. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
