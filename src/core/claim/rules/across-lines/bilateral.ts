import { type Refusal, refusal } from '../../../issue/issue.js';
import { divideHalfUp } from '../../../number/decimal.js';
import { atPercentInCents, WHOLE_PERCENT } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { LineList } from '../../columns/line-list.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import type { Rule } from '../../columns/rule.js';
import { type StepWords, stepWords } from '../../columns/words.js';
import { FLAG } from '../../line/service-flags.js';

/**
 * Procedures on both sides: modifier 50, a left and a right line, or two units of a code that can be
 * bilateral. BILAT SURG says what both sides together are paid: 0 and 2 the single fee, 1 half as much again,
 * 3 the fee for each side. Source: RVU26A documentation, BILAT SURG.
 */
const SOURCE = 'RVU26A documentation, BILAT SURG';

const both = (indicator: string, what: string): StepWords =>
  stepWords('multiple fee both', {
    name: 'bilateral',
    sentence: `bilateral (indicator ${indicator}), ${what}: {multiple:percent} of {fee:dollars} = {both:dollars}`,
    formula: '{multiple:percent} × {fee:amount}',
    source: citing(`${SOURCE} ${indicator}`),
  });

const BOTH: Readonly<Record<string, StepWords>> = {
  0: both('0', 'both sides are paid as one'),
  1: both('1', 'both sides together'),
  2: both('2', 'the fee is already for both sides'),
  3: both('3', 'each side in full'),
};

const OTHER_SIDE = stepWords('share amount first', {
  name: 'bilateral pair',
  sentence: 'the other side of the pair: {share:dollars} of {amount:dollars} for both',
  formula: '{amount:dollars} − {first:dollars}',
  source: citing(SOURCE),
});

function refuseBilateral(pricing: Pricing, line: number): Refusal | null {
  const { asked, name, modifiers } = pricing.service(line);
  if (!modifiers.bilateral) return null;
  const row = pricing.row(line);
  const service = [name, ...asked.modifiers.filter((each) => each !== row.modifier)].join('-');
  if (row.bilateral === '9') {
    const why = `${name} cannot be done on two sides: its bilateral indicator is 9.`;
    return refusal('E_MODIFIER_NOT_ALLOWED', service, why);
  }
  const units = pricing.unitsOf(line);
  if (units <= 2) return null;
  const why = `Modifier 50 covers both sides of one procedure, but the line has ${units} units.`;
  return refusal('E_UNITS_INVALID', service, why, { hint: 'Bill one unit with 50.' });
}

/** Refuses lines on which modifier 50 makes no sense; `findProcedures` does the rest. */
export const bilateral: Rule = {
  id: 'bilateral',
  concerns: ({ modifiers }) => modifiers.bilateral,
  refuse: refuseBilateral,
};

/** What both sides are paid, as a percentage of the single fee. */
function multipleOf(pricing: Pricing, line: number): number {
  const { bilateral } = pricing.row(line);
  if (bilateral === '1') return pricing.rate('bilateral', line).percent;
  return bilateral === '3' ? 2 * WHOLE_PERCENT : WHOLE_PERCENT;
}

function addBoth(pricing: Pricing, line: number, other: number, units: number): void {
  const multiple = multipleOf(pricing, line);
  const fee = pricing.fee[line] ?? 0;
  const single = pricing.cap[line] ?? NONE;
  const amount = atPercentInCents(fee, multiple);
  const words = BOTH[pricing.row(line).bilateral];
  if (words) {
    pricing.log.add(line, words, amount, multiple, fee, amount);
    if (other !== NONE) pricing.log.add(other, words, amount, multiple, fee, amount);
  }
  const cap = single === NONE ? NONE : atPercentInCents(single, multiple);
  pricing.procedures.add(line, other, units, amount, cap, multiple);
}

function addSingle(pricing: Pricing, line: number, units: number): void {
  const { fee, cap, procedures } = pricing;
  procedures.add(line, NONE, units, fee[line] ?? 0, cap[line] ?? NONE, WHOLE_PERCENT);
}

/** Two units that name no side, of a code that can be bilateral, are its two sides. */
function isTwoSided(pricing: Pricing, line: number): boolean {
  const flags = pricing.flags(line);
  if ((flags & FLAG.bothSides) !== 0) return true;
  return (flags & FLAG.twoSided) !== 0 && pricing.unitsOf(line) === 2;
}

