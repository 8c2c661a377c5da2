import { formatScaled, parseScaled, RVU_SCALE } from '../../core/number/decimal.js';

/**
 * Lines of older releases leave out what follows from the rest, which makes the files a third smaller: a figure that is
 * the sum of the figures named here (one that is the sum of none is 0.00), and the conversion factor, which is that of
 * the release.
 */
const SUM_OF: Readonly<Record<string, readonly string[]>> = {
  work_rvu: [],
  nonfacility_pe_rvu: [],
  facility_pe_rvu: ['nonfacility_pe_rvu'],
  mp_rvu: [],
  nonfacility_total: ['work_rvu', 'nonfacility_pe_rvu', 'mp_rvu'],
  facility_total: ['work_rvu', 'facility_pe_rvu', 'mp_rvu'],
  pre_op: [],
  intra_op: [],
  post_op: [],
  opps_nonfacility_pe: [],
  opps_facility_pe: ['opps_nonfacility_pe'],
  opps_mp: [],
};
const FACTOR = 'conv_factor';

/** Turns lines of a relative value file into short ones and back. */
export class ShortLines {
  private readonly factor: number;
  private readonly sums: readonly (readonly [column: number, of: readonly number[]])[];

  /** @param columns the names of the columns, by which it finds figures */
  constructor(columns: readonly string[]) {
    const place = (name: string): number => columns.indexOf(name);
    this.factor = place(FACTOR);
    this.sums = Object.entries(SUM_OF).map(([name, of]) => [place(name), of.map(place)]);
  }

  /** A line without what follows from the rest. */
  shorten(line: string): string {
    const cells = line.split(',');
    const short = [...cells];
    for (const [column, of] of this.sums) if (cells[column] === sumOf(cells, of)) short[column] = '';
    short[this.factor] = '';
    return short.join(',');
  }

  /** The whole line. @param factor the conversion factor of its release, as its file has it */
  lengthen(line: string, factor: string): string {
    const cells = line.split(',');
    for (const [column, of] of this.sums) if (cells[column] === '') cells[column] = sumOf(cells, of);
    cells[this.factor] = factor;
    return cells.join(',');
  }
}

function sumOf(cells: readonly string[], columns: readonly number[]): string {
  const units = columns.map((column) => parseScaled(cells[column] ?? '', RVU_SCALE) ?? 0);
  return formatScaled(
    units.reduce((sum, each) => sum + each, 0),
    RVU_SCALE,
  );
}
