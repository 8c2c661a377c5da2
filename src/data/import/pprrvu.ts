import { QP_COLUMNS, ROW_COLUMNS, type RowColumn } from '../bundle/row-text.js';
import { type CmsFile, columnFinder, ImportError } from './source-file.js';

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
  conv_factor: /^CONV FACTOR$/,
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

function oneValue(file: CmsFile, values: readonly string[]): string {
  const distinct = [...new Set(values)];
  if (distinct.length === 1 && distinct[0]) return distinct[0];
  throw new ImportError(
    file.name,
    `the conversion factor is not one value but ${distinct.slice(0, 5).join(', ')}`,
  );
}

const byKey = (a: Readonly<Record<RowColumn, string>>, b: Readonly<Record<RowColumn, string>>): number => {
  const [left, right] = [`${a.hcpcs},${a.mod},`, `${b.hcpcs},${b.mod},`];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Columns of numbers that stand for something, and their digits: the table of October 2020 lost their zeros. */
const DIGITS: Partial<Readonly<Record<RowColumn, number>>> = {
  hcpcs: 5,
  glob_days: 3,
  endo_base: 5,
  supervision: 2,
};

function cellText(name: RowColumn, text: string): string {
  const digits = DIGITS[name];
  return digits !== undefined && /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
}

/** Reads a PPRRVU file: every row and every column except the description, with text as CMS prints it. */
export function readRelativeValues(file: CmsFile): RelativeValues {
  const lastHeader = file.records.findIndex((record) => record[0] === 'HCPCS');
  if (lastHeader < 0) throw new ImportError(file.name, 'no header line begins with HCPCS');
  const headers = joinedHeader(file, lastHeader);
  const find = columnFinder(file.name, headers);
  // PRIC IND is new in 2026; the column stays blank for earlier releases.
  const hasPricing = headers.some((header) => HEADER_PATTERNS.pric_ind.test(header));
  const columns = ROW_COLUMNS.map((name) =>
    name === 'pric_ind' && !hasPricing ? -1 : find(HEADER_PATTERNS[name]),
  );
  const rows = file.records
    .slice(lastHeader + 1)
    .filter((record) => (record[0] ?? '') !== '')
    .map((record) => {
      const cells = ROW_COLUMNS.map((name, i) => [name, cellText(name, record[columns[i] ?? -1] ?? '')]);
      return Object.fromEntries(cells) as Record<RowColumn, string>;
    })
    .sort(byKey);
  const conversionFactor = oneValue(
    file,
    rows.map((row) => row.conv_factor),
  );
  return { ...readBanner(file, lastHeader), conversionFactor, rows };
}

/** Lines of the bundled relative value file. */
export function relativeValueLines(values: RelativeValues): string[] {
  return [ROW_COLUMNS.join(','), ...values.rows.map((row) => ROW_COLUMNS.map((name) => row[name]).join(','))];
}

const OPPS_COLUMNS = ['opps_nonfacility_pe', 'opps_facility_pe', 'opps_mp'] as const;
/** The columns in which the QPP file may differ: the factor itself, its indicator, and the OPPS columns. */
const QP_MAY_DIFFER: ReadonlySet<RowColumn> = new Set(['pric_ind', 'conv_factor', ...OPPS_COLUMNS]);

/** Lines of the bundled file of QP differences: the rows whose OPPS columns differ from the non-QP file. */
export function qpDifferenceLines(file: CmsFile, qp: RelativeValues, nonQp: RelativeValues): string[] {
  const base = new Map(nonQp.rows.map((row) => [`${row.hcpcs},${row.mod}`, row]));
  const lines: string[] = [QP_COLUMNS.join(',')];
  for (const row of qp.rows) {
    const key = `${row.hcpcs},${row.mod}`;
    const other = base.get(key);
    const odd = ROW_COLUMNS.find((name) => !QP_MAY_DIFFER.has(name) && row[name] !== other?.[name]);
    if (odd)
      throw new ImportError(
        file.name,
        `${key} differs from the non-QPP file in ${odd}, which is not expected`,
      );
    if (OPPS_COLUMNS.some((name) => row[name] !== other?.[name]))
      lines.push(QP_COLUMNS.map((name) => row[name]).join(','));
  }
  return lines;
}
