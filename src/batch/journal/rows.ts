import { parseDate } from '../../core/claim/line/date.js';
import { parseServiceCode } from '../../core/code/service-code.js';
import type { Refusal } from '../../core/issue/issue.js';
import { JOURNAL_COLUMNS, type JournalEntry } from '../../core/journal/entry.js';
import { Batch } from '../batch.js';
import type { BatchCommand, BatchPlan } from '../command.js';
import { decodeCell } from '../input/encoding.js';
import type { Layout, NamedColumns } from '../input/layout.js';
import type { Records } from '../input/records.js';
import type { Role } from '../input/roles.js';
import { MAX_UNITS, parseCount, parseUnits } from '../meaning/cells.js';

/** A row of a file that is no entry. The reason repeats nothing of the row, which may name a patient. */
export interface RefusedRow {
  /** From 1 */
  readonly line: number;
  readonly why: string;
}

/** What a file holds for a journal. */
export interface JournalRows {
  readonly entries: readonly JournalEntry[];
  readonly refused: readonly RefusedRow[];
  /** The columns that were read, by what they were read as */
  readonly read: readonly (readonly [role: string, column: string])[];
  /** The columns that were left out */
  readonly dropped: readonly string[];
}

/** Values for all rows of a file. */
export type RowDefaults = Pick<JournalEntry, 'case' | 'site' | 'contract' | 'source'> & {
  readonly date: string | null;
};

/** Roles that a row is read by; all else is left out. */
const ROLES: readonly Role[] = ['code', 'modifier', 'units', 'date', 'minutes', 'pos', 'setting'];

/** Columns that only a journal's own export has a meaning for: in another file, a note may be about a patient. */
const OWN = ['case', 'site', 'contract', 'note'] as const;

/** Whether a file is an export of a journal. */
const isOwn = ({ names }: Layout): boolean =>
  JOURNAL_COLUMNS.filter((name) => name !== 'op' && name !== 'ref').every((name) => names.includes(name));

/** Takes the entries out of records and writes nothing. */
class Rows implements BatchCommand {
  readonly schema = '';
  readonly verb = 'read';
  readonly columns = [];
  readonly release = '';
  readonly entries: JournalEntry[] = [];
  readonly refusedRows: RefusedRow[] = [];
  private readonly isOwn: boolean;

  constructor(
    readonly layout: Layout,
    private readonly defaults: RowDefaults,
  ) {
    this.isOwn = isOwn(layout);
  }

  answer(records: Records, refused: readonly (Refusal | null)[]): number {
    for (let i = 0; i < records.count; i++) {
      const entry = refused[i] ? 'it has other fields than the header' : this.entryOf(records, i);
      if (typeof entry === 'string') this.refusedRows.push({ line: records.lines[i] ?? 0, why: entry });
      else this.entries.push(entry);
    }
    return records.count;
  }

  private cells(records: Records, i: number, role: Role): string[] {
    const columns = this.layout.roles.get(role) ?? [];
    return columns.map((column) => decodeCell(records.cell(i, column)).trim());
  }

  private own(records: Records, i: number, name: (typeof OWN)[number]): string {
    const column = this.isOwn ? this.layout.names.indexOf(name) : -1;
    return column < 0 ? '' : decodeCell(records.cell(i, column)).trim();
  }

  /** An entry, or why a record is none. */
  private entryOf(records: Records, i: number): JournalEntry | string {
    const cell = (role: Role): string => this.cells(records, i, role)[0] ?? '';
    const text = [cell('code'), ...this.cells(records, i, 'modifier')].filter(Boolean).join(' ');
    if (text === '') return 'it has no code';
    const service = parseServiceCode(text);
    if ('ok' in service) return 'its code or a modifier of it is none';
    const date = cell('date') === '' ? this.defaults.date : parseDate(cell('date'));
    if (date === null) return 'its date is none';
    const units = cell('units') === '' ? 1 : parseUnits(cell('units'));
    if (units === null) return 'its units are not a whole number from 1 to 9999';
    const minutes = cell('minutes') === '' ? null : parseCount(cell('minutes'));
    const { code, modifiers } = service;
    const { defaults } = this;
    return {
      date,
      case: this.own(records, i, 'case') || defaults.case,
      code,
      modifiers,
      units,
      minutes: minutes !== null && minutes <= MAX_UNITS ? minutes : null,
      setting: cell('setting') || cell('pos'),
      site: this.own(records, i, 'site') || defaults.site,
      contract: this.own(records, i, 'contract') || defaults.contract,
      source: defaults.source,
      note: this.own(records, i, 'note'),
    };
  }

  get columnsRead(): (readonly [string, number])[] {
    const byRole = ROLES.flatMap((role) =>
      (this.layout.roles.get(role) ?? []).map((column) => [role, column] as const),
    );
    const own = this.isOwn ? OWN.map((name) => [name, this.layout.names.indexOf(name)] as const) : [];
    return [...byRole, ...own].filter(([, column]) => column >= 0);
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
 * Reads the rows of a CSV as entries of a journal. Columns that are not needed, those of patients among them, are never
 * looked at.
 * @throws UsageError, InputError if it is no CSV with a column of codes
 */
export function readJournalRows(bytes: Uint8Array, named: NamedColumns, defaults: RowDefaults): JournalRows {
  let rows: Rows | undefined;
  const plan: BatchPlan = {
    alsoRead: ['date', 'minutes'],
    create: (layout) => {
      rows = new Rows(layout, defaults);
      return rows;
    },
    writer: () => ({ begin: () => {}, records: () => {}, end: () => {} }),
  };
  const batch = new Batch(plan, named);
  batch.push(bytes);
  while (batch.hasMore) batch.more();
  batch.finish();
  while (batch.hasMore) batch.more();
  if (!rows) return { entries: [], refused: [], read: [], dropped: [] };
  const { entries, refusedRows, columnsRead, layout } = rows;
  const taken = new Set(columnsRead.map(([, column]) => column));
  return {
    entries,
    refused: refusedRows,
    read: columnsRead.map(([role, column]) => [role, layout.names[column] ?? '']),
    dropped: layout.names.filter((name, column) => name !== '' && !taken.has(column)),
  };
}
