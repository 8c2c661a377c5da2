import { parseDate } from '../../core/claim/line/date.js';
import { parseServiceCode } from '../../core/code/service-code.js';
import { JOURNAL_COLUMNS, type JournalEntry } from '../../core/journal/entry.js';
import type { Layout, NamedColumns } from '../input/layout.js';
import type { Role } from '../input/roles.js';
import { MAX_UNITS, parseCount, parseUnits } from '../meaning/cells.js';
import { type RefusedRow, type RowCells, readRows } from './read-rows.js';

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

const own = ({ layout, named }: RowCells, name: (typeof OWN)[number]): string =>
  isOwn(layout) ? named(name) : '';

/** An entry, or why a row is none. */
function entryOf(row: RowCells, defaults: RowDefaults): JournalEntry | string {
  const { cell, cells } = row;
  const text = [cell('code'), ...cells('modifier')].filter(Boolean).join(' ');
  if (text === '') return 'it has no code';
  const service = parseServiceCode(text);
  if ('ok' in service) return 'its code or a modifier of it is none';
  const date = cell('date') === '' ? defaults.date : parseDate(cell('date'));
  if (date === null) return 'its date is none';
  const units = cell('units') === '' ? 1 : parseUnits(cell('units'));
  if (units === null) return 'its units are not a whole number from 1 to 9999';
  const minutes = cell('minutes') === '' ? null : parseCount(cell('minutes'));
  const { code, modifiers } = service;
  return {
    date,
    case: own(row, 'case') || defaults.case,
    code,
    modifiers,
    units,
    minutes: minutes !== null && minutes <= MAX_UNITS ? minutes : null,
    setting: cell('setting') || cell('pos'),
    site: own(row, 'site') || defaults.site,
    contract: own(row, 'contract') || defaults.contract,
    source: defaults.source,
    note: own(row, 'note'),
  };
}

/**
 * Reads the rows of a CSV as entries of a journal. Columns that are not needed, those of patients among them, are never
 * looked at.
 * @throws UsageError, InputError if it is no CSV with a column of codes
 */
export function readJournalRows(bytes: Uint8Array, named: NamedColumns, defaults: RowDefaults): JournalRows {
  const { rows, ...rest } = readRows(bytes, named, {
    roles: ROLES,
    alsoRead: ['date', 'minutes'],
    names: (layout) => (isOwn(layout) ? OWN : []),
    rowOf: (row) => entryOf(row, defaults),
  });
  return { entries: rows, ...rest };
}
