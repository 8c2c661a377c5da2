import { DataError } from '../../core/issue/errors.js';
import type { FeeRow, WorkRvu } from '../../core/release/fee-row.js';
import { CODE_LENGTH } from './sorted-file.js';

/** Columns of a bundled relative value file: CMS's, in CMS's order, without DESCRIPTION. */
export const ROW_COLUMNS = [
  'hcpcs',
  'mod',
  'status',
  'not_used_for_medicare',
  'work_rvu',
  'nonfacility_pe_rvu',
  'nonfacility_na',
  'facility_pe_rvu',
  'facility_na',
  'mp_rvu',
  'nonfacility_total',
  'facility_total',
  'pctc_ind',
  'glob_days',
  'pre_op',
  'intra_op',
  'post_op',
  'mult_proc',
  'bilat_surg',
  'asst_surg',
  'co_surg',
  'team_surg',
  'pric_ind',
  'endo_base',
  'conv_factor',
  'supervision',
  'calculation_flag',
  'imaging_family',
  'opps_nonfacility_pe',
  'opps_facility_pe',
  'opps_mp',
] as const;

export type RowColumn = (typeof ROW_COLUMNS)[number];

const INDEX = Object.fromEntries(ROW_COLUMNS.map((name, index) => [name, index])) as Record<
  RowColumn,
  number
>;

const POINT = 46;
const ZERO = 48;

/**
 * Hundredths from "12.34". Bundled figures all have two decimals (`npm run data:check` proves it), so
 * dropping the point is exact. This runs for every figure of every row read, so it uses no regular
 * expression.
 */
function hundredths(text: string): number {
  let units = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char !== POINT) units = units * 10 + (char - ZERO);
  }
  return units;
}

const COMMA = 44;
/** From the end of the modifier to the flag: a comma, the one-letter status, a comma. */
const STATUS_LENGTH = 3;

/**
 * Reads only what ranking by work RVU needs, from the lines that have a work RVU. It goes comma by comma,
 * because a section has thousands of lines and a lookup only milliseconds.
 */
export function parseWorkText(text: string): WorkRvu[] {
  const found: WorkRvu[] = [];
  for (let at = 0; at < text.length; at = text.indexOf('\n', at) + 1) {
    const modifierEnd = text.indexOf(',', at + CODE_LENGTH + 1);
    let i = text.indexOf(',', modifierEnd + STATUS_LENGTH) + 1;
    let work = 0;
    for (let char = text.charCodeAt(i); char !== COMMA; char = text.charCodeAt(++i)) {
      if (char !== POINT) work = work * 10 + (char - ZERO);
    }
    if (work === 0) continue;
    const code = text.slice(at, at + CODE_LENGTH);
    found.push({ code, modifier: text.slice(at + CODE_LENGTH + 1, modifierEnd), work });
  }
  return found;
}

/** Reads one line of a bundled relative value file. Its cells contain no comma and no quote. */
export function parseRowText(line: string): FeeRow {
  const cells = line.split(',');
  const text = (column: RowColumn): string => cells[INDEX[column]] ?? '';
  if (cells.length !== ROW_COLUMNS.length) {
    throw new DataError(
      'E_DATA_DAMAGED',
      `Bundled data is damaged at "${line.slice(0, 60)}".`,
      'Install rvu again.',
    );
  }
  const rvu = (column: RowColumn): number => hundredths(text(column));
  // The fields that pricing reads come first, so that in a batch a row costs one or two memory reads.
  return {
    code: text('hcpcs'),
    modifier: text('mod'),
    status: text('status'),
    informational: text('not_used_for_medicare') === '+',
    work: rvu('work_rvu'),
    nonfacilityPe: rvu('nonfacility_pe_rvu'),
    nonfacilityNa: text('nonfacility_na') === 'NA',
    facilityPe: rvu('facility_pe_rvu'),
    facilityNa: text('facility_na') === 'NA',
    malpractice: rvu('mp_rvu'),
    nonfacilityTotal: rvu('nonfacility_total'),
    facilityTotal: rvu('facility_total'),
    oppsNonfacilityPe: rvu('opps_nonfacility_pe'),
    oppsFacilityPe: rvu('opps_facility_pe'),
    oppsMalpractice: rvu('opps_mp'),
    pcTc: text('pctc_ind'),
    globalDays: text('glob_days'),
    preOp: rvu('pre_op'),
    intraOp: rvu('intra_op'),
    postOp: rvu('post_op'),
    multipleProcedure: text('mult_proc'),
    bilateral: text('bilat_surg'),
    assistantSurgeon: text('asst_surg'),
    coSurgeon: text('co_surg'),
    teamSurgery: text('team_surg'),
    pricing: text('pric_ind'),
    endoscopicBase: text('endo_base'),
    supervision: text('supervision'),
    calculationFlag: text('calculation_flag'),
    imagingFamily: text('imaging_family'),
  };
}

/** Columns of the bundled file of QP differences: the OPPS columns of the rows where they differ. */
export const QP_COLUMNS = ['hcpcs', 'mod', 'opps_nonfacility_pe', 'opps_facility_pe', 'opps_mp'] as const;

/** Applies a line of the QP differences to a row. */
export function withQpText(row: FeeRow, line: string): FeeRow {
  const [, , nonfacilityPe = '', facilityPe = '', mp = ''] = line.split(',');
  return {
    ...row,
    oppsNonfacilityPe: hundredths(nonfacilityPe),
    oppsFacilityPe: hundredths(facilityPe),
    oppsMalpractice: hundredths(mp),
  };
}
