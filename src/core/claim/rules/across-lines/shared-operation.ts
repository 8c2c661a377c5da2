import { atPercentInCents } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import { stepWords } from '../../columns/words.js';
import { FLAG } from '../../line/service-flags.js';
import { credit } from './bilateral.js';

/**
 * 54 and 55 of one code, day and practitioner are one operation: it ranks once, with the whole fee, and each
 * share is taken of the ranked amount. The line with 55 is not a second surgery. Source: Pub. 100-04, ch. 12
 * §40.4 and §40.6.
 */
const SAME_OPERATION = stepWords('with fee after', {
  name: 'multiple surgery',
  sentence: 'the operation of {with:text}-54, ranked once: {after:dollars}',
  formula: '{after:dollars}',
  source: citing('Pub. 100-04, ch. 12 §40.4 and §40.6'),
});

/** What is done on which side, so that a 54 and a 55 can be of one operation. */
function operationKey(pricing: Pricing, procedure: number): string {
  const { line, other } = pricing.procedures;
  const { name, modifiers } = pricing.service(line[procedure] ?? 0);
  const isPair = (other[procedure] ?? NONE) !== NONE;
  return [name, isPair || modifiers.bilateral, isPair ? null : modifiers.side].join('|');
}

/** Procedures with 55, each with the procedure with 54 that it shares an operation with. */
export type SharedOperations = ReadonlyMap<number, number>;

const NONE_SHARED: SharedOperations = new Map();

/** Finds the procedures with 55 that belong to one with 54. */
export function sharedOperations(pricing: Pricing, procedures: readonly number[]): SharedOperations {
  const lineOf = (procedure: number): number => pricing.procedures.line[procedure] ?? 0;
  const isPart = (procedure: number): boolean => (pricing.flags(lineOf(procedure)) & FLAG.oneOperation) !== 0;
  if (!procedures.some(isPart)) return NONE_SHARED;
  const splitOf = (procedure: number): string | null => pricing.service(lineOf(procedure)).modifiers.split;
  const operations = new Map<string, number[]>();
  for (const procedure of procedures) {
    if (splitOf(procedure) !== '54') continue;
    const key = operationKey(pricing, procedure);
    operations.set(key, [...(operations.get(key) ?? []), procedure]);
  }
  const shared = new Map<number, number>();
  const taken = new Map<string, number>();
  for (const procedure of procedures) {
    if (splitOf(procedure) !== '55') continue;
    const key = operationKey(pricing, procedure);
    const found = operations.get(key);
    if (!found) continue;
    const at = taken.get(key) ?? 0;
    taken.set(key, at + 1);
    // Two lines with 55 beside one with 54 are two periods of care after the same operation.
    shared.set(procedure, found[Math.min(at, found.length - 1)] ?? procedure);
  }
  return shared;
}

/**
 * Gives each procedure with 55 the ranked amount of its operation.
 * @param percents what each procedure was ranked at, 1/10,000 of a percent; none for members of a family
 * @param isRanked whether anything was ranked against anything, which is said
 */
export function payShared(
  pricing: Pricing,
  shared: SharedOperations,
  percents: ReadonlyMap<number, number>,
  isRanked: boolean,
): void {
  const { procedures, log, texts, amount, refused } = pricing;
  for (const [procedure, operation] of shared) {
    const line = procedures.line[procedure] ?? 0;
    const [first = 0, second = NONE] = [procedures.line[operation], procedures.other[operation]];
    const fee = procedures.fee[procedure] ?? 0;
    const percent = percents.get(operation) ?? NONE;
    const isSameFee = fee === procedures.fee[operation];
    const ranked = (amount[first] ?? 0) + (second === NONE ? 0 : (amount[second] ?? 0));
    const own = isSameFee || percent === NONE ? ranked : atPercentInCents(fee, percent);
    credit(pricing, procedure, own, percent);
    refused[line] = refused[first] ?? null;
    if (isRanked) log.add(line, SAME_OPERATION, own, texts.number(pricing.service(first).name), fee, own);
  }
}
