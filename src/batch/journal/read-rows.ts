import { parseServiceCode, type ServiceCode } from '../../core/code/service-code.js';
import { DateOrders, readWrittenDate } from '../../core/dates/written-date.js';
import type { Refusal } from '../../core/issue/issue.js';
import { Quoting } from '../../core/issue/quoting.js';
import { Batch } from '../batch.js';
import type { BatchCommand, BatchPlan } from '../command.js';
import { columnLabels, type Layout, type NamedColumns } from '../input/layout.js';
import type { Records } from '../input/records.js';
import type { Role } from '../input/roles.js';
import { cleanCell } from '../meaning/cleaning.js';
import { writtenService } from '../meaning/service.js';

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
  /** The date of service, ISO; blank if there is none, null if it cannot be read */
  readonly date: () => string | null;
  /** The cell of a column with exactly this name; blank if there is none */
  readonly named: (name: string) => string;
}

/** What a file holds, and which of its columns were looked at. */
export interface ReadRows<T> {
  readonly rows: readonly T[];
  readonly refused: readonly RefusedRow[];
  /** The columns that were read, by what they were read as */
  readonly read: readonly (readonly [role: string, column: string])[];
  /** The columns that were left out: their names, or their numbers if the first line may not be a header */
  readonly dropped: readonly string[];
  /** What is to be said once about how the dates were read */
  readonly conclusions: readonly string[];
}

/** How the rows of a file are read. */
export interface RowReading<T> {
  /** Roles that a row is read by; all else is left out */
  readonly roles: readonly Role[];
  /** Columns that are also read, by their exact names */
  names(layout: Layout): readonly string[];
  /** What a row says, or why it says nothing, in words that do not repeat it */
  rowOf(row: RowCells): T | string;
}

/** The service of a row, or why it has none: what is not shaped like a code may be a name, which later output would show. */
export function serviceOf({ cells }: RowCells): ServiceCode | string {
  const { code, modifiers } = writtenService(cells);
  if (code === '') return 'it has no code';
  const service = parseServiceCode([code, ...modifiers].join(' '));
  if ('ok' in service) return 'its code or one of its modifiers is not valid';
  return Quoting.cell.allows('code', service.code) ? service : 'its code is not valid';
}

/** Takes rows out of records and writes nothing. */
class Rows<T> implements BatchCommand {
  readonly schema = '';
  readonly verb = 'read';
  readonly columns = [];
  readonly release = '';
  readonly rows: T[] = [];
  readonly refusedRows: RefusedRow[] = [];
  readonly orders = new DateOrders();

  constructor(
    readonly layout: Layout,
    private readonly reading: RowReading<T>,
  ) {}

  answer(records: Records, refused: readonly (Refusal | null)[]): number {
    for (let i = 0; i < records.count; i++) {
      const row = refused[i]
        ? 'its fields do not match the header'
        : this.reading.rowOf(this.row(records, i));
      if (typeof row === 'string') this.refusedRows.push({ line: records.lines[i] ?? 0, why: row });
      else this.rows.push(row);
    }
    return records.count;
  }

  private row(records: Records, i: number): RowCells {
    const { layout } = this;
    const at = (column: number): string => (column < 0 ? '' : cleanCell(records.cell(i, column)));
    const cells = (role: Role): string[] => (layout.roles.get(role) ?? []).map(at);
    return {
      layout,
      line: records.lines[i] ?? 0,
      cells,
      cell: (role) => cells(role)[0] ?? '',
      date: () => this.date(cells('date')[0] ?? ''),
      named: (name) => at(layout.names.indexOf(name)),
    };
  }

  private date(text: string): string | null {
    if (text === '') return '';
    const read = readWrittenDate(text);
    this.orders.saw(read);
    return read.ok ? read.date : null;
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
 * @param maxField how many bytes a field may have; by default a megabyte
 * @throws UsageError, InputError if it is not a CSV with a column of codes
 */
export function readRows<T>(
  bytes: Uint8Array,
  named: NamedColumns,
  reading: RowReading<T>,
  maxField?: number,
): ReadRows<T> {
  let rows: Rows<T> | undefined;
  const plan: BatchPlan = {
    reads: reading.roles,
    create: (layout) => {
      rows = new Rows(layout, reading);
      return rows;
    },
    writer: () => ({ begin: () => {}, records: () => {}, end: () => {} }),
  };
  const batch = new Batch(plan, named, maxField);
  batch.push(bytes);
  while (batch.hasMore) batch.more();
  batch.finish();
  while (batch.hasMore) batch.more();
  if (!rows) return { rows: [], refused: [], read: [], dropped: [], conclusions: [] };
  const { refusedRows, columnsRead, layout, orders } = rows;
  const taken = new Set(columnsRead.map(([, column]) => column));
  const labelOf = columnLabels(layout.names);
  return {
    rows: rows.rows,
    refused: refusedRows,
    read: columnsRead.map(([role, column]) => [role, layout.names[column] ?? '']),
    dropped: [...layout.names.keys()]
      .filter((column) => !taken.has(column))
      .map(labelOf)
      .filter(Boolean),
    conclusions: orders.conclusions,
  };
}
