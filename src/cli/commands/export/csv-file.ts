import type { Cell, ColumnType, Table } from '../../../core/warehouse/table.js';

const ROWS_AT_ONCE = 5000;

/** An exact decimal from an integer at its scale. */
function decimalText(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A cell. Text is quoted, so that the empty text is one: without quotes, an empty cell is NULL in PostgreSQL. */
function written(cell: Cell, type: ColumnType): string {
  if (cell === null) return '';
  if (typeof type === 'object') return decimalText(Number(cell), type.decimals);
  return type === 'text' ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
}

/** The first line: the columns, and last the release if each release has its own rows. */
const header = ({ byRelease, columns }: Table): string =>
  `${[...columns.map(({ name }) => name), ...(byRelease ? ['release'] : [])].join(',')}\n`;

/** A table as CSV: all releases in one file. */
export class CsvFile {
  rows = 0;

  /**
   * @param write what takes each piece of the text
   * @param release that of the rows; null if the table is not of one
   * @param isContinued whether the file has rows of another release already
   */
  constructor(
    private readonly write: (text: string) => void,
    private readonly table: Table,
    private readonly release: string | null,
    isContinued: boolean,
  ) {
    if (!isContinued) write(header(table));
  }

  /** Appends rows. @param columns the cells of each column, in the order of the table */
  append(columns: readonly Cell[][]): void {
    const { table } = this;
    const count = columns[0]?.length ?? 0;
    const last = this.release === null ? '' : `,"${this.release}"`;
    for (let from = 0; from < count; from += ROWS_AT_ONCE) {
      let text = '';
      for (let row = from; row < Math.min(count, from + ROWS_AT_ONCE); row++) {
        text += `${table.columns.map(({ type }, i) => written(columns[i]?.[row] ?? null, type)).join(',')}${last}\n`;
      }
      this.write(text);
    }
    this.rows += count;
  }
}
