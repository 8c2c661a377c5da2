import { writeXlsxStream } from 'hucre/xlsx';

/** A workbook of one sheet as a stream of bytes. A separate bundle, so that no other command loads it. */

type Cell = string | number | null;

const MONEY = '#,##0.00';

/**
 * @param names texts of the header line
 * @param isAmount which columns hold dollars
 * @param rows cells, pulled one row at a time; amounts as numbers of dollars
 */
export function workbookOf(
  sheet: string,
  names: readonly string[],
  isAmount: readonly boolean[],
  rows: Iterable<Cell[]>,
): ReadableStream<Uint8Array> {
  const columns = names.map((header, i) => ({
    header,
    width: Math.max(10, header.length + 2),
    ...(isAmount[i] ? { numFmt: MONEY } : {}),
  }));
  return writeXlsxStream(rows, { name: sheet, columns, freezePane: { rows: 1 } });
}
