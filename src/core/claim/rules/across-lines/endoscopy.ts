import { formatDollars } from '../../../number/decimal.js';
import { atPercentInCents } from '../../../number/percent.js';
import { priceRow } from '../../../price/price.js';
import { citing } from '../../../price/provenance.js';
import { byRank, lineOf, type Procedure, type RuleContext, WHOLE_PERCENT } from '../../line/work.js';

/**
 * Endoscopies of one family (the same ENDO BASE): the highest fee in full, each other what it exceeds its
 * base by, the base itself included. The family is then one amount among the surgeries of the day.
 * Source: RVU26A documentation, MULT PROC 3; Pub. 100-04, ch. 12 §40.6.C.
 */
const SOURCE = citing('RVU26A documentation, MULT PROC 3; Pub. 100-04, ch. 12 §40.6.C');

/** What units of a procedure come to within their family, before the family is ranked. */
export interface FamilyShare {
  readonly procedure: Procedure;
  /** Of one unit */
  readonly amount: number;
  readonly count: number;
}

interface Families {
  readonly families: readonly (readonly FamilyShare[])[];
  /** Procedures of no family */
  readonly rest: readonly Procedure[];
}

/** Fee of the family's base in the place and setting of a member. */
function baseFee(base: string, member: Procedure, context: RuleContext): number {
  const { terms } = lineOf(member).line;
  const row = context.schedule.row(base, '', terms.qp);
  const price = row && priceRow(row, { ...terms, allowNa: true }, 1, context.schedule.rules);
  if (!price?.ok) throw new Error(`${base}, the base of an endoscopy family, has no price`);
  const bilateral = member.multiple > WHOLE_PERCENT && price.row.bilateral === '1';
  const adjusted = bilateral && context.reads('endoscopy-base', 'bilateral');
  return adjusted ? atPercentInCents(price.fee, member.multiple) : price.fee;
}

function highest(procedure: Procedure, base: string, alone: boolean): FamilyShare {
  if (!alone) {
    const sentence = `highest fee of the ${base} endoscopy family: paid in full, ${formatDollars(procedure.fee)}`;
    lineOf(procedure).step('endoscopy family', sentence, formatDollars(procedure.fee), procedure.fee, SOURCE);
  }
  return { procedure, amount: procedure.fee, count: 1 };
}

function above(procedure: Procedure, count: number, base: string, context: RuleContext): FamilyShare {
  const work = lineOf(procedure);
  const fee = baseFee(base, procedure, context);
  const amount = Math.max(0, procedure.fee - fee);
  if (procedure.fee < fee) {
    const message = `Its fee is below that of its endoscopic base ${base}, so nothing is left of it.`;
    work.notices.push({ code: 'N_BELOW_BASE', message });
  }
  const formula = `${formatDollars(procedure.fee)} − ${formatDollars(fee)}`;
  const difference = `${formula} of the base = ${formatDollars(amount)}`;
  const below = `${formatDollars(procedure.fee)} is not above the ${formatDollars(fee)} of the base: $0.00`;
  const sentence = `endoscopy of the ${base} family: ${procedure.fee < fee ? below : difference}`;
  work.step('endoscopy family', sentence, formula, amount, SOURCE);
  return { procedure, amount, count };
}

function included(procedure: Procedure, base: string): FamilyShare {
  const sentence = `the base of its endoscopy family: included in the others (${base})`;
  lineOf(procedure).step('endoscopy family', sentence, 'included', 0, SOURCE);
  return { procedure, amount: 0, count: procedure.count };
}

function familyShares(
  base: string,
  members: readonly Procedure[],
  bases: readonly Procedure[],
  context: RuleContext,
): FamilyShare[] {
  const [first, ...others] = members
    .map((procedure) => ({ procedure }))
    .sort(byRank(({ procedure }) => procedure.fee));
  if (!first) return [];
  const top = first.procedure;
  const alone = others.length === 0 && top.count === 1 && bases.length === 0;
  return [
    highest(top, base, alone),
    ...(top.count > 1 ? [above(top, top.count - 1, base, context)] : []),
    ...others.map(({ procedure }) => above(procedure, procedure.count, base, context)),
    ...bases.map((procedure) => included(procedure, base)),
  ];
}

/** Gathers endoscopies into families, with the bases that are billed beside them. */
export function collapseFamilies(procedures: readonly Procedure[], context: RuleContext): Families {
  const members = new Map<string, Procedure[]>();
  for (const procedure of procedures) {
    const { multipleProcedure, endoscopicBase } = lineOf(procedure).row;
    if (multipleProcedure !== '3') continue;
    members.set(endoscopicBase, [...(members.get(endoscopicBase) ?? []), procedure]);
  }
  const isMember = (procedure: Procedure): boolean => lineOf(procedure).row.multipleProcedure === '3';
  const isBase = (procedure: Procedure): boolean => members.has(lineOf(procedure).row.code);
  const others = procedures.filter((procedure) => !isMember(procedure));
  return {
    families: [...members].map(([base, family]) =>
      familyShares(
        base,
        family,
        others.filter((each) => lineOf(each).row.code === base),
        context,
      ),
    ),
    rest: others.filter((procedure) => !isBase(procedure)),
  };
}
