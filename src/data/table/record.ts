import type { FeeRow } from '../../core/release/fee-row.js';
import type { FigureColumns } from '../../core/release/figure-columns.js';
import { keyOf } from '../../core/release/row-key.js';

/** The three OPPS figures that differ for qualifying APM participants. */
export type OppsFigures = Pick<FeeRow, 'oppsNonfacilityPe' | 'oppsFacilityPe' | 'oppsMalpractice'>;

/**
 * Bytes of a record: its key in four, twelve figures in three each, then a byte for each of the others. Indicators are
 * positions in the table's lists of texts.
 */
export const RECORD = 64;

const FIGURES = [
  'work',
  'nonfacilityPe',
  'facilityPe',
  'malpractice',
  'nonfacilityTotal',
  'facilityTotal',
  'oppsNonfacilityPe',
  'oppsFacilityPe',
  'oppsMalpractice',
] as const;
const QP_FIGURES = ['oppsNonfacilityPe', 'oppsFacilityPe', 'oppsMalpractice'] as const;

const FIGURE_BYTES = 3;
const LARGEST_FIGURE = 2 ** (8 * FIGURE_BYTES) - 1;

/** Where each part of a record begins. */
const AT = {
  figures: 4,
  flags: 4 + FIGURE_BYTES * (FIGURES.length + QP_FIGURES.length),
  preOp: 41,
  intraOp: 42,
  postOp: 43,
  texts: 44,
} as const;
const OPPS = AT.figures + FIGURE_BYTES * FIGURES.indexOf('oppsNonfacilityPe');
const QP_OPPS = AT.figures + FIGURE_BYTES * FIGURES.length;

const INFORMATIONAL = 1;
const NONFACILITY_NA = 2;
const FACILITY_NA = 4;

/** Columns of texts that take few values, in the order of their bytes. */
export const TEXT_COLUMNS = [
  'status',
  'pcTc',
  'globalDays',
  'multipleProcedure',
  'bilateral',
  'assistantSurgeon',
  'coSurgeon',
  'teamSurgery',
  'pricing',
  'endoscopicBase',
  'supervision',
  'calculationFlag',
  'imagingFamily',
] as const;

/** The texts of each of those columns. */
export type TextLists = readonly (readonly string[])[];

function byteOf(value: number, what: string): number {
  if (Number.isInteger(value) && value >= 0 && value < 256) return value;
  throw new RangeError(`${what} does not fit into a byte of the table: ${value}`);
}

/** Writes a row into a table. @param lists receive the texts that they do not have yet */
export function writeRecord(
  bytes: Buffer,
  at: number,
  row: FeeRow,
  qp: OppsFigures,
  lists: string[][],
): void {
  bytes.writeUInt32LE(keyOf(row.code, row.modifier), at);
  let figuresAt = at + AT.figures;
  const putFigure = (figure: number): void => {
    if (!(figure >= 0 && figure <= LARGEST_FIGURE)) {
      throw new RangeError(`A figure of ${row.code} does not fit into the table: ${figure}`);
    }
    bytes.writeUIntLE(figure, figuresAt, FIGURE_BYTES);
    figuresAt += FIGURE_BYTES;
  };
  for (const field of FIGURES) putFigure(row[field]);
  for (const field of QP_FIGURES) putFigure(qp[field]);
  bytes[at + AT.flags] =
    (row.informational ? INFORMATIONAL : 0) |
    (row.nonfacilityNa ? NONFACILITY_NA : 0) |
    (row.facilityNa ? FACILITY_NA : 0);
  for (const field of ['preOp', 'intraOp', 'postOp'] as const) {
    bytes[at + AT[field]] = byteOf(row[field], `${field} of ${row.code}`);
  }
  for (const [i, column] of TEXT_COLUMNS.entries()) {
    const list = lists[i] ?? [];
    const known = list.indexOf(row[column]);
    if (known < 0) list.push(row[column]);
    bytes[at + AT.texts + i] = byteOf(known < 0 ? list.length - 1 : known, `the number of ${column} texts`);
  }
}

