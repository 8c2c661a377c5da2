import { type Refusal, refusal } from '../../../issue/issue.js';
import { divideHalfUp, formatDollars } from '../../../number/decimal.js';
import { atPercentInCents } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import { shareFormula, shareText } from '../../line/wording.js';
import { type LineWork, type Procedure, type RuleContext, WHOLE_PERCENT } from '../../line/work.js';

/**
 * Procedures on both sides: 50, a left and a right line, or two units of a code that can be bilateral.
 * What both sides together are paid is BILAT SURG: 0 and 2 the single fee, 1 half as much again, 3 the fee
 * for each side. Source: RVU26A documentation, BILAT SURG.
 */
const SOURCE = citing('RVU26A documentation, BILAT SURG');

/** Why a line's bilateral modifier cannot be taken; null where it can. */
export function refuseBilateral({ row, modifiers, line, name }: LineWork): Refusal | null {
  if (!modifiers.bilateral) return null;
  const service = [name, ...line.service.modifiers.filter((each) => each !== row.modifier)].join('-');
  if (row.bilateral === '9') {
    const why = `${name} cannot be done on two sides: its bilateral indicator is 9.`;
    return refusal('E_MODIFIER_NOT_ALLOWED', service, why);
  }
  if (line.units <= 2) return null;
  const why = `Modifier 50 stands for both sides of one procedure, and the line has ${line.units} units.`;
  return refusal('E_UNITS_INVALID', service, why, { hint: 'Bill one unit with 50.' });
}

/** What both sides are paid, of the single fee. */
function multipleOf(work: LineWork, context: RuleContext): number {
  const { bilateral } = work.row;
  if (bilateral === '1') return context.rate('bilateral', work.line).percent;
  return bilateral === '3' ? 2 * WHOLE_PERCENT : WHOLE_PERCENT;
}

const PAID: Readonly<Record<string, string>> = {
  0: 'both sides are paid as one',
  1: 'both sides together',
  2: 'the fee is already for both sides',
  3: 'each side in full',
};

function bothSides(works: Procedure['works'], count: number, context: RuleContext): Procedure {
  const [work, other] = works;
  const multiple = multipleOf(work, context);
  const { fee, oppsCap } = work.price;
  const both = atPercentInCents(fee, multiple);
  const cap = oppsCap === null ? null : atPercentInCents(oppsCap, multiple);
  const sentence = `bilateral (indicator ${work.row.bilateral}), ${PAID[work.row.bilateral] ?? ''}: ${shareText(multiple, fee, both)}`;
  const source = citing(`RVU26A documentation, BILAT SURG ${work.row.bilateral}`);
  for (const each of other ? [work, other] : [work]) {
    each.step('bilateral', sentence, shareFormula(multiple, fee), both, source);
  }
  return { works, count, fee: both, cap, multiple };
}

function single(work: LineWork, count: number): Procedure {
  const { fee, oppsCap } = work.price;
  return { works: [work], count, fee, cap: oppsCap, multiple: WHOLE_PERCENT };
}

/** Two units without a side, of a code that can be bilateral, are its two sides. */
function isTwoSided({ row, modifiers, line }: LineWork): boolean {
  return modifiers.bilateral || (line.units === 2 && modifiers.side === null && /[123]/.test(row.bilateral));
}

/** Left and right lines of the same service belong together. */
function pairKey({ name, modifiers, line }: LineWork): string {
  const { role, split, returned } = modifiers;
  return [name, role?.code, split, returned, line.terms.setting, line.session].join('|');
}

/** Matches left units with right units; what is left over stays single. */
function pairedSides(sided: readonly LineWork[], context: RuleContext): Procedure[] {
  const left = sided
    .filter(({ modifiers }) => modifiers.side === 'LT')
    .map((work) => ({ work, units: work.line.units }));
  const right = sided
    .filter(({ modifiers }) => modifiers.side === 'RT')
    .map((work) => ({ work, units: work.line.units }));
  const procedures: Procedure[] = [];
  for (const one of left) {
    for (const other of right) {
      const count = Math.min(one.units, other.units);
      if (count === 0) continue;
      one.units -= count;
      other.units -= count;
      const works = [one.work, other.work].sort((a, b) => a.index - b.index) as [LineWork, LineWork];
      if (one.work.line.units === 1 && other.work.line.units === 1) {
        works[0].pairedWith = works[1];
        works[1].pairedWith = works[0];
      }
      procedures.push(bothSides(works, count, context));
    }
  }
  const over = [...left, ...right].filter(({ units }) => units > 0);
  return [...procedures, ...over.map(({ work, units }) => single(work, units))];
}

/** The procedures that the lines of a day and practitioner stand for. */
export function proceduresOf(works: readonly LineWork[], context: RuleContext): Procedure[] {
  const sided = new Map<string, LineWork[]>();
  const procedures: Procedure[] = [];
  for (const work of works) {
    if (isTwoSided(work)) procedures.push(bothSides([work], 1, context));
    else if (work.modifiers.side !== null && work.row.bilateral !== '9') {
      const key = pairKey(work);
      sided.set(key, [...(sided.get(key) ?? []), work]);
    } else procedures.push(single(work, work.line.units));
  }
  for (const group of sided.values()) procedures.push(...pairedSides(group, context));
  return procedures;
}

/** Gives the amount of a procedure to its line, or to both lines of a pair: the single fee's part first. */
export function allot(procedure: Procedure, amount: number, percent: number | null): void {
  const {
    works: [work, other],
    multiple,
  } = procedure;
  const total = percent === null ? null : Math.round((percent * multiple) / WHOLE_PERCENT);
  if (!other) {
    // Two units that are the two sides of one procedure: the percentage is of both units' fees.
    const sides = isTwoSided(work) ? work.line.units : 1;
    work.add(amount, total === null ? null : Math.round(total / sides));
    return;
  }
  const first = divideHalfUp(amount * WHOLE_PERCENT, multiple);
  work.add(first, percent);
  other.add(amount - first, total === null || percent === null ? null : total - percent);
  other.step(
    'bilateral pair',
    `the other side of the pair: ${formatDollars(amount - first)} of ${formatDollars(amount)} for both`,
    `${formatDollars(amount)} − ${formatDollars(first)}`,
    amount - first,
    SOURCE,
  );
}

/** Gives the technical part of a procedure's amount to its line, or to both lines of a pair as `allot` does. */
export function allotTechnical({ works: [work, other], multiple }: Procedure, technical: number): void {
  const first = other ? divideHalfUp(technical * WHOLE_PERCENT, multiple) : technical;
  work.addTechnical(first);
  other?.addTechnical(technical - first);
}
