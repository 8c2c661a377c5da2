import { JOURNAL_COLUMNS, type JournalEntry } from '../../core/journal/entry.js';
import { parseSetting } from '../../core/price/setting.js';
import type { Layout, NamedColumns } from '../input/layout.js';
import { JOURNAL_ROLES } from '../input/roles.js';
import { MAX_UNITS, parseCount, parseUnits } from '../meaning/cells.js';
import { parseUnitBasis } from '../meaning/unit-basis.js';
import { type ReadRows, type RowCells, type RowReading, readRows, serviceOf } from './read-rows.js';

/** What a file holds for a journal. */
export interface JournalRows extends Omit<ReadRows<JournalEntry>, 'rows'> {
  readonly entries: readonly JournalEntry[];
}

/** Values for all rows of a file. */
export type RowDefaults = Pick<JournalEntry, 'case' | 'site' | 'contract' | 'source'> & {
  readonly date: string | null;
};

/** A place of service code as spreadsheets may leave it. */
const PLACE = /^\d{1,2}(\.0+)?$/;

/** Columns that mean something only in a journal's own export: in another file, a note may be about a patient. */
const OWN = ['case', 'contract', 'note'] as const;

/** Whether a file is an export of a journal. */
const isOwn = ({ names }: Layout): boolean =>
  JOURNAL_COLUMNS.filter((name) => name !== 'op' && name !== 'ref').every((name) => names.includes(name));

const own = ({ layout, named }: RowCells, name: (typeof OWN)[number]): string =>
  isOwn(layout) ? named(name) : '';

/** An entry, or why a row cannot become one. */
function entryOf(row: RowCells, defaults: RowDefaults): JournalEntry | string {
  const { cell } = row;
  const service = serviceOf(row);
  if (typeof service === 'string') return service;
  const day = row.date();
  const date = day === '' ? defaults.date : day;
  if (date === null) return day === '' ? 'it has no date' : 'its date cannot be read';
  const basis = parseUnitBasis(cell('unitBasis'));
  if (basis === null) return 'its unit basis is neither UN (units) nor MJ (minutes)';
  if (basis === 'minutes') return 'its units are minutes (MJ)';
  const units = cell('units') === '' ? 1 : parseUnits(cell('units'));
  if (units === null) return 'its units are not a whole number from 1 to 9,999';
  const minutes = cell('minutes') === '' ? null : parseCount(cell('minutes'));
  if (cell('minutes') !== '' && (minutes === null || minutes > MAX_UNITS))
    return 'its minutes are not a whole number up to 9,999';
  const setting = cell('setting') || cell('pos');
  if (setting !== '' && parseSetting(setting) === null && !PLACE.test(setting))
    return 'its setting is not facility, nonfacility or a place of service';
  const { code, modifiers } = service;
  return {
    date,
    case: own(row, 'case') || defaults.case,
    code,
    modifiers,
    units,
    minutes,
    setting,
    site: cell('site') || defaults.site,
    contract: own(row, 'contract') || defaults.contract,
    source: defaults.source,
    note: own(row, 'note'),
  };
}

/**
 * Reads the rows of a CSV as entries of a journal. Columns that are not needed, those of patients among them, are never
 * looked at.
 * @param maxField how many bytes a field may have; by default a megabyte
 * @throws UsageError, InputError if it is not a CSV with a column of codes
 */
export function readJournalRows(
  bytes: Uint8Array,
  named: NamedColumns,
  defaults: RowDefaults,
  maxField?: number,
): JournalRows {
  const reading: RowReading<JournalEntry> = {
    roles: JOURNAL_ROLES,
    names: (layout) => (isOwn(layout) ? OWN : []),
    rowOf: (row) => entryOf(row, defaults),
  };
  const { rows, ...rest } = readRows(bytes, named, reading, maxField);
  return { entries: rows, ...rest };
}
