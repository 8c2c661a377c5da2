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

const [ZERO, NINE, POINT, COMMA] = [48, 57, 46, 44];
const DECIMALS = 2;

/** The cells of a line, taken one after the other. They contain no comma and no quote. */
class Cells {
  private at = 0;

  /** @param file what an error calls the file */
  constructor(
    private readonly line: string,
    private readonly file: string,
  ) {}

  text(): string {
    const { line, at } = this;
    if (at > line.length) throw this.damaged();
    const comma = line.indexOf(',', at);
    const end = comma < 0 ? line.length : comma;
    this.at = end + 1;
    return line.slice(at, end);
  }

  /** The cells after the next one. */
  after(): this {
    this.text();
    return this;
  }

  /** Hundredths from "12.34"; any other text is an error, since bundled figures all have two decimals. */
  figure(): number {
    const { line, at } = this;
    let sum = 0;
    let point = -1;
    let end = at;
    for (; end < line.length; end++) {
      const char = line.charCodeAt(end);
      if (char === COMMA) break;
      if (char === POINT && point < 0) point = end;
      else if (char >= ZERO && char <= NINE) sum = sum * 10 + char - ZERO;
      else throw this.damaged();
    }
    if (point <= at || end - point !== DECIMALS + 1) throw this.damaged();
    this.at = end + 1;
    return sum;
  }

  /** Checks that no cell is left. */
  end(): void {
    if (this.at !== this.line.length + 1) throw this.damaged();
  }

  private damaged(): Error {
    return damaged(this.file, `is damaged at "${this.line.slice(0, 60)}"`);
  }
}

/**
 * Reads one line of a bundled relative value file, its cells in the order of ROW_COLUMNS.
 * @param file what an error calls the file
 * @throws DataError E_DATA_DAMAGED
 */
export function parseRowText(line: string, file: string): FeeRow {
  const cells = new Cells(line, file);
  const row = {
    code: cells.text(),
    modifier: cells.text(),
    status: cells.text(),
    informational: cells.text() === '+',
    work: cells.figure(),
    nonfacilityPe: cells.figure(),
    nonfacilityNa: cells.text() === 'NA',
    facilityPe: cells.figure(),
    facilityNa: cells.text() === 'NA',
    malpractice: cells.figure(),
    nonfacilityTotal: cells.figure(),
    facilityTotal: cells.figure(),
    pcTc: cells.text(),
    globalDays: cells.text(),
    preOp: cells.figure(),
    intraOp: cells.figure(),
    postOp: cells.figure(),
    multipleProcedure: cells.text(),
    bilateral: cells.text(),
    assistantSurgeon: cells.text(),
    coSurgeon: cells.text(),
    teamSurgery: cells.text(),
    pricing: cells.text(),
    endoscopicBase: cells.text(),
    // The conversion factor comes before it, which is that of the release.
    supervision: cells.after().text(),
    calculationFlag: cells.text(),
    imagingFamily: cells.text(),
    oppsNonfacilityPe: cells.figure(),
    oppsFacilityPe: cells.figure(),
    oppsMalpractice: cells.figure(),
  };
  cells.end();
  return row;
}

/** Columns of the bundled file of QP differences: the OPPS columns of the rows where they differ. */
export const QP_COLUMNS = ['hcpcs', 'mod', 'opps_nonfacility_pe', 'opps_facility_pe', 'opps_mp'] as const;

/**
 * Reads one line of the QP differences.
 * @throws DataError E_DATA_DAMAGED
 */
export function parseQpText(line: string, file: string): Pick<FeeRow, 'code' | 'modifier'> & OppsFigures {
  const cells = new Cells(line, file);
  const row = {
    code: cells.text(),
    modifier: cells.text(),
    oppsNonfacilityPe: cells.figure(),
    oppsFacilityPe: cells.figure(),
    oppsMalpractice: cells.figure(),
  };
  cells.end();
  return row;
}