const figureAt = (bytes: Buffer, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

/** The key of the record at a position. */
export const keyAt = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

/** The work RVU of the record at a position. */
export const workAt = (bytes: Buffer, at: number): number => figureAt(bytes, at + AT.figures);

/**
 * The row of the record at a position.
 * @param code of the record, which the caller knows
 * @param qp with the figures for qualifying APM participants
 */
export function readRecord(
  bytes: Buffer,
  at: number,
  code: string,
  modifier: string,
  lists: TextLists,
  qp: boolean,
): FeeRow {
  const figures = at + AT.figures;
  const opps = at + (qp ? QP_OPPS : OPPS);
  const flags = bytes[at + AT.flags] ?? 0;
  const texts = at + AT.texts;
  // The fields that pricing reads come first, so that in a batch a row costs one or two memory reads.
  return {
    code,
    modifier,
    status: lists[0]?.[bytes[texts] ?? 0] ?? '',
    informational: (flags & INFORMATIONAL) !== 0,
    work: figureAt(bytes, figures),
    nonfacilityPe: figureAt(bytes, figures + 3),
    nonfacilityNa: (flags & NONFACILITY_NA) !== 0,
    facilityPe: figureAt(bytes, figures + 6),
    facilityNa: (flags & FACILITY_NA) !== 0,
    malpractice: figureAt(bytes, figures + 9),
    nonfacilityTotal: figureAt(bytes, figures + 12),
    facilityTotal: figureAt(bytes, figures + 15),
    oppsNonfacilityPe: figureAt(bytes, opps),
    oppsFacilityPe: figureAt(bytes, opps + 3),
    oppsMalpractice: figureAt(bytes, opps + 6),
    pcTc: lists[1]?.[bytes[texts + 1] ?? 0] ?? '',
    globalDays: lists[2]?.[bytes[texts + 2] ?? 0] ?? '',
    preOp: bytes[at + AT.preOp] ?? 0,
    intraOp: bytes[at + AT.intraOp] ?? 0,
    postOp: bytes[at + AT.postOp] ?? 0,
    multipleProcedure: lists[3]?.[bytes[texts + 3] ?? 0] ?? '',
    bilateral: lists[4]?.[bytes[texts + 4] ?? 0] ?? '',
    assistantSurgeon: lists[5]?.[bytes[texts + 5] ?? 0] ?? '',
    coSurgeon: lists[6]?.[bytes[texts + 6] ?? 0] ?? '',
    teamSurgery: lists[7]?.[bytes[texts + 7] ?? 0] ?? '',
    pricing: lists[8]?.[bytes[texts + 8] ?? 0] ?? '',
    endoscopicBase: lists[9]?.[bytes[texts + 9] ?? 0] ?? '',
    supervision: lists[10]?.[bytes[texts + 10] ?? 0] ?? '',
    calculationFlag: lists[11]?.[bytes[texts + 11] ?? 0] ?? '',
    imagingFamily: lists[12]?.[bytes[texts + 12] ?? 0] ?? '',
  };
}

/** Adds what amounts are computed from in the record at a position to columns. */
export function readFigures(bytes: Buffer, at: number, lists: TextLists, columns: FigureColumns): void {
  const row = columns.next();
  const figures = at + AT.figures;
  const flags = bytes[at + AT.flags] ?? 0;
  columns.keys[row] = keyAt(bytes, at);
  columns.status[row] = lists[0]?.[bytes[at + AT.texts] ?? 0]?.charCodeAt(0) ?? 0;
  columns.informational[row] = flags & INFORMATIONAL ? 1 : 0;
  columns.facilityNa[row] = flags & FACILITY_NA ? 1 : 0;
  columns.work[row] = figureAt(bytes, figures);
  columns.nonfacilityPe[row] = figureAt(bytes, figures + 3);
  columns.facilityPe[row] = figureAt(bytes, figures + 6);
  columns.malpractice[row] = figureAt(bytes, figures + 9);
  columns.nonfacilityTotal[row] = figureAt(bytes, figures + 12);
  columns.facilityTotal[row] = figureAt(bytes, figures + 15);
  columns.oppsNonfacilityPe[row] = figureAt(bytes, at + OPPS);
  columns.oppsFacilityPe[row] = figureAt(bytes, at + OPPS + 3);
  columns.oppsMalpractice[row] = figureAt(bytes, at + OPPS + 6);
}
