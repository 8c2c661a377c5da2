import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { dayNumber } from '../../../core/dates/days.js';
import type { Cell, Column, ColumnType, Table } from '../../../core/warehouse/table.js';

/** Parquet files. A separate bundle with the library that writes them, so that only an export loads it. */

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];
type Element = Schema[number];

/** Digits of a 32-bit decimal */
const PRECISION = 9;

function elementOf({ name, type }: Column): Element {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  if (typeof type === 'object') {
    const { decimals: scale } = type;
    return { ...optional, type: 'INT32', converted_type: 'DECIMAL', scale, precision: PRECISION };
  }
  switch (type) {
    case 'text':
      return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    case 'integer':
      return { ...optional, type: 'INT32' };
    case 'date':
      return { ...optional, type: 'INT32', converted_type: 'DATE' };
    case 'boolean':
      return { ...optional, type: 'BOOLEAN' };
  }
}

/** A value as the library takes it: decimals by their digits, so that no binary fraction is involved. */
function written(cell: Cell, type: ColumnType): Cell | bigint {
  if (cell === null) return null;
  if (typeof type === 'object') return BigInt(cell);
  return type === 'date' ? dayNumber(String(cell)) : cell;
}

/** A Parquet file of a table, written a group of rows at a time. */
export class ParquetFile {
  private readonly file: ParquetWriter;
  rows = 0;

  /** @param release said in the file, if it is of one */
  constructor(
    path: string,
    private readonly table: Table,
    release: string | null,
  ) {
    const root: Element = { name: 'root', num_children: table.columns.length };
    const said = release === null ? [] : [{ key: 'rvu.release', value: release }];
    this.file = new ParquetWriter({
      writer: fileWriter(path),
      schema: [root, ...table.columns.map(elementOf)],
      kvMetadata: [{ key: 'rvu.table', value: table.name }, ...said],
      createdBy: 'rvu export',
    });
  }

  /** Appends rows as one group. @param columns the cells of each column, in the order of the table */
  append(columns: readonly Cell[][]): void {
    const rows = columns[0]?.length ?? 0;
    if (rows === 0) return;
    const columnData = this.table.columns.map(({ name, type }, i) => {
      const cells = columns[i] ?? [];
      const isPlain = typeof type === 'string' && type !== 'date';
      const data = isPlain ? cells : cells.map((cell) => written(cell, type));
      // Left to choose, the library makes an array of bytes of each text whenever a sample repeats little.
      return type === 'text' ? { name, data, encoding: 'RLE_DICTIONARY' as const } : { name, data };
    });
    this.file.write({ columnData, rowGroupSize: rows });
    this.rows += rows;
  }

  finish(): void {
    this.file.finish();
  }
}
