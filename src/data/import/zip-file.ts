import type { ZipCode } from '../../core/release/place-book.js';
import { toZipLines } from '../bundle/zip-lines.js';
import { type CmsFile, columnFinder, ImportError } from './source-file.js';

/** Rows of CMS's file of five-digit ZIP codes (ZIP5). */
export function zipRows(file: CmsFile): ZipCode[] {
  const [headers = [], ...rows] = file.records;
  const find = columnFinder(file.name, headers);
  const columns = [/^STATE$/i, /^ZIP CODE$/i, /^CARRIER$/i, /^LOCALITY$/i, /^PLUS 4 FLAG$/i].map(find);
  return rows.map((row) => {
    const [state = '', zip = '', mac = '', number = '', flag = ''] = columns.map((at) => row[at] ?? '');
    const whole = /^[A-Z]{2},\d{5},\d{5},\d{2},[01]$/.test([state, zip, mac, number, flag].join(','));
    if (!whole) throw new ImportError(file.name, `"${row.join(',')}" is not a ZIP code with its locality`);
    return { zip, state, locality: mac + number, split: flag === '1' };
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
