import type { Records } from './source-file.js';

/**
 * CMS's text files, whose columns have fixed places, as records with the headers of the same files in CSV. Places
 * are counted from 1, first and last, as CMS's record layouts print them.
 */
type Column = readonly [header: string, first: number, last: number];

/** Source: record layout in the documentation of each release; the same in all releases from 2020 to 2026. */
const RELATIVE_VALUES: readonly Column[] = [
  ['HCPCS', 1, 5],
  ['MOD', 6, 7],
  ['STATUS CODE', 58, 58],
  ['NOT USED FOR MEDICARE PAYMENT', 59, 59],
  ['WORK RVU', 60, 65],
  ['NON-FAC PE RVU', 67, 72],
  ['NON-FAC NA INDICATOR', 73, 74],
  ['FACILITY PE RVU', 76, 81],
  ['FACILITY NA INDICATOR', 82, 83],
  ['MP RVU', 85, 89],
  ['NON-FACILITY TOTAL', 91, 96],
  ['FACILITY TOTAL', 97, 102],
  ['PCTC IND', 103, 103],
  ['GLOB DAYS', 104, 106],
  ['PRE OP', 107, 109],
  ['INTRA OP', 110, 112],
  ['POST OP', 113, 115],
  ['MULT PROC', 116, 116],
  ['BILAT SURG', 117, 117],
  ['ASST SURG', 118, 118],
  ['CO-SURG', 119, 119],
  ['TEAM SURG', 120, 120],
  ['PRIC IND', 121, 121],
  ['ENDO BASE', 128, 132],
  ['CONV FACTOR', 133, 140],
  ['PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES', 142, 143],
  ['CALCULATION FLAG', 144, 144],
  ['DIAGNOSTIC IMAGING FAMILY INDICATOR', 146, 147],
  ['NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT', 152, 157],
  ['FACILITY PE USED FOR OPPS PAYMENT AMOUNT', 159, 164],
  ['MP USED FOR OPPS PAYMENT AMOUNT', 166, 171],
];

const CAPS: readonly Column[] = [
  ['HCPCS', 1, 5],
  ['MOD', 6, 7],
  ['PROCSTAT', 9, 9],
  ['CARRIER', 11, 15],
  ['LOCALITY', 18, 19],
  ['FACILITY PRICE', 20, 29],
  ['NON-FACILITY PRICE', 30, 39],
];

/** Source: CMS's layout of the file of five-digit ZIP codes. */
const ZIPS: readonly Column[] = [
  ['STATE', 1, 2],
  ['ZIP CODE', 3, 7],
  ['CARRIER', 8, 12],
  ['LOCALITY', 13, 14],
  ['PLUS 4 FLAG', 21, 21],
  ['YEAR/QTR', 76, 80],
];

/** Numbers the lines of a text, and leaves out those that are not rows. */
function rowsOf(text: string, isRow: (line: string) => boolean, cells: (line: string) => string[]): Records {
  const rows = text
    .split(/\r?\n/)
    .map((line, i) => [line, i + 1] as const)
    .filter(([line]) => isRow(line));
  return { records: rows.map(([line]) => cells(line)), lineOf: (record) => rows[record]?.[1] };
}

/** Puts a header before rows; it is on no line of the file. */
const headed = (header: readonly string[], { records, lineOf }: Records): Records => ({
  records: [[...header], ...records],
  lineOf: (record) => (record === 0 ? undefined : lineOf(record - 1)),
});

function inPlaces(text: string, columns: readonly Column[], isRow: (line: string) => boolean): Records {
  const cells = (line: string): string[] =>
    columns.map(([, first, last]) => line.slice(first - 1, last).trim());
  return headed(
    columns.map(([header]) => header),
    rowsOf(text, isRow, cells),
  );
}

/** Files of 2026 are separated by tabs. */
const byTabs = (text: string): Records =>
  rowsOf(
    text,
    () => true,
    (line) =>
      line.split('\t').map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .trim(),
      ),
  );

/** Columns between two or more blanks: their places differ from year to year, but no cell is blank. */
const byBlanks = (text: string): Records =>
  rowsOf(
    text,
    (line) => /^\s*\d{5}\b/.test(line),
    (line) => line.trim().split(/\s{2,}/),
  );

export const relativeValueText = (text: string): Records =>
  inPlaces(text, RELATIVE_VALUES, (line) => line !== '' && !/^(HDR|TRL)\b/.test(line));

export const zipText = (text: string): Records => inPlaces(text, ZIPS, (line) => line.trim() !== '');

export const capText = (text: string): Records => inPlaces(text, CAPS, (line) => line.trim() !== '');

/** Counties. Before 2026 CMS cut their names off where the column ended, so that no row of such a file can be used. */
export const countyText = (text: string): Records =>
  text.includes('\t') ? byTabs(text) : { records: [], lineOf: () => undefined };

const WORK = ['PW GPCI (without 1.0 Floor)', 'PW GPCI'] as const;
const WITH_STATE = 7;

/** GPCIs: contractor, state in most years, number, name, then one or two work indices, PE and MP. */
export function gpciText(text: string): Records {
  if (text.includes('\t')) return byTabs(text);
  const table = byBlanks(text);
  const width = Math.max(...table.records.map(({ length }) => length));
  const state = width >= WITH_STATE ? ['State'] : [];
  const work = width > WITH_STATE ? WORK : WORK.slice(1);
  return headed(
    [
      'Medicare Administrative Contractor',
      ...state,
      'Locality Number',
      'Locality Name',
      ...work,
      'PE GPCI',
      'MP GPCI',
    ],
    table,
  );
}

/** Anesthesia factors in cents; where there are two, the one for qualifying APM participants comes first. */
export function anesthesiaText(text: string): Records {
  const table = rowsOf(
    text,
    (line) => /^\d{5}\b/.test(line),
    (line) => {
      const [, mac = '', number = '', name = '', factors = ''] =
        /^(\d{5})\s+(\d\d)\s+(\S.*?)\s{2,}([\d\s]+)$/.exec(line) ?? [];
      const dollars = factors
        .trim()
        .split(/\s+/)
        .map((cents) => `${cents.slice(0, -2)}.${cents.slice(-2)}`);
      return [mac, number, name, ...dollars];
    },
  );
  const isDouble = table.records.some(({ length }) => length > 4);
  const factors = isDouble
    ? ['Qualifying APM National Anes CF', 'Non-Qualifying APM National Anes CF']
    : ['Anesthesia Conversion Factor'];
  return headed(['Contractor', 'Locality', 'Locality Name', ...factors], table);
}
