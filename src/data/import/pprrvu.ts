import { CONVERSION_FACTOR_SCALE, formatScaled, parseScaled, RVU_SCALE } from '../../core/number/decimal.js';
import { MODIFIERS } from '../../core/release/row-key.js';
import { printable } from '../../core/text/printable.js';
import { QP_COLUMNS, ROW_COLUMNS, type RowColumn } from '../bundle/row-text.js';
import { type CmsFile, columnFinder, headerWords, ImportError, quotedFigure } from './formats/source-file.js';

/**
 * The header text of each column once its lines are joined, whether it is spread over five lines (2021 and
 * later) or is on one (2020). DESCRIPTION is not among them: it is never carried over.
 */
const HEADER_PATTERNS: Readonly<Record<RowColumn, RegExp>> = {
  hcpcs: /^HCPCS$/,
  mod: /^MOD$/,
  status: /^STATUS CODE$/,
  not_used_for_medicare: /^NOT USED FOR MEDICARE PAYMENT$/,
  work_rvu: /^WORK RVU$/,
  nonfacility_pe_rvu: /^NON-FAC(ILITY)? PE RVU$/,
  nonfacility_na: /^NON-FAC(ILITY)? NA INDICATOR$/,
  facility_pe_rvu: /^FACILITY PE RVU$/,
  facility_na: /^FACILITY NA INDICATOR$/,
  mp_rvu: /^MP RVU$/,
  nonfacility_total: /^NON-FACILITY TOTAL$/,
  facility_total: /^FACILITY TOTAL$/,
  pctc_ind: /^PCTC IND$/,
  glob_days: /^GLOB DAYS$/,
  pre_op: /^PRE OP$/,
  intra_op: /^INTRA OP$/,
  post_op: /^POST OP$/,
  mult_proc: /^MULT PROC$/,
  bilat_surg: /^BILAT SURG$/,
  asst_surg: /^ASST SURG$/,
  co_surg: /^CO-SURG$/,
  team_surg: /^TEAM SURG$/,
  pric_ind: /^PRIC IND$/,
  endo_base: /^ENDO BASE$/,
  conv_factor: /^CONV(ERSION)? FACTOR$/,
  supervision: /^PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES$/,
  calculation_flag: /^CALCULATION FLAG$/,
  imaging_family: /^DIAGNOSTIC IMAGING FAMILY INDICATOR$/,
  opps_nonfacility_pe: /^NON-FAC(ILITY)? PE USED FOR OPPS PAYMENT AMOUNT$/,
  opps_facility_pe: /^FACILITY PE USED FOR OPPS PAYMENT AMOUNT$/,
  opps_mp: /^MP USED FOR OPPS PAYMENT AMOUNT$/,
};

/** A relative value file: what its banner says, and its rows, by our column names and sorted. */
export interface RelativeValues {
  readonly title: string;
  /** ISO date of "RELEASED 12/29/2025"; null if the file has no banner */
  readonly released: string | null;
  readonly conversionFactor: string;
  readonly rows: readonly Readonly<Record<RowColumn, string>>[];
}

/** Joins the header lines above each column: "NON-FAC" over "PE RVU" is "NON-FAC PE RVU". */
function joinedHeader(file: CmsFile, lastHeader: number): string[] {
  const lines = file.records.slice(0, lastHeader + 1);
  return (file.records[lastHeader] ?? []).map((_, column) =>
    lines
      .map((line) => line[column] ?? '')
      .filter((part) => part !== '')
      .join(' ')
      .replace(/\s+/g, ' ')
      .replace('- ', '-')
      .toUpperCase(),
  );
}

