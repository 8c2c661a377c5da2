import type { ZipCode } from '../../core/release/place-book.js';
import { PLUS_FOUR_COLUMNS, plusFourRuns } from '../bundle/plus-four-lines.js';
import { toZipLines } from '../bundle/zip-lines.js';
import { type CmsFile, columnFinder, ImportError } from './formats/source-file.js';

/** The quarter that a file of ZIP codes is for: "20261". */
export type ZipQuarter = string;

const NOT_A_ZIP = 'this is not a ZIP code with its locality';

/** Rows of CMS's file of five-digit ZIP codes (ZIP5). */
export function zipRows(file: CmsFile): ZipCode[] {
  const [headers = [], ...rows] = file.records;
  const find = columnFinder(file.name, headers, () => file.lineOf(0));
  const columns = [/^STATE$/i, /^ZIP CODE$/i, /^CARRIER$/i, /^LOCALITY$/i, /^PLUS 4 FLAG$/i].map(find);
  return rows.flatMap((row, i) => {
    if (row.every((cell) => cell === '')) return [];
    const [state = '', zip = '', mac = '', number = '', flag = ''] = columns.map((at) => row[at] ?? '');
    const whole = /^[A-Z]{2},\d{5},\d{5},\d{2},[01]$/.test([state, zip, mac, number, flag].join(','));
    if (!whole) throw new ImportError(file.name, NOT_A_ZIP, { line: file.lineOf(i + 1) });
    return [{ zip, state, locality: mac + number, split: flag === '1' }];
  });
}

/** Lines of the bundled ZIP codes. */
export function zipLines(file: CmsFile): string[] {
  const rows = zipRows(file);
  const seen = new Set<string>();
  for (const { zip } of rows) {
    if (seen.has(zip)) throw new ImportError(file.name, `ZIP code ${zip} is listed twice`);
    seen.add(zip);
  }
  return toZipLines(rows);
}

/** The quarter of a ZIP5 file, which every row states. */
export function zipQuarter(file: CmsFile): ZipQuarter {
  const [headers = [], ...rows] = file.records;
  const column = columnFinder(file.name, headers, () => file.lineOf(0))(/^YEAR\/QTR$/i);
  const odd = rows.findIndex((row) => row.some((cell) => cell !== '') && row[column] !== rows[0]?.[column]);
  const quarter = rows[0]?.[column] ?? '';
  if (odd < 0 && /^20\d\d[1-4]$/.test(quarter)) return quarter;
  const where = { line: file.lineOf(Math.max(odd, 0) + 1), column: headers[column] };
  throw new ImportError(file.name, 'the year and quarter are not the same in every row', where);
}

/** Where the parts of a record of ZIP9 are, from 0. Source: one reader of a whole file of October 2025. */
const ZIP9 = /^([A-Z]{2})(\d{5})(\d{5})(\d\d).{6}1(\d{4})/;
const QUARTER_AT = 75;

export interface PlusFourFile {
  readonly quarter: ZipQuarter;
  readonly rows: number;
  readonly lines: readonly string[];
}

/** Reads CMS's file of nine-digit ZIP codes (ZIP9), a text of records of 80 characters. */
export function readPlusFour(name: string, bytes: Buffer): PlusFourFile {
  const groups = new Map<string, number[]>();
  const seen = new Set<number>();
  let quarter = '';
  let [rows, line] = [0, 0];
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(0x0a, at);
    const end = found < 0 ? bytes.length : found;
    const text = bytes.toString('latin1', at, end).replaceAll('\u001A', '').trimEnd();
    at = end + 1;
    line += 1;
    if (text.trim() === '') continue;
    const [, , zip = '', mac, number, plus4 = ''] = ZIP9.exec(text) ?? [];
    const period = text.slice(QUARTER_AT, QUARTER_AT + 5);
    if (zip === '' || !/^20\d\d[1-4]$/.test(period) || (quarter !== '' && period !== quarter))
      throw new ImportError(name, 'this is not a nine-digit ZIP code with its locality and quarter', {
        line,
      });
    const whole = Number(zip + plus4);
    if (seen.has(whole)) throw new ImportError(name, 'the nine-digit ZIP code is listed twice', { line });
    seen.add(whole);
    quarter = period;
    rows += 1;
    const key = `${zip},${mac}${number}`;
    const group = groups.get(key);
    if (group) group.push(Number(plus4));
    else groups.set(key, [Number(plus4)]);
  }
  if (rows === 0) throw new ImportError(name, 'it has no rows');
  const lines = [...groups].map(([key, plus4]) => `${key},${plusFourRuns(plus4)}`).sort();
  return { quarter, rows, lines: [PLUS_FOUR_COLUMNS.join(','), ...lines] };
}
