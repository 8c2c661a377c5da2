import { CENTS_SCALE, formatScaled, GPCI_SCALE, parseScaled } from '../../core/number/decimal.js';
import type { StateName } from '../../core/release/place-book.js';
import { printable } from '../../core/text/printable.js';
import { GPCI_COLUMNS } from '../bundle/localities.js';
import { type CmsFile, columnFinder, ImportError, quotedFigure } from './formats/source-file.js';

/** The three files that list one row per locality: GPCIs, anesthesia factors, counties. */

interface Table {
  readonly find: (pattern: RegExp) => number;
  readonly headers: readonly string[];
  /** Records that begin with a contractor number: notes and blank lines are not rows */
  readonly rows: readonly (readonly string[])[];
  readonly lineOf: (row: readonly string[]) => number | undefined;
}

function localityTable(file: CmsFile): Table {
  const at = file.records.findIndex((record) => /contractor/i.test(record[0] ?? ''));
  const headers = file.records[at];
  if (!headers) throw new ImportError(file.name, 'no header line begins with the contractor column');
  const rows = file.records.slice(at + 1).filter((record) => /^\d{4,5}$/.test(record[0] ?? ''));
  const lineOf: Table['lineOf'] = (row) => file.lineOf(file.records.indexOf(row));
  const odd = rows.find((row) => row.some((cell) => printable(cell) !== cell));
  if (odd) throw new ImportError(file.name, 'a cell contains a control character', { line: lineOf(odd) });
  return { find: columnFinder(file.name, headers, () => file.lineOf(at)), headers, rows, lineOf };
}

/** CMS's spreadsheets dropped leading zeros in some years. */
const macOf = (text = ''): string => text.padStart(5, '0');
const numberOf = (text = ''): string => text.padStart(2, '0');
/** "ALASKA*" and "MONTANA**" carry the marks of the work and PE floors, which the figures already include. */
const withoutMarks = (name = ''): string => name.replace(/\*+$/, '').trim();

/** Reads the decimals of a row. @param what they are: "a GPCI" */
const decimals =
  (file: CmsFile, { headers, lineOf }: Table, scale: number, what: string) =>
  (row: readonly string[], column: number): string => {
    const text = row[column] ?? '';
    const units = parseScaled(text, scale);
    if (units !== null && units > 0) return formatScaled(units, scale);
    const where = { line: lineOf(row), column: headers[column] };
    throw new ImportError(file.name, `${quotedFigure(text)} is not ${what}`, where);
  };

const byLine = (a: string, b: string): number => (a < b ? -1 : 1);

/** State names by MAC and locality number, from the counties file; empty if there is none. */
function stateNames(counties: CmsFile | undefined): ReadonlyMap<string, string> {
  return new Map(counties ? countyRows(counties).map((row) => [row.mac + row.number, row.state]) : []);
}

/** The postal code of a state by its name in the counties file: HI of "HAWAII/GUAM"; blank if it is unknown. */
function stateCode(name: string, states: readonly StateName[]): string {
  const [first] = name.split('/');
  return states.find((state) => state.name.toUpperCase() === first)?.code ?? '';
}

/**
 * Lines of the bundled GPCI file. 2026 has work columns with and without the 1.0 floor; other years one. The
 * file of 2020 has no states: they follow from the counties file of the release.
 */
export function gpciLines(file: CmsFile, counties?: CmsFile, states: readonly StateName[] = []): string[] {
  const table = localityTable(file);
  const { find, headers, rows } = table;
  const figure = decimals(file, table, GPCI_SCALE, 'a GPCI');
  const names = stateNames(counties);
  const unflooredColumns = headers.flatMap((header, i) => (/PW GPCI.*without/i.test(header) ? [i] : []));
  const work = find(/PW GPCI(?!.*without)/i);
  const [pe, mp, number, name] = [
    find(/PE GPCI/i),
    find(/MP GPCI/i),
    find(/Locality Number/i),
    find(/Locality Name/i),
  ];
  const state = headers.findIndex((header) => /^State$/i.test(header));
  const lines = rows.map((row) => {
    const key = [macOf(row[0]), numberOf(row[number])] as const;
    const unfloored = unflooredColumns[0] === undefined ? '' : figure(row, unflooredColumns[0]);
    const figures = [figure(row, work), unfloored, figure(row, pe), figure(row, mp)];
    const stateName = names.get(key.join('')) ?? '';
    const code = (state < 0 ? '' : row[state]) || stateCode(stateName, states);
    return [...key, code, ...figures, stateName, withoutMarks(row[name])].join('\t');
  });
  return [GPCI_COLUMNS.join('\t'), ...lines.sort(byLine)];
}

export const ANESTHESIA_COLUMNS = ['mac', 'locality', 'anesthesia_cf', 'anesthesia_cf_qp'] as const;

/**
 * Lines of the bundled anesthesia factors. In 2026 CMS puts the QP column first; ours puts it last. Some years' files
 * say "22.2", others "22.20".
 */
export function anesthesiaLines(file: CmsFile): string[] {
  const table = localityTable(file);
  const { find, headers, rows } = table;
  const dollars = decimals(file, table, CENTS_SCALE, 'an anesthesia conversion factor');
  const locality = find(/^Locality$/i);
  const nonQp = find(/^Non-Qualifying APM|Anesthesia Conversion Factor|^(National )?Anes CF/i);
  const qp = headers.findIndex((header) => /^Qualifying APM/i.test(header));
  const lines = rows.map((row) =>
    [macOf(row[0]), numberOf(row[locality]), dollars(row, nonQp), qp < 0 ? '' : dollars(row, qp)].join('\t'),
  );
  return [ANESTHESIA_COLUMNS.join('\t'), ...lines.sort(byLine)];
}

export const COUNTY_COLUMNS = ['mac', 'locality', 'state', 'fee_schedule_area', 'counties'] as const;

interface CountyRow {
  readonly mac: string;
  readonly number: string;
  readonly state: string;
  readonly area: string;
  readonly counties: string;
}

/** Rows of the counties file. Only the first row of a state has the state's name: it is copied to the rows below. */
function countyRows(file: CmsFile): CountyRow[] {
  const { find, rows } = localityTable(file);
  const columns = [
    find(/^Locality Number/i),
    find(/^State/i),
    find(/^Fee Schedule Area/i),
    find(/^Counties$/i),
  ];
  let state = '';
  return rows.map((row) => {
    const [number = '', stateCell, area = '', counties = ''] = columns.map((column) => row[column] ?? '');
    state = stateCell || state;
    return { mac: macOf(row[0]), number: numberOf(number), state, area: withoutMarks(area), counties };
  });
}

/** Lines of the bundled counties. */
export function countyLines(file: CmsFile): string[] {
  const lines = countyRows(file).map(({ mac, number, state, area, counties }) =>
    [mac, number, state, area, counties].join('\t'),
  );
  return [COUNTY_COLUMNS.join('\t'), ...[...new Set(lines)].sort(byLine)];
}
