import type { Refusal } from '../../core/issue/issue.js';
import { Batch } from '../batch.js';
import type { BatchCommand, BatchPlan } from '../command.js';
import { decodeCell } from '../input/encoding.js';
import type { Layout, NamedColumns } from '../input/layout.js';
import type { Records } from '../input/records.js';
import type { Role } from '../input/roles.js';

/** A row of a file that could not be read. The reason repeats nothing of the row, which may name a patient. */
export interface RefusedRow {
  /** From 1 */
  readonly line: number;
  readonly why: string;
}

/** The cells of a row, by what their columns were read as. */
export interface RowCells {
  readonly layout: Layout;
  /** The line of the file, from 1 */
  readonly line: number;
  /** The cell of a role; blank if there is no such column */
  readonly cell: (role: Role) => string;
  /** The cells of a role that several columns may have */
  readonly cells: (role: Role) => string[];
  /** The cell of a column with exactly this name; blank if there is none */
  readonly named: (name: string) => string;
}

/** What a file holds, and which of its columns were looked at. */
export interface ReadRows<T> {
  readonly rows: readonly T[];
  readonly refused: readonly RefusedRow[];
  /** The columns that were read, by what they were read as */
  readonly read: readonly (readonly [role: string, column: string])[];
  /** The columns that were left out */
  readonly dropped: readonly string[];
}

/** How the rows of a file are read. */
export interface RowReading<T> {
  /** Roles that a row is read by; all else is left out */
  readonly roles: readonly Role[];
  /** Those of them that only some commands know */
  readonly alsoRead: readonly Role[];
  /** Columns that are read by their exact names besides */
  names(layout: Layout): readonly string[];
  /** What a row says, or why it says nothing, in words that do not repeat it */
  rowOf(row: RowCells): T | string;
}

/** Takes rows out of records and writes nothing. */
class Rows<T> implements BatchCommand {
  readonly schema = '';
  readonly verb = 'read';
  readonly columns = [];
  readonly release = '';
  readonly rows: T[] = [];
  readonly refusedRows: RefusedRow[] = [];

  constructor(
    readonly layout: Layout,
    private readonly reading: RowReading<T>,
  ) {}

  answer(records: Records, refused: readonly (Refusal | null)[]): number {
    for (let i = 0; i < records.count; i++) {
      const row = refused[i]
        ? 'it has other fields than the header'
        : this.reading.rowOf(this.row(records, i));
      if (typeof row === 'string') this.refusedRows.push({ line: records.lines[i] ?? 0, why: row });
      else this.rows.push(row);
    }
    return records.count;
  }

  private row(records: Records, i: number): RowCells {
    const { layout } = this;
    const at = (column: number): string => (column < 0 ? '' : decodeCell(records.cell(i, column)).trim());
    const cells = (role: Role): string[] => (layout.roles.get(role) ?? []).map(at);
    return {
      layout,
      line: records.lines[i] ?? 0,
      cells,
      cell: (role) => cells(role)[0] ?? '',
      named: (name) => at(layout.names.indexOf(name)),
    };
  }

  get columnsRead(): (readonly [string, number])[] {
    const { layout, reading } = this;
    const byRole = reading.roles.flatMap((role) =>
      (layout.roles.get(role) ?? []).map((column) => [role, column] as const),
    );
    const byName = reading.names(layout).map((name) => [name, layout.names.indexOf(name)] as const);
    return [...byRole, ...byName].filter(([, column]) => column >= 0);
  }

  refused(): null {
    return null;
  }

  refusal(): null {
    return null;
  }

  write(): void {}

  json(): object {
    return {};
  }
}

/**
 * Reads the rows of a CSV. Columns that are not needed, those of patients among them, are never looked at.
 * @throws UsageError, InputError if it is no CSV with a column of codes
 */
export function readRows<T>(bytes: Uint8Array, named: NamedColumns, reading: RowReading<T>): ReadRows<T> {
  let rows: Rows<T> | undefined;
  const plan: BatchPlan = {
    alsoRead: reading.alsoRead,
    create: (layout) => {
      rows = new Rows(layout, reading);
      return rows;
    },
    writer: () => ({ begin: () => {}, records: () => {}, end: () => {} }),
  };
  const batch = new Batch(plan, named);
  batch.push(bytes);
  while (batch.hasMore) batch.more();
  batch.finish();
  while (batch.hasMore) batch.more();
  if (!rows) return { rows: [], refused: [], read: [], dropped: [] };
  const { refusedRows, columnsRead, layout } = rows;
  const taken = new Set(columnsRead.map(([, column]) => column));
  return {
    rows: rows.rows,
    refused: refusedRows,
    read: columnsRead.map(([role, column]) => [role, layout.names[column] ?? '']),
    dropped: layout.names.filter((name, column) => name !== '' && !taken.has(column)),
  };
}
