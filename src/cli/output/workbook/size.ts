import { UsageError } from '../../../core/issue/errors.js';
import { grouped } from '../../terminal/text.js';

/** Rows of one sheet, including its header. Source: Microsoft, Excel specifications and limits. */
const EXCEL_ROWS = 1_048_576;

/**
 * @param instead what to do about it
 * @throws UsageError E_EXCEL_ROWS if the lines and a header do not fit one sheet
 */
export function refuseTooManyForExcel(lines: number, instead: string): void {
  if (lines < EXCEL_ROWS) return;
  const message = `${grouped(lines)} lines and a header do not fit an Excel sheet, which holds ${grouped(EXCEL_ROWS)}.`;
  throw new UsageError('E_EXCEL_ROWS', message, instead);
}