/** Left and right lines of the same service belong together. */
function pairKey(pricing: Pricing, line: number): string {
  const { name, modifiers } = pricing.service(line);
  const { role, split, returned } = modifiers;
  const { setting } = pricing.termsOf(line);
  return [name, role?.code, split, returned, setting, pricing.lines.session[line]].join('|');
}

/** Matches left units with right units; any that are left over stay single. */
function addPairs(pricing: Pricing, sided: readonly number[]): void {
  const ofSide = (side: 'LT' | 'RT') =>
    sided
      .filter((line) => pricing.service(line).modifiers.side === side)
      .map((line) => ({ line, units: pricing.unitsOf(line) }));
  const left = ofSide('LT');
  const right = ofSide('RT');
  for (const one of left) {
    for (const other of right) {
      const units = Math.min(one.units, other.units);
      if (units === 0) continue;
      one.units -= units;
      other.units -= units;
      const first = Math.min(one.line, other.line);
      const second = Math.max(one.line, other.line);
      if (pricing.unitsOf(one.line) === 1 && pricing.unitsOf(other.line) === 1) {
        pricing.pairedWith[first] = second;
        pricing.pairedWith[second] = first;
      }
      addBoth(pricing, first, second, units);
    }
  }
  for (const { line, units } of [...left, ...right]) if (units > 0) addSingle(pricing, line, units);
}

/** Lines of one side, grouped by what belongs together. */
function ofOneService(pricing: Pricing, lines: readonly number[]): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const line of lines) {
    const key = pairKey(pricing, line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups.values();
}

/** Lines of one side of a day; filled again for each day. */
const sided: number[] = [];

/** Adds the procedures that the lines of a day and practitioner represent. */
export function findProcedures(pricing: Pricing, lines: LineList): void {
  sided.length = 0;
  for (let i = 0; i < lines.count; i++) {
    const line = lines.at(i);
    if (isTwoSided(pricing, line)) addBoth(pricing, line, NONE, 1);
    else if ((pricing.flags(line) & FLAG.oneSide) !== 0) sided.push(line);
    else addSingle(pricing, line, pricing.unitsOf(line));
  }
  const [only] = sided;
  if (only === undefined) return;
  if (sided.length === 1) addSingle(pricing, only, pricing.unitsOf(only));
  else for (const group of ofOneService(pricing, sided)) addPairs(pricing, group);
}

/** The part of a two-sided amount that corresponds to the single fee. */
function firstSide(amount: number, multiple: number): number {
  return divideHalfUp(amount * WHOLE_PERCENT, multiple);
}

/**
 * Adds a procedure's amount to its line, or splits it between a left and a right line; the first line gets
 * the single fee's part.
 */
export function credit(pricing: Pricing, procedure: number, amount: number, percent: number): void {
  const { procedures, log } = pricing;
  const line = procedures.line[procedure] ?? 0;
  const other = procedures.other[procedure] ?? NONE;
  const multiple = procedures.multiple[procedure] ?? 0;
  const total = percent === NONE ? NONE : Math.round((percent * multiple) / WHOLE_PERCENT);
  if (other === NONE) {
    // Two units are the two sides of one procedure: the percentage is of both units' fees.
    const sides = isTwoSided(pricing, line) ? pricing.unitsOf(line) : 1;
    pricing.add(line, amount, total === NONE ? NONE : Math.round(total / sides));
    return;
  }
  const first = firstSide(amount, multiple);
  const share = amount - first;
  pricing.add(line, first, percent);
  pricing.add(other, share, total === NONE ? NONE : total - percent);
  log.add(other, OTHER_SIDE, share, share, amount, first);
}

/** Adds the technical part of a procedure's amount to its line, or to both lines of a pair. */
export function creditTechnical(pricing: Pricing, procedure: number, technical: number): void {
  const { procedures } = pricing;
  const line = procedures.line[procedure] ?? 0;
  const other = procedures.other[procedure] ?? NONE;
  if (other === NONE) {
    pricing.addTechnical(line, technical);
    return;
  }
  const first = firstSide(technical, procedures.multiple[procedure] ?? 0);
  pricing.addTechnical(line, first);
  pricing.addTechnical(other, technical - first);
}
