import { decodeCell } from '../../../batch/input/encoding.js';
import { recognizeNames } from '../../../batch/input/recognize.js';
import type { Role } from '../../../batch/input/roles.js';
import { parseServiceCode } from '../../../core/code/service-code.js';
import { readWrittenDate } from '../../../core/dates/written-date.js';
import type { NumberFormat, SheetCell, SheetColumn } from '../../output/workbook/cells.js';

/** What the cells of a batch's answer are in a workbook: numbers, dates and text. */

/** What begins the names of the added columns. */
const ADDED = 'rvu_';
/** Added columns whose digits are names */
const NAMES = new Set([
  'rvu_name',
  'rvu_locality',
  'rvu_release',
  'rvu_setting',
  'rvu_rule',
  'rvu_notes',
  'rvu_error',
]);
const DOLLARS = new Set(['rvu_fee', 'rvu_allowed', 'rvu_medicare_pays', 'rvu_patient_pays']);
/** Added columns whose sum means something, with what it is called */
export const SUMMED: ReadonlyMap<string, string> = new Map([
  ['rvu_allowed', 'allowed, in dollars'],
  ['rvu_medicare_pays', 'Medicare pays, in dollars'],
  ['rvu_patient_pays', 'patients pay, in dollars'],
  ['rvu_work_credited', 'work RVUs credited'],
]);

const DAY_MS = 86_400_000;
/** Day 0 of a sheet */
const FIRST_DAY = Date.UTC(1899, 11, 30);

type Reader = (text: string) => SheetCell;

const asText: Reader = (text) => text;

const formatted =
  (format: NumberFormat): Reader =>
  (text) =>
    /^-?\d{1,13}(\.\d{1,4})?$/.test(text) ? { value: Number(text), format } : text;

/** A number that a sheet shows as it is written; anything else, such as one with leading zeros, stays text. */
const asWritten: Reader = (text) =>
  text.length <= 15 && /^-?\d/.test(text) && String(Number(text)) === text ? Number(text) : text;

const asDate: Reader = (text) => {
  const read = readWrittenDate(text);
  if (!read.ok) return text;
  return { value: (Date.parse(`${read.date}T00:00:00Z`) - FIRST_DAY) / DAY_MS, format: 'date' };
};

const asPercent: Reader = (text) => {
  const [, number] = /^(-?\d{1,5}(?:\.\d{1,4})?)%$/.exec(text) ?? [];
  if (number === undefined) return text;
  // The decimal point is moved in the text, because dividing would make 0.16799999999999998 of 16.8%.
  return { value: Number(`${number}e-2`), format: 'percent' };
};

/** The user's columns that hold numbers or dates; those of any other role are names, whatever their digits. */
const BY_ROLE: Readonly<Partial<Record<Role, Reader>>> = {
  date: asDate,
  units: asWritten,
  minutes: asWritten,
  careDays: asWritten,
  charge: formatted('amount'),
  work: formatted('rvu'),
};

function readerOfAdded(name: string): Reader {
  if (NAMES.has(name)) return asText;
  if (DOLLARS.has(name)) return formatted('amount');
  if (name === 'rvu_percent') return asPercent;
  return (text) => (/\.\d\d$/.test(text) ? formatted('rvu')(text) : asWritten(text));
}

/** The column of names, which only some commands have in CSV */
const NAME = 'rvu_name';
const NAME_WIDTH = 50;
const WIDTHS: Readonly<Record<string, number>> = { rvu_notes: 40, rvu_error: 60, [NAME]: NAME_WIDTH };

/** Finds the name of a code; blank if there is none. */
export type NameOf = (code: string) => string;

/** The columns of an answer in a sheet: as they are in CSV, with the name of the code after the user's own. */
export class AnswerColumns {
  readonly columns: readonly SheetColumn[];
  private readonly readers: readonly Reader[];
  /** How many columns are the user's */
  private readonly own: number;
  private readonly code: number;
  /** Whether the answer names its codes itself */
  private readonly isNamed: boolean;

  /**
   * @param header of the answer, Latin-1
   * @param codeColumn the name of the column that holds codes, if the user has named it
   */
  constructor(
    header: readonly string[],
    codeColumn: string | undefined,
    private readonly nameOf: NameOf,
  ) {
    const names = header.map((name) => decodeCell(name).trim());
    const firstAdded = names.findLastIndex((name) => !name.startsWith(ADDED)) + 1;
    this.own = firstAdded;
    const known = recognizeNames(names.slice(0, firstAdded)).map((each) => [...each.known.keys()]);
    const isNamed = (name: string): boolean => name.toLowerCase() === codeColumn?.trim().toLowerCase();
    this.code =
      codeColumn === undefined
        ? known.findIndex((roles) => roles.includes('code'))
        : names.findIndex(isNamed);
    this.readers = names.map((name, i) => {
      if (i >= firstAdded) return readerOfAdded(name);
      const role = known[i]?.[0];
      if (i === this.code) return asText;
      return role === undefined ? asWritten : (BY_ROLE[role] ?? asText);
    });
    const columns = names.map((name): SheetColumn => {
      const width = WIDTHS[name];
      return { name, isAmount: false, ...(width === undefined ? {} : { width }) };
    });
    const naming: SheetColumn = { name: NAME, isAmount: false, width: NAME_WIDTH };
    this.isNamed = names.includes(NAME);
    this.columns = this.isNamed
      ? columns
      : [...columns.slice(0, firstAdded), naming, ...columns.slice(firstAdded)];
  }

  private named(text: string): SheetCell {
    const service = parseServiceCode(text.trim());
    return ('code' in service && !('ok' in service) && this.nameOf(service.code)) || null;
  }

  /** @param cells of a record, Latin-1 */
  row(cells: readonly string[]): SheetCell[] {
    const texts = cells.map(decodeCell);
    const read = texts.map((text, i) => (text === '' ? null : (this.readers[i] ?? asText)(text)));
    if (this.isNamed) return read;
    const name = this.named(texts[this.code] ?? '');
    return [...read.slice(0, this.own), name, ...read.slice(this.own)];
  }
}