function isoDate(text: string): string | null {
  const match = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  if (!match) return null;
  const [, month = '', day = '', year = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function readBanner(file: CmsFile, lastHeader: number): { title: string; released: string | null } {
  const cells = file.records.slice(0, lastHeader).flat();
  return {
    title: cells.find((cell) => /Relative Value File/i.test(cell)) ?? '',
    released: isoDate(cells.find((cell) => /^RELEASED/i.test(cell)) ?? ''),
  };
}

/** A row by our column names, and the number of its record. */
interface ReadRow {
  readonly cells: Readonly<Record<RowColumn, string>>;
  readonly record: number;
}

/** "70553-26" */
const serviceOf = ({ hcpcs, mod }: Readonly<Record<RowColumn, string>>): string =>
  mod === '' ? hcpcs : `${hcpcs}-${mod}`;

const keyOf = ({ hcpcs, mod }: Readonly<Record<RowColumn, string>>): string => `${hcpcs},${mod},`;

const byKey = (a: ReadRow, b: ReadRow): number => {
  const [left, right] = [keyOf(a.cells), keyOf(b.cells)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Columns of numbers that stand for something, and their digits: the table of October 2020 lost their zeros. */
const DIGITS: Partial<Readonly<Record<RowColumn, number>>> = {
  hcpcs: 5,
  glob_days: 3,
  endo_base: 5,
  supervision: 2,
};

/** Columns of decimals, and the decimals that CMS prints; text files and workbooks leave out zeros. */
const DECIMALS: Partial<Readonly<Record<RowColumn, number>>> = {
  ...Object.fromEntries(
    ROW_COLUMNS.filter((name) => /_rvu$|_total$|_op$|^opps_/.test(name)).map((name) => [name, RVU_SCALE]),
  ),
  conv_factor: CONVERSION_FACTOR_SCALE,
};

/** What the other columns hold: short words of letters and digits, or nothing. */
const WORD = /^[A-Z0-9+*]{0,8}$/i;

/** The text of a cell as CMS prints it in CSV; null if the column cannot hold it. */
function cellText(name: RowColumn, text: string): string | null {
  const scale = DECIMALS[name];
  if (scale !== undefined) {
    const units = parseScaled(text, scale);
    return units === null ? null : formatScaled(units, scale);
  }
  const digits = DIGITS[name];
  const whole = digits !== undefined && /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
  if (name === 'hcpcs') return /^[A-Z0-9]{5}$/.test(whole) ? whole : null;
  if (name === 'mod') return (MODIFIERS as readonly string[]).includes(whole) ? whole : null;
  return WORD.test(whole) ? whole : null;
}

/** What is wrong with a cell that a column cannot hold. */
function cellProblem(name: RowColumn, text: string): string {
  if (DECIMALS[name] !== undefined)
    return `${quotedFigure(text)} is not a figure with ${DECIMALS[name]} decimals`;
  if (name === 'hcpcs') return 'this is not a code of five letters or digits';
  return name === 'mod' ? 'this is not 26, TC, 53 or blank' : "this is not one of CMS's indicators";
}

function refuseTwice(file: CmsFile, rows: readonly ReadRow[]): void {
  const twice = rows.find((row, i) => i > 0 && byKey(row, rows[i - 1] ?? row) === 0);
  if (!twice) return;
  throw new ImportError(file.name, `${serviceOf(twice.cells)} is listed twice`, {
    line: file.lineOf(twice.record),
  });
}

/** The conversion factor, which has to be the same in all rows. */
function factorOf(file: CmsFile, rows: readonly ReadRow[]): string {
  const [first] = rows;
  if (!first) throw new ImportError(file.name, 'it has no rows');
  const { conv_factor: factor } = first.cells;
  const other = rows.find(({ cells }) => cells.conv_factor !== factor);
  if (!other) return factor;
  const message = `the conversion factor is not one value but ${factor} and ${other.cells.conv_factor}`;
  throw new ImportError(file.name, message, { line: file.lineOf(other.record), column: 'CONV FACTOR' });
}

/** Reads a PPRRVU file: every row and every column except the description, with text as CMS prints it in CSV. */
export function readRelativeValues(file: CmsFile): RelativeValues {
  const lastHeader = file.records.findIndex((record) => record[0] === 'HCPCS');
  if (lastHeader < 0) throw new ImportError(file.name, 'no header line begins with HCPCS');
  const headers = joinedHeader(file, lastHeader);
  const find = columnFinder(file.name, headers, () => file.lineOf(lastHeader));
  // PRIC IND is new in 2026; the column stays blank for earlier releases.
  const hasPricing = headers.some((header) => HEADER_PATTERNS.pric_ind.test(header));
  const columns = ROW_COLUMNS.map((name) =>
    name === 'pric_ind' && !hasPricing ? -1 : find(HEADER_PATTERNS[name]),
  );
  const read = (record: number): ReadRow => {
    const raw = file.records[record] ?? [];
    if (raw.slice(headers.length).some((cell) => cell !== ''))
      throw new ImportError(file.name, 'there are more cells than the header has', {
        line: file.lineOf(record),
      });
    const cells = {} as Record<RowColumn, string>;
    for (const [i, name] of ROW_COLUMNS.entries()) {
      const text = raw[columns[i] ?? -1] ?? '';
      const cell = cellText(name, text);
      if (cell === null) {
        const where = { line: file.lineOf(record), column: headers[columns[i] ?? -1] };
        throw new ImportError(file.name, cellProblem(name, text), where);
      }
      cells[name] = cell;
    }
    return { cells, record };
  };
  const rows: ReadRow[] = [];
  for (let record = lastHeader + 1; record < file.records.length; record++) {
    if (file.records[record]?.some((cell) => cell !== '')) rows.push(read(record));
  }
  rows.sort(byKey);
  const conversionFactor = factorOf(file, rows);
  refuseTwice(file, rows);
  return { ...readBanner(file, lastHeader), conversionFactor, rows: rows.map(({ cells }) => cells) };
}

/** Lines of the bundled relative value file. */
export function relativeValueLines(values: RelativeValues): string[] {
  return [ROW_COLUMNS.join(','), ...values.rows.map((row) => ROW_COLUMNS.map((name) => row[name]).join(','))];
}

const OPPS_COLUMNS = ['opps_nonfacility_pe', 'opps_facility_pe', 'opps_mp'] as const;
/** The columns in which the QPP file may differ: the factor itself, its indicator, and the OPPS columns. */
const QP_MAY_DIFFER: ReadonlySet<RowColumn> = new Set(['pric_ind', 'conv_factor', ...OPPS_COLUMNS]);

/** Rows that the fee schedule can pay, by status. CMS's QPP file has every one of them, and the contractor-priced ones. */
const PAID: ReadonlySet<string> = new Set(['A', 'R', 'T']);

/**
 * Refuses a QPP file that is not that of the relative values: one of another release, the non-QPP file again, or one
 * cut short. The law raises the QP factor by more each year from 2026 on (SSA 1848(d)(20)), so it is the higher one.
 * @throws ImportError
 */
export function refuseOtherQp(file: CmsFile, qp: RelativeValues, nonQp: RelativeValues): void {
  const refused = (message: string): ImportError => new ImportError(file.name, message);
  if (qp.title !== nonQp.title)
    throw refused(`its title, "${printable(qp.title)}", is not that of the non-QPP file`);
  const [factor, other] = [qp.conversionFactor, nonQp.conversionFactor];
  if (Number(factor) <= Number(other))
    throw refused(
      `its conversion factor is ${factor}, which is not higher than that of the non-QPP file, ${other}`,
    );
  const listed = new Set(qp.rows.map(keyOf));
  const missing = nonQp.rows.find((row) => PAID.has(row.status) && !listed.has(keyOf(row)));
  if (missing) throw refused(`${serviceOf(missing)} is missing: the file seems to be cut short`);
}

/** Lines of the bundled file of QP differences: the rows whose OPPS columns differ from the non-QP file. */
export function qpDifferenceLines(file: CmsFile, qp: RelativeValues, nonQp: RelativeValues): string[] {
  const base = new Map(nonQp.rows.map((row) => [`${row.hcpcs},${row.mod}`, row]));
  const lines: string[] = [QP_COLUMNS.join(',')];
  for (const row of qp.rows) {
    const other = base.get(`${row.hcpcs},${row.mod}`);
    if (!other)
      throw new ImportError(file.name, `it lists ${serviceOf(row)}, which the non-QPP file does not`);
    const odd = ROW_COLUMNS.find((name) => !QP_MAY_DIFFER.has(name) && row[name] !== other[name]);
    if (odd) {
      const column = headerWords(HEADER_PATTERNS[odd]);
      throw new ImportError(file.name, `${serviceOf(row)} differs from the non-QPP file in ${column}`);
    }
    if (OPPS_COLUMNS.some((name) => row[name] !== other[name]))
      lines.push(QP_COLUMNS.map((name) => row[name]).join(','));
  }
  return lines;
}
