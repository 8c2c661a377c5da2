import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROW_COLUMNS, type RowColumn } from '../../src/data/bundle/row-text.js';
import { DATA_DIR } from './bundle.js';
import type { ZipFile } from './zip.js';

/** A whole release of a later year, made of the figures of RVU26A in the layout of CMS's files of that release. */

const HEADERS: Readonly<Record<RowColumn, string>> = {
  hcpcs: 'HCPCS',
  mod: 'MOD',
  status: 'STATUS CODE',
  not_used_for_medicare: 'NOT USED FOR MEDICARE PAYMENT',
  work_rvu: 'WORK RVU',
  nonfacility_pe_rvu: 'NON-FAC PE RVU',
  nonfacility_na: 'NON-FAC NA INDICATOR',
  facility_pe_rvu: 'FACILITY PE RVU',
  facility_na: 'FACILITY NA INDICATOR',
  mp_rvu: 'MP RVU',
  nonfacility_total: 'NON-FACILITY TOTAL',
  facility_total: 'FACILITY TOTAL',
  pctc_ind: 'PCTC IND',
  glob_days: 'GLOB DAYS',
  pre_op: 'PRE OP',
  intra_op: 'INTRA OP',
  post_op: 'POST OP',
  mult_proc: 'MULT PROC',
  bilat_surg: 'BILAT SURG',
  asst_surg: 'ASST SURG',
  co_surg: 'CO-SURG',
  team_surg: 'TEAM SURG',
  pric_ind: 'PRIC IND',
  endo_base: 'ENDO BASE',
  // CMS has not headed this column so yet.
  conv_factor: 'CONVERSION FACTOR',
  supervision: 'PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES',
  calculation_flag: 'CALCULATION FLAG',
  imaging_family: 'DIAGNOSTIC IMAGING FAMILY INDICATOR',
  opps_nonfacility_pe: 'NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT',
  opps_facility_pe: 'FACILITY PE USED FOR OPPS PAYMENT AMOUNT',
  opps_mp: 'MP USED FOR OPPS PAYMENT AMOUNT',
};

type Cells = Record<RowColumn, string>;

const linesOf = (name: string): string[] =>
  readFileSync(join(DATA_DIR, name), 'latin1').trimEnd().split('\n').slice(1);

const ROWS: readonly Cells[] = linesOf('rvu26a.csv').map((line) => {
  const cells = line.split(',');
  return Object.fromEntries(ROW_COLUMNS.map((name, i) => [name, cells[i] ?? ''])) as Cells;
});

export interface MadeRelease {
  readonly year?: number;
  readonly month?: 'January' | 'April' | 'July' | 'October';
  readonly factor?: string;
  readonly factorQp?: string;
  /** Changes rows of the relative values */
  readonly change?: (cells: Cells) => Cells;
  /** How many of the rows there are */
  readonly rows?: number;
}

function pprrvu(rows: readonly Cells[], title: string, released: string): string {
  const banner = [`,,${title}`, `,,RELEASED ${released}`];
  // CMS's third column, with its descriptions, is blank here.
  const line = (cells: Cells): string => {
    const [code, modifier, ...rest] = ROW_COLUMNS.map((name) => cells[name]);
    return [code, modifier, '', ...rest].join(',');
  };
  return `${[...banner, line(HEADERS as Cells).replace('MOD,,', 'MOD,DESCRIPTION,'), ...rows.map(line)].join('\r\n')}\r\n`;
}

/** A work RVU one hundredth higher, with its totals; rows without work stay as they are. */
export function moreWork(cells: Cells): Cells {
  const raise = (text: string): string => (Number(text) + 0.01).toFixed(2);
  if (cells.hcpcs !== '99213') return cells;
  const { work_rvu: work, nonfacility_total: nonfacility, facility_total: facility } = cells;
  return {
    ...cells,
    work_rvu: raise(work),
    nonfacility_total: raise(nonfacility),
    facility_total: raise(facility),
  };
}

/** The files of a release: relative values with and without QP, GPCIs in seven columns, anesthesia and counties. */
export function madeRelease({
  year = 2027,
  month = 'January',
  factor = '33.1000',
  factorQp = '33.3500',
  change = moreWork,
  rows = ROWS.length,
}: MadeRelease = {}): ZipFile[] {
  const title = `${year} National Physician Fee Schedule Relative Value File ${month} Release`;
  const short = month.slice(0, 3);
  const all = ROWS.slice(0, rows).map((cells) => ({ ...change(cells), conv_factor: factor }));
  const paid = all.filter(({ status }) => 'ARTC'.includes(status));
  const qp = paid.map((cells) => ({ ...cells, conv_factor: factorQp, pric_ind: '1' }));
  const table = (
    header: string,
    name: string,
    cells: (line: readonly string[]) => readonly string[],
  ): string =>
    `Made-up title\n${[
      header,
      ...linesOf(name).map((line) =>
        cells(line.split('\t'))
          .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
          .join(','),
      ),
    ].join('\n')}\n`;
  const released = month === 'January' ? `12/15/${year - 1}` : `03/01/${year}`;
  return [
    { name: `PPRRVU${year}_${short}_nonQPP.csv`, content: pprrvu(all, title, released) },
    { name: `PPRRVU${year}_${short}_QPP.csv`, content: pprrvu(qp, title, released) },
    {
      name: `GPCI${year}.csv`,
      content: table(
        `Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,${year} PW GPCI,${year} PE GPCI,${year} MP GPCI`,
        'rvu26a-gpci.tsv',
        ([mac = '', number = '', state = '', , work = '', pe = '', mp = '', , name = '']) => [
          mac,
          state,
          number,
          name,
          work,
          pe,
          mp,
        ],
      ),
    },
    {
      name: `ANES${year}.csv`,
      content: table(
        'Contractor,Locality,Locality Name,Qualifying APM National Anes CF,Non-Qualifying APM National Anes CF',
        'rvu26a-anesthesia.tsv',
        ([mac = '', number = '', factorOf = '', qpOf = '']) => [mac, number, 'A NAME', qpOf, factorOf],
      ),
    },
    {
      name: `${year % 100}LOCCO.csv`,
      content: table(
        'Medicare Administrative Contractor,Locality Number,State,Fee Schedule Area,Counties',
        'rvu26a-counties.tsv',
        (cells) => cells,
      ),
    },
  ];
}
