import type { Cells } from './release-cells.js';
import { centsOf, half, hasTechnicalRow, type Modifiers, type PlainLine, rowCells } from './simple-line.js';

/** What the plain second implementation (simple.ts) ranks, and the parts of it. */

/** A line that is priced. */
export interface Job {
  readonly index: number;
  readonly line: PlainLine;
  readonly code: string;
  readonly row: Cells;
  readonly mods: Modifiers;
  amount: number;
  /** The technical part in that, cents */
  technical: number;
  pair: Job | null;
}

/** One procedure performed: a unit of a line, or both sides of a bilateral procedure. */
export interface Deed {
  readonly job: Job;
  readonly other: Job | null;
  /** 1, 1.5 or 2 times the single fee, in tenths */
  readonly tenths: number;
  readonly billed: number;
  paid: number;
  technical: number;
}

export const times = (cents: number, { tenths }: Deed): number => half(cents * tenths, 10);
export const feeOf = (deed: Deed): number => times(centsOf(deed.job.row, deed.job.line), deed);
export const capOf = (deed: Deed, row = deed.job.row): number => {
  const cap = centsOf(row, deed.job.line, 'opps');
  return cap === 0 ? Number.POSITIVE_INFINITY : times(cap, deed);
};

/** Highest first; ties by the billed amount, then by position on the claim (10.1). */
export function ranked(deeds: readonly Deed[], worths: readonly ((deed: Deed) => number)[]): Deed[] {
  return [...deeds].sort((a, b) => {
    for (const worth of worths) if (worth(a) !== worth(b)) return worth(b) - worth(a);
    return b.billed - a.billed || a.job.index - b.job.index;
  });
}

const COMPANIONS: Record<string, [pc: string[], tc: string[]]> = {
  93000: [['93010'], ['93005']],
  93015: [['93016', '93018'], ['93017']],
  93040: [['93042'], ['93041']],
  93224: [['93227'], ['93225', '93226']],
  93241: [['93244'], ['93242', '93243']],
  93245: [['93248'], ['93246', '93247']],
  93268: [['93272'], ['93270', '93271']],
  93784: [['93790'], ['93786', '93788']],
};

const sumOf = (codes: readonly string[], mod: string, deed: Deed): number => {
  const fees = codes.map((code) => centsOf(rowCells(code, mod, deed.job.line), deed.job.line));
  return times(
    fees.reduce((sum, fee) => sum + fee, 0),
    deed,
  );
};

/** Whether a row is a technical part or includes one (3.3, PCTC). */
export const isTechnical = ({ job }: Deed): boolean =>
  job.row.mod === 'TC' || (job.row.mod === '' && job.row.pctc_ind === '3');
export const isGlobal = ({ job: { code, row, line } }: Deed): boolean =>
  row.mod === '' && (row.pctc_ind === '4' || (row.pctc_ind === '1' && hasTechnicalRow(code, line)));

export function technicalOf(deed: Deed): number {
  if (isTechnical(deed)) return feeOf(deed);
  if (!isGlobal(deed)) return 0;
  if (deed.job.row.pctc_ind === '4') return sumOf(COMPANIONS[deed.job.code]?.[1] ?? [], '', deed);
  return sumOf([deed.job.code], 'TC', deed);
}

export function professionalOf(deed: Deed): number {
  if (isTechnical(deed)) return 0;
  if (!isGlobal(deed)) return feeOf(deed);
  if (deed.job.row.pctc_ind === '4') return sumOf(COMPANIONS[deed.job.code]?.[0] ?? [], '', deed);
  return sumOf([deed.job.code], '26', deed);
}

export function technicalCap(deed: Deed): number {
  const isOne = isGlobal(deed) && deed.job.row.pctc_ind === '1';
  return isOne ? capOf(deed, rowCells(deed.job.code, 'TC', deed.job.line)) : capOf(deed);
}
