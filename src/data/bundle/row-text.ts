import type { FeeRow, WorkRvu } from '../../core/release/fee-row.js';
import type { FigureColumns } from '../../core/release/figure-columns.js';
import { keyOf } from '../../core/release/row-key.js';
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

/** Columns between the totals and the OPPS figures, which no amount is computed from */
const BEFORE_OPPS = ROW_COLUMNS.indexOf('opps_nonfacility_pe') - ROW_COLUMNS.indexOf('facility_total') - 1;

const [ZERO, NINE, POINT, COMMA] = [48, 57, 46, 44];
const DECIMALS = 2;

/** The cells of a line, taken one after the other. They contain no comma and no quote. */
class Cells {
  private at: number;

  /**
   * @param file what an error calls the file
   * @param isShort whether the line leaves out figures that follow from others, as `ShortLines` explains
   * @param from where the line begins in the text
   * @param to where it ends
   */
  constructor(
    private readonly line: string,
    private readonly file: string,
    private readonly isShort: boolean,
    private readonly from = 0,
    private readonly to = line.length,
  ) {
    this.at = from;
  }

  text(): string {
    const { line, at, to } = this;
    if (at > to) throw this.damaged();
    const comma = line.indexOf(',', at);
    const end = comma < 0 || comma > to ? to : comma;
    this.at = end + 1;
    return line.slice(at, end);
  }

  /** The cells after the next one, or after so many. */
  after(cells = 1): this {
    for (let i = 0; i < cells; i++) this.text();
    return this;
  }

  /**
   * Hundredths from "12.34"; any other text is an error, since bundled figures all have two decimals.
   * @param implied what it is if a short line leaves it out
   */
  figure(implied: number): number {
    const { line, at, to } = this;
    let sum = 0;
    let point = -1;
    let end = at;
    for (; end < to; end++) {
      const char = line.charCodeAt(end);
      if (char === COMMA) break;
      if (char === POINT && point < 0) point = end;
      else if (char >= ZERO && char <= NINE) sum = sum * 10 + char - ZERO;
      else throw this.damaged();
    }
    this.at = end + 1;
    if (end === at && this.isShort && at <= to) return implied;
    if (point <= at || end - point !== DECIMALS + 1) throw this.damaged();
    return sum;
  }

  /** Checks that no cell is left. */
  end(): void {
    if (this.at !== this.to + 1) throw this.damaged();
  }

  private damaged(): Error {
    return damaged(this.file, `is damaged at "${this.line.slice(this.from, this.to).slice(0, 60)}"`);
  }
}

/**
 * Reads one line of a bundled relative value file, its cells in the order of ROW_COLUMNS.
 * @param file what an error calls the file
 * @param isShort whether it is one of an older release, which `ShortLines` has made
 * @throws DataError E_DATA_DAMAGED
 */
export function parseRowText(line: string, file: string, isShort = false): FeeRow {
  const cells = new Cells(line, file, isShort);
  const code = cells.text();
  const modifier = cells.text();
  const status = cells.text();
  const informational = cells.text() === '+';
  const work = cells.figure(0);
  const nonfacilityPe = cells.figure(0);
  const nonfacilityNa = cells.text() === 'NA';
  const facilityPe = cells.figure(nonfacilityPe);
  const facilityNa = cells.text() === 'NA';
  const malpractice = cells.figure(0);
  const row = {
    code,
    modifier,
    status,
    informational,
    work,
    nonfacilityPe,
    nonfacilityNa,
    facilityPe,
    facilityNa,
    malpractice,
    nonfacilityTotal: cells.figure(work + nonfacilityPe + malpractice),
    facilityTotal: cells.figure(work + facilityPe + malpractice),
    pcTc: cells.text(),
    globalDays: cells.text(),
    preOp: cells.figure(0),
    intraOp: cells.figure(0),
    postOp: cells.figure(0),
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
    ...oppsFigures(cells),
  };
  cells.end();
  return row;
}

function oppsFigures(cells: Cells): OppsFigures {
  const oppsNonfacilityPe = cells.figure(0);
  return {
    oppsNonfacilityPe,
    oppsFacilityPe: cells.figure(oppsNonfacilityPe),
    oppsMalpractice: cells.figure(0),
  };
}

/**
 * Adds what amounts are computed from in a line of an older release to columns.
 * @param from where the line begins in the text
 * @param to where it ends
 * @throws DataError E_DATA_DAMAGED
 */
export function readFigures(
  text: string,
  from: number,
  to: number,
  file: string,
  columns: FigureColumns,
): void {
  const cells = new Cells(text, file, true, from, to);
  const row = columns.next();
  columns.keys[row] = keyOf(cells.text(), cells.text());
  columns.status[row] = cells.text().charCodeAt(0);
  columns.informational[row] = cells.text() === '+' ? 1 : 0;
  const work = cells.figure(0);
  const nonfacilityPe = cells.figure(0);
  const facilityPe = cells.after().figure(nonfacilityPe);
  columns.facilityNa[row] = cells.text() === 'NA' ? 1 : 0;
  const malpractice = cells.figure(0);
  columns.work[row] = work;
  columns.nonfacilityPe[row] = nonfacilityPe;
  columns.facilityPe[row] = facilityPe;
  columns.malpractice[row] = malpractice;
  columns.nonfacilityTotal[row] = cells.figure(work + nonfacilityPe + malpractice);
  columns.facilityTotal[row] = cells.figure(work + facilityPe + malpractice);
  const oppsNonfacilityPe = cells.after(BEFORE_OPPS).figure(0);
  columns.oppsNonfacilityPe[row] = oppsNonfacilityPe;
  columns.oppsFacilityPe[row] = cells.figure(oppsNonfacilityPe);
  columns.oppsMalpractice[row] = cells.figure(0);
  cells.end();
}

/** The work RVU of a line of an older release. @throws DataError E_DATA_DAMAGED */
export function readWork(text: string, from: number, to: number, file: string): WorkRvu {
  const cells = new Cells(text, file, true, from, to);
  const [code, modifier] = [cells.text(), cells.text()];
  return { code, modifier, work: cells.after(2).figure(0) };
}

/** Columns of the bundled file of QP differences: the OPPS columns of the rows where they differ. */
export const QP_COLUMNS = ['hcpcs', 'mod', 'opps_nonfacility_pe', 'opps_facility_pe', 'opps_mp'] as const;

/**
 * Reads one line of the QP differences.
 * @throws DataError E_DATA_DAMAGED
 */
export function parseQpText(line: string, file: string): Pick<FeeRow, 'code' | 'modifier'> & OppsFigures {
  const cells = new Cells(line, file, false);
  const row = { code: cells.text(), modifier: cells.text(), ...oppsFigures(cells) };
  cells.end();
  return row;
}
