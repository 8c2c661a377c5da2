import { atPercentInCents, WHOLE_PERCENT } from '../../../number/percent.js';
import { statusRefusal } from '../../../price/price.js';
import { citing } from '../../../price/provenance.js';
import type { Pricing } from '../../columns/pricing.js';
import { rankProcedures } from '../../columns/ranking.js';
import { noticeWords, stepWords } from '../../columns/words.js';
import { FLAG } from '../../line/service-flags.js';

/**
 * Endoscopies of one family (the same ENDO BASE): the highest fee is paid in full, each other endoscopy only
 * the amount by which it exceeds the base, and the base itself is included in the others. The family then
 * counts as one amount among the surgeries of the day.
 * Source: RVU26A documentation, MULT PROC 3; Pub. 100-04, ch. 12 §40.6.C.
 */
const source = citing('RVU26A documentation, MULT PROC 3; Pub. 100-04, ch. 12 §40.6.C');
const name = 'endoscopy family';

const HIGHEST = stepWords('fee base', {
  name,
  sentence: 'highest fee of the {base:text} endoscopy family: paid in full, {fee:dollars}',
  formula: '{fee:dollars}',
  source,
});

const ABOVE = stepWords('fee ofBase amount base', {
  name,
  sentence:
    'endoscopy of the {base:text} family: {fee:dollars} − {ofBase:dollars} of the base = {amount:dollars}',
  formula: '{fee:dollars} − {ofBase:dollars}',
  source,
});

const BELOW = stepWords('fee ofBase amount base', {
  name,
  sentence:
    'endoscopy of the {base:text} family: {fee:dollars} is not above the {ofBase:dollars} of the base: $0.00',
  formula: '{fee:dollars} − {ofBase:dollars}',
  source,
});

const INCLUDED = stepWords('base', {
  name,
  sentence: 'the base of its endoscopy family: included in the others ({base:text})',
  formula: 'included',
  source,
});

const BELOW_BASE = noticeWords('base', {
  code: 'N_BELOW_BASE',
  message: 'Its fee is below that of its endoscopic base {base:text}, so nothing is left of it.',
});

/** The amount of a procedure's units within their family, before the family is ranked. */
export interface FamilyShare {
  readonly procedure: number;
  /** Of one unit, cents */
  readonly amount: number;
  readonly count: number;
}

export interface Family {
  readonly shares: readonly FamilyShare[];
  readonly total: number;
}

interface Collapsed {
  readonly families: readonly Family[];
  /** Procedures that belong to no family, in a list that may be changed */
  readonly rest: number[];
}

const NO_FAMILIES: readonly Family[] = [];

/** Fee of the family's base, in the place and setting of a member. */
function baseFee(pricing: Pricing, base: string, member: number): number {
  const { procedures, lines } = pricing;
  const line = procedures.line[member] ?? 0;
  const service = pricing.service(line);
  if (service.base === undefined) {
    const { schedule } = service;
    const row = schedule.row(base, '', service.qp);
    service.base = row && statusRefusal(row, schedule.rules) === null ? row : null;
  }
  const row = service.base;
  if (!row) throw new Error(`${base}, the base of an endoscopy family, has no price`);
  const fee = pricing.feeOf(row, lines.terms[line] ?? 0);
  const multiple = procedures.multiple[member] ?? 0;
  const isBilateral = multiple > WHOLE_PERCENT && row.bilateral === '1';
  return isBilateral && pricing.reads('endoscopy-base', 'bilateral') ? atPercentInCents(fee, multiple) : fee;
}

function above(pricing: Pricing, procedure: number, count: number, base: string): FamilyShare {
  const { procedures, log, texts } = pricing;
  const line = procedures.line[procedure] ?? 0;
  const own = procedures.fee[procedure] ?? 0;
  const ofBase = baseFee(pricing, base, procedure);
  const amount = Math.max(0, own - ofBase);
  const number = texts.number(base);
  if (own < ofBase) log.add(line, BELOW_BASE, 0, number);
  log.add(line, own < ofBase ? BELOW : ABOVE, amount, own, ofBase, amount, number);
  return { procedure, amount, count };
}

function familyOf(pricing: Pricing, base: string, members: number[], bases: readonly number[]): Family {
  const { procedures, log, texts } = pricing;
  for (const procedure of members) procedures.value[procedure] = procedures.fee[procedure] ?? 0;
  rankProcedures(pricing, members);
  const [top = 0, ...others] = members;
  const units = procedures.units[top] ?? 0;
  const fee = procedures.fee[top] ?? 0;
  const isAlone = others.length === 0 && units === 1 && bases.length === 0;
  if (!isAlone) log.add(procedures.line[top] ?? 0, HIGHEST, fee, fee, texts.number(base));
  const shares: FamilyShare[] = [{ procedure: top, amount: fee, count: 1 }];
  if (units > 1) shares.push(above(pricing, top, units - 1, base));
  for (const procedure of others) {
    shares.push(above(pricing, procedure, procedures.units[procedure] ?? 0, base));
  }
  for (const procedure of bases) {
    log.add(procedures.line[procedure] ?? 0, INCLUDED, 0, texts.number(base));
    shares.push({ procedure, amount: 0, count: procedures.units[procedure] ?? 0 });
  }
  return { shares, total: shares.reduce((sum, { amount, count }) => sum + amount * count, 0) };
}

/** Groups endoscopies into families, together with the bases billed alongside them. */
export function collapseFamilies(pricing: Pricing, procedures: number[]): Collapsed {
  const rowOf = (procedure: number) => pricing.row(pricing.procedures.line[procedure] ?? 0);
  const isMember = (procedure: number): boolean =>
    (pricing.flags(pricing.procedures.line[procedure] ?? 0) & FLAG.inFamily) !== 0;
  if (!procedures.some(isMember)) return { families: NO_FAMILIES, rest: procedures };
  const members = new Map<string, number[]>();
  const others: number[] = [];
  for (const procedure of procedures) {
    if (!isMember(procedure)) {
      others.push(procedure);
      continue;
    }
    const base = rowOf(procedure).endoscopicBase;
    const family = members.get(base);
    if (family) family.push(procedure);
    else members.set(base, [procedure]);
  }
  const families = [...members].map(([base, family]) => {
    const bases = others.filter((procedure) => rowOf(procedure).code === base);
    return familyOf(pricing, base, family, bases);
  });
  return { families, rest: others.filter((procedure) => !members.has(rowOf(procedure).code)) };
}
