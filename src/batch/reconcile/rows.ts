import { UsageError } from '../../core/issue/errors.js';
import { divideHalfUp, parseGrouped } from '../../core/number/decimal.js';
import type { ReportedLine } from '../../core/reconcile/lines.js';
import type { NamedColumns } from '../input/layout.js';
import type { Role } from '../input/roles.js';
import { type ReadRows, type RowCells, type RowReading, readRows, serviceOf } from '../journal/read-rows.js';
import { parseUnits } from '../meaning/cells.js';

/** What an employer's file says. */
export type ReportedRows = ReadRows<ReportedLine>;

const ROLES: readonly Role[] = ['code', 'modifier', 'units', 'date', 'work'];

/** How reports write negative numbers: "-1.92", "1.92-", "(1.92)" */
const NEGATIVE = /^\((.*)\)$|^[-\u2212](.*)$|^(.*)-$/;

/** A number without its sign, and whether it was negative. */
function unsigned(text: string): readonly [text: string, isNegative: boolean] {
  const found = NEGATIVE.exec(text.trim());
  const bare = found ? (found[1] ?? found[2] ?? found[3] ?? '') : text;
  return [bare.trim(), found !== null];
}

/** Decimals that reports state work RVUs with, at most. */
const MOST_DECIMALS = 6;
const TO_HUNDREDTHS = 10_000;

/** More than any line can have, in hundredths: a longer number may be that of a patient. */
const MOST_WORK = 10_000_000;

/** Work RVUs in hundredths, rounded half up, as those of the log are; null for anything else. */
function parseWork(text: string): number | null {
  const units = parseGrouped(text, MOST_DECIMALS);
  if (units === null) return null;
  const work = divideHalfUp(units, TO_HUNDREDTHS);
  return work <= MOST_WORK ? work : null;
}

/** "1,30": no comma of thousands is followed by one or two digits. */
const DECIMAL_COMMA = /,\d{1,2}$/;

function whyNoWork(text: string): string {
  if (DECIMAL_COMMA.test(text)) return 'its work RVUs have a decimal comma, where a report needs a point';
  return 'its work RVUs are not a number from 0 to 100,000';
}

/** The first year of the releases: an older date may be one of birth. */
const FIRST_DAY = '2020-01-01';

function lineOf(row: RowCells, isPerUnit: boolean): ReportedLine | string {
  const { cell, line } = row;
  const service = serviceOf(row);
  if (typeof service === 'string') return service;
  const date = row.date();
  if (date === null || date === '') return 'its date of service cannot be read';
  if (date < FIRST_DAY) return 'its date is before 2020';
  const [unitsText, hasNegativeUnits] = unsigned(cell('units') || '1');
  const units = parseUnits(unitsText);
  if (units === null) return 'its units are not a whole number from 1 to 9,999';
  const [workText, hasNegativeWork] = unsigned(cell('work'));
  const work = workText === '' ? null : parseWork(workText);
  if (work === null && workText !== '') return whyNoWork(workText);
  const { code, modifiers } = service;
  return {
    line,
    date,
    code,
    modifiers,
    units,
    work: work === null ? null : work * (isPerUnit ? units : 1),
    isReversal: hasNegativeUnits || hasNegativeWork,
  };
}

/**
 * Reads the lines of an employer's report of credited work: a CSV with a column of codes and one of dates. Columns that
 * are not needed, those of patients among them, are never looked at.
 * @param isPerUnit whether the work RVUs are those of one unit; by default they are those of the line
 * @param maxField how many bytes a field may have; by default a megabyte
 * @throws UsageError, InputError if it is not a CSV with columns of codes and dates
 */
export function readReportedRows(
  bytes: Uint8Array,
  named: NamedColumns,
  isPerUnit = false,
  maxField?: number,
): ReportedRows {
  const reading: RowReading<ReportedLine> = {
    roles: ROLES,
    names: () => [],
    rowOf: (row) => lineOf(row, isPerUnit),
  };
  const found = readRows(bytes, named, reading, maxField);
  if (found.read.some(([role]) => role === 'date')) return found;
  throw new UsageError(
    'E_COLUMN_MISSING',
    'The file names no column with the date of service, so its lines cannot be compared.',
    'Name the column with --date-column.',
  );
}
