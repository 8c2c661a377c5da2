import { formatDollars } from '../../../number/decimal.js';
import { atPercentInCents } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { Rate } from '../../../release/rules.js';
import { type Parts, procedureParts } from '../../line/parts.js';
import { ordinal, percentText, shareFormula, shareText } from '../../line/wording.js';
import { byRank, lineOf, type Procedure, type RuleContext, WHOLE_PERCENT } from '../../line/work.js';
import { allot, allotTechnical } from './bilateral.js';

/**
 * Pools of professional or technical parts: the highest in full, every other at a percentage. What imaging
 * (MULT PROC 4), cardiovascular (6) and ophthalmology (7) services have in common.
 */

const NOT_REDUCED = citing('RVU26A documentation, MULT PROC: professional parts are not reduced');
const SUM_OF_PARTS = citing('RVU26A documentation, PCTC IND');

/** What the parts of one procedure come to, all its units, cents. */
interface Outcome {
  professional: number;
  technical: number;
  /** Of the fee, where the procedure is one part and one unit; else null */
  percent: number | null;
}

interface Pool {
  readonly name: 'professional' | 'technical';
  /** For the second and further; null: no reduction */
  readonly rate: Rate | null;
}

interface Entry {
  readonly procedure: Procedure;
  readonly parts: Parts;
  readonly outcome: Outcome;
}

function feeOf({ parts }: Entry, pool: Pool['name']): number | null {
  return pool === 'technical' ? (parts.technical?.fee ?? null) : parts.professional;
}

/** One unit of a part: its percentage, then the cap. */
function paid({ parts }: Entry, pool: Pool['name'], fee: number, percent: number): number {
  const reduced = atPercentInCents(fee, percent);
  const cap = pool === 'technical' ? (parts.technical?.cap ?? null) : null;
  return cap === null ? reduced : Math.min(reduced, cap);
}

function tell(entry: Entry, pool: Pool, rank: number, of: number, total: number): void {
  const { procedure, parts } = entry;
  const fee = feeOf(entry, pool.name) ?? 0;
  const percent = rank === 1 ? WHOLE_PERCENT : (pool.rate?.percent ?? WHOLE_PERCENT);
  const one = atPercentInCents(fee, percent);
  const capped = paid(entry, pool.name, fee, percent);
  const cap = capped < one ? `, not above the OPPS cap of ${formatDollars(parts.technical?.cap ?? 0)}` : '';
  const place = of > 1 ? `${ordinal(rank)} of ${of} ${pool.name} parts by fee` : `${pool.name} part`;
  const further =
    procedure.count > 1
      ? `; with the further units at ${percentText(pool.rate?.percent ?? WHOLE_PERCENT)}, ${formatDollars(total)}`
      : '';
  const sentence = `${place}: ${shareText(percent, fee, one)}${cap}${further}`;
  const source = pool.rate ? citing(pool.rate.source) : NOT_REDUCED;
  lineOf(procedure).step(`${pool.name} part`, sentence, shareFormula(percent, fee), total, source);
}

/** Ranks one kind of part and adds what it pays to each entry. */
function payPool(entries: readonly Entry[], pool: Pool): void {
  const ranked = entries
    .filter((entry) => feeOf(entry, pool.name) !== null)
    .sort(byRank((entry) => feeOf(entry, pool.name) ?? 0));
  const of = ranked.reduce((sum, { procedure }) => sum + procedure.count, 0);
  let rank = 1;
  for (const entry of ranked) {
    const fee = feeOf(entry, pool.name) ?? 0;
    const lower = pool.rate?.percent ?? WHOLE_PERCENT;
    const first = paid(entry, pool.name, fee, rank === 1 ? WHOLE_PERCENT : lower);
    const total = first + (entry.procedure.count - 1) * paid(entry, pool.name, fee, lower);
    entry.outcome[pool.name] += total;
    const percent = rank === 1 ? WHOLE_PERCENT : lower;
    const isPlain = entry.procedure.count === 1 && first === atPercentInCents(fee, percent);
    entry.outcome.percent = isPlain ? percent : null;
    tell(entry, pool, rank, of, total);
    rank += entry.procedure.count;
  }
}

/** Pays the parts of several procedures, each kind in a pool of its own; a whole service is the sum of its parts. */
export function applyPools(
  procedures: readonly Procedure[],
  pools: readonly Pool[],
  context: RuleContext,
): void {
  const entries = procedures.map((procedure) => ({
    procedure,
    parts: procedureParts(procedure, context),
    outcome: { professional: 0, technical: 0, percent: null },
  }));
  for (const pool of pools) payPool(entries, pool);
  for (const { procedure, outcome, parts } of entries) {
    const { professional, technical } = outcome;
    const isOnePart = parts.technical === null || parts.professional === null;
    allot(procedure, professional + technical, isOnePart ? outcome.percent : null);
    const work = lineOf(procedure);
    if (parts.technical !== null) allotTechnical(procedure, technical);
    if (isOnePart) continue;
    const sum = `${formatDollars(professional)} + ${formatDollars(technical)}`;
    const total = professional + technical;
    work.step('parts', `together ${sum} = ${formatDollars(total)}`, sum, total, SUM_OF_PARTS);
  }
}
