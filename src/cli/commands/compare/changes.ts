import { allowedOf, type Change, type ComparedPlace } from '../../../core/price/compare.js';
import { type CompareAnswer, changeOf } from './answer.js';

export const PERCENT_SCALE = 1;

/** The change of a price from the national amount of its series and, after the first series, from the first. */
export function changesOf(
  answer: CompareAnswer,
  { outcomes }: ComparedPlace,
  i: number,
): { national: Change | null; first: Change | null } {
  const amount = allowedOf(outcomes[i]);
  return {
    national: changeOf(allowedOf(answer.national.outcomes[i]), amount),
    first: i === 0 ? null : changeOf(allowedOf(outcomes[0]), amount),
  };
}
