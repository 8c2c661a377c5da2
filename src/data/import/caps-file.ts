import { CENTS_SCALE, parseScaled } from '../../core/number/decimal.js';
import { CAP_COLUMNS, type CapLine, toCapLines } from '../bundle/cap-lines.js';
import { type CmsFile, columnFinder, ImportError, quotedFigure } from './formats/source-file.js';

/** CMS's capped amounts (OPPSCAP). */

/** Rows that CMS lists with amounts, whatever their status. */
export function capRows(file: CmsFile): CapLine[] {
  const at = file.records.findIndex(([first]) => first === 'HCPCS');
  const headers = file.records[at];
  if (!headers) throw new ImportError(file.name, 'no header line begins with HCPCS');
  const find = columnFinder(file.name, headers, () => file.lineOf(at));
  // CMS misspells NON-FACILITY here.
  const patterns = [
    /^MOD$/,
    /^PROCSTAT$/,
    /^CARRIER$/,
    /^LOCALITY$/,
    /^FACILITY PRICE$/,
    /^NON-FACILI?TY PRICE$/,
  ];
  const [mod = -1, status = -1, mac = -1, number = -1, facility = -1, nonfacility = -1] = patterns.map(find);
  const cents = (i: number, column: number): number => {
    const text = file.records[i]?.[column] ?? '';
    const amount = parseScaled(text, CENTS_SCALE);
    if (amount !== null) return amount;
    const where = { line: file.lineOf(i), column: headers[column] };
    throw new ImportError(file.name, `${quotedFigure(text)} is not an amount`, where);
  };
  return file.records.flatMap((row, i): CapLine[] => {
    const code = row[0] ?? '';
    if (i <= at || code === '') return [];
    const locality = (row[mac] ?? '').padStart(5, '0') + (row[number] ?? '').padStart(2, '0');
    const key = [code, row[mod], row[status], locality].join();
    if (!/^[A-Z0-9]{5},(TC|26|53)?,[A-Z],\d{7}$/.test(key))
      throw new ImportError(file.name, 'this is not a code with its locality', { line: file.lineOf(i) });
    return [
      {
        code,
        modifier: row[mod] ?? '',
        status: row[status] ?? '',
        locality,
        facility: cents(i, facility),
        nonfacility: cents(i, nonfacility),
      },
    ];
  });
}

/** Lines of the bundled amounts: those of active rows, which are the lower of fee and cap. */
export function capLines(file: CmsFile): string[] {
  const active = capRows(file).filter(({ status }) => status === 'A');
  return [CAP_COLUMNS.join(), ...toCapLines(active)];
}
