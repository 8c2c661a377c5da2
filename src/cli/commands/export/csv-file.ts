import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
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

/** A table as CSV. A file that is there already, with the rows of other releases, is continued. */
export class CsvFile {
  private readonly file: number;
  rows = 0;

  /** @param release that of the rows that are appended now */
  constructor(
    path: string,
    private readonly table: Table,
    private readonly release: string | null,
  ) {
    this.file = openSync(path, 'a');
    if (fstatSync(this.file).size === 0) writeSync(this.file, header(table));
  }

  /** Appends rows. @param columns the cells of each column, in the order of the table */
  append(columns: readonly Cell[][]): void {
    const { table, file } = this;
    const count = columns[0]?.length ?? 0;
    const last = this.release === null ? '' : `,"${this.release}"`;
    for (let from = 0; from < count; from += ROWS_AT_ONCE) {
      let text = '';
      for (let row = from; row < Math.min(count, from + ROWS_AT_ONCE); row++) {
        text += `${table.columns.map(({ type }, i) => written(columns[i]?.[row] ?? null, type)).join(',')}${last}\n`;
      }
      writeSync(file, text);
    }
    this.rows += count;
  }

  finish(): void {
    closeSync(this.file);
  }
}
