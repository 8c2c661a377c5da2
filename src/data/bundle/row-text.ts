import type { FeeRow } from '../../core/release/fee-row.js';
import { damaged } from '../sealed/damage.js';
import type { OppsFigures } from '../table/record.js';

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

const [ZERO, NINE, POINT] = [48, 57, 46];
const DECIMALS = 2;

/** Hundredths from "12.34"; NaN for any other text, since bundled figures all have two decimals. */
function hundredths(text: string): number {
  const point = text.length - DECIMALS - 1;
  if (point < 1) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (i === point ? char !== POINT : char < ZERO || char > NINE) return Number.NaN;
    if (i !== point) sum = sum * 10 + char - ZERO;
  }
  return sum;
}

/** The figures of a line; an error if one of them is not written with two decimals. */
function figuresOf(line: string, file: string): (text: string) => number {
  return (text) => {
    const figure = hundredths(text);
    if (Number.isNaN(figure)) throw damagedLine(line, file);
    return figure;
  };
}

const damagedLine = (line: string, file: string): Error =>
  damaged(file, `is damaged at "${line.slice(0, 60)}"`);

/**
 * Reads one line of a bundled relative value file. Its cells contain no comma and no quote.
 * @param file what an error calls the file
 * @throws DataError E_DATA_DAMAGED
 */
export function parseRowText(line: string, file: string): FeeRow {
  const cells = line.split(',');
  const text = (column: RowColumn): string => cells[INDEX[column]] ?? '';
  if (cells.length !== ROW_COLUMNS.length) throw damagedLine(line, file);
  const figure = figuresOf(line, file);
  const rvu = (column: RowColumn): number => figure(text(column));
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

/**
 * Reads one line of the QP differences.
 * @throws DataError E_DATA_DAMAGED
 */
export function parseQpText(line: string, file: string): Pick<FeeRow, 'code' | 'modifier'> & OppsFigures {
  const cells = line.split(',');
  if (cells.length !== QP_COLUMNS.length) throw damagedLine(line, file);
  const [code = '', modifier = '', nonfacilityPe = '', facilityPe = '', malpractice = ''] = cells;
  const figure = figuresOf(line, file);
  return {
    code,
    modifier,
    oppsNonfacilityPe: figure(nonfacilityPe),
    oppsFacilityPe: figure(facilityPe),
    oppsMalpractice: figure(malpractice),
  };
}
