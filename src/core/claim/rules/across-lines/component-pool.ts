import { atPercentInCents, WHOLE_PERCENT } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { Rate } from '../../../release/rules.js';
import { type ProcedureParts, procedureParts } from '../../columns/parts.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import { rankProcedures } from '../../columns/ranking.js';
import { stepWords } from '../../columns/words.js';
import { credit, creditTechnical } from './bilateral.js';

/**
 * Pools of professional or technical parts: the highest is paid in full and every other at a percentage.
 * Imaging (MULT PROC 4), cardiovascular (6) and ophthalmology (7) services share this code.
 */
type PoolName = 'professional' | 'technical';

interface Pool {
  readonly name: PoolName;
  /** For the second and later parts; null: no reduction */
  rate: Rate | null;
}

/** A procedure in a pool: its parts, their amounts for all units, and the percentage of the fee if there is one. */
interface Entry {
  readonly procedure: number;
  readonly parts: ProcedureParts;
  paidProfessional: number;
  paidTechnical: number;
  percent: number;
}

const NOT_REDUCED = 'RVU26A documentation, MULT PROC: professional parts are not reduced';

const partWords = (pool: PoolName) => {
  const name = `${pool} part`;
  const rest =
    '{percent:percent} of {fee:dollars} = {one:dollars}[, not above the OPPS cap of {cap:dollars}][; with the further units at {lower:percent}, {total:dollars}]';
  const names = 'percent fee one cap lower total source';
  const formula = '{percent:percent} × {fee:amount}';
  return {
    ranked: stepWords(`${names} rank of`, {
      name,
      sentence: `{rank:ordinal} of {of:count} ${pool} parts by fee: ${rest}`,
      formula,
      source: (args, text) => citing(text(args[6] ?? 0)),
    }),
    alone: stepWords(names, {
      name,
      sentence: `${pool} part: ${rest}`,
      formula,
      source: (args, text) => citing(text(args[6] ?? 0)),
    }),
  };
};

const PART = { professional: partWords('professional'), technical: partWords('technical') } as const;

const TOGETHER = stepWords('professional technical total', {
  name: 'parts',
  sentence: 'together {professional:dollars} + {technical:dollars} = {total:dollars}',
  formula: '{professional:dollars} + {technical:dollars}',
  source: citing('RVU26A documentation, PCTC IND'),
});

const feeOf = ({ parts }: Entry, pool: PoolName): number => parts[pool];

/** The amount of one unit of a part: its percentage, then the cap. */
function paid({ parts }: Entry, pool: PoolName, fee: number, percent: number): number {
  const reduced = atPercentInCents(fee, percent);
  const cap = pool === 'technical' ? parts.technicalCap : NONE;
  return cap === NONE ? reduced : Math.min(reduced, cap);
}

function tell(pricing: Pricing, entry: Entry, pool: Pool, rank: number, of: number, total: number): void {
  const { procedures, log, texts } = pricing;
  const { procedure, parts } = entry;
  const fee = feeOf(entry, pool.name);
  const lower = pool.rate?.percent ?? WHOLE_PERCENT;
  const percent = rank === 1 ? WHOLE_PERCENT : lower;
  const one = atPercentInCents(fee, percent);
  const cap = paid(entry, pool.name, fee, percent) < one ? parts.technicalCap : NONE;
  const further = (procedures.units[procedure] ?? 0) > 1 ? lower : NONE;
  const source = texts.number(pool.rate?.source ?? NOT_REDUCED);
  const line = procedures.line[procedure] ?? 0;
  const words = PART[pool.name];
  if (of > 1) log.add(line, words.ranked, total, percent, fee, one, cap, further, total, source, rank, of);
  else log.add(line, words.alone, total, percent, fee, one, cap, further, total, source);
}

/** Entries by procedure, and the procedures that are ranked; filled again for each day. */
const entries: Entry[] = [];
const ranked: number[] = [];
const PROFESSIONAL: Pool = { name: 'professional', rate: null };
const TECHNICAL: Pool = { name: 'technical', rate: null };

/** Ranks one kind of part and adds what it pays to each entry. */
function payPool(pricing: Pricing, list: readonly number[], pool: Pool): void {
  const { procedures } = pricing;
  let count = 0;
  let of = 0;
  for (const procedure of list) {
    const fee = feeOf(entryOf(procedure), pool.name);
    if (fee === NONE) continue;
    procedures.value[procedure] = fee;
    ranked[count++] = procedure;
    of += procedures.units[procedure] ?? 0;
  }
  rankProcedures(pricing, ranked, count);
  let rank = 1;
  for (let i = 0; i < count; i++) {
    const procedure = ranked[i] ?? 0;
    const entry = entryOf(procedure);
    const fee = feeOf(entry, pool.name);
    const units = procedures.units[procedure] ?? 0;
    const lower = pool.rate?.percent ?? WHOLE_PERCENT;
    const percent = rank === 1 ? WHOLE_PERCENT : lower;
    const first = paid(entry, pool.name, fee, percent);
    const total = first + (units - 1) * paid(entry, pool.name, fee, lower);
    if (pool.name === 'technical') entry.paidTechnical += total;
    else entry.paidProfessional += total;
    entry.percent = units === 1 && first === atPercentInCents(fee, percent) ? percent : NONE;
    tell(pricing, entry, pool, rank, of, total);
    rank += units;
  }
}

const noParts = (): ProcedureParts => ({
  professional: NONE,
  technical: NONE,
  technicalCap: NONE,
  technicalFee: 0,
});

function entryOf(procedure: number): Entry {
  entries[procedure] ??= {
    procedure,
    parts: noParts(),
    paidProfessional: 0,
    paidTechnical: 0,
    percent: NONE,
  };
  return entries[procedure] as Entry;
}

/**
 * Pays the parts of several procedures, each kind in its own pool; a whole service is the sum of its parts.
 * @param professional what the second and later parts of each kind are paid; null: in full
 */
export function payPools(
  pricing: Pricing,
  list: readonly number[],
  professional: Rate | null,
  technical: Rate | null,
): void {
  for (const procedure of list) {
    const entry = entryOf(procedure);
    procedureParts(pricing, procedure, entry.parts);
    entry.paidProfessional = 0;
    entry.paidTechnical = 0;
    entry.percent = NONE;
  }
  PROFESSIONAL.rate = professional;
  TECHNICAL.rate = technical;
  payPool(pricing, list, PROFESSIONAL);
  payPool(pricing, list, TECHNICAL);
  for (const procedure of list) {
    const { parts, paidProfessional, paidTechnical, percent } = entryOf(procedure);
    const total = paidProfessional + paidTechnical;
    const isOnePart = parts.technical === NONE || parts.professional === NONE;
    credit(pricing, procedure, total, isOnePart ? percent : NONE);
    if (parts.technical !== NONE) creditTechnical(pricing, procedure, paidTechnical);
    if (isOnePart) continue;
    const line = pricing.procedures.line[procedure] ?? 0;
    pricing.log.add(line, TOGETHER, total, paidProfessional, paidTechnical, total);
  }
}
