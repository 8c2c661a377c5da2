import { csvLine } from '../../batch/bytes/csv-text.js';
import { InputError } from '../../core/issue/errors.js';
import { ImportError } from '../../data/import/formats/source-file.js';
import { readWorkbook } from '../../data/import/formats/workbook.js';

/** The first sheet of a workbook as a CSV. */
export interface SheetCsv {
  readonly csv: Buffer;
  /** The row of the sheet, from 1, of a line of the CSV, from 1 */
  rowOf(line: number): number;
}

/** @throws InputError E_INPUT_FILE if it is no workbook */
export function sheetAsCsv(name: string, bytes: Buffer): SheetCsv {
  try {
    const { records, lineOf } = readWorkbook(name, bytes);
    const width = records.reduce((most, { length }) => Math.max(most, length), 0);
    // A line for each row, so that the number of one is that of the other.
    const lines = records.map((record) =>
      csvLine(Array.from({ length: width }, (_, i) => (record[i] ?? '').replace(/[\r\n]+/g, ' '))),
    );
    return { csv: Buffer.from(`${lines.join('\n')}\n`), rowOf: (line) => lineOf(line - 1) ?? line };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    throw new InputError('E_INPUT_FILE', `${error.message}.`, 'Save it as CSV (UTF-8), or as .xlsx.');
  }
}
