import { allowedOf, type Change, type ComparedPlace } from '../../../core/price/compare.js';
import { type CompareAnswer, changeOf } from './answer.js';

export const PERCENT_SCALE = 1;

/** Whether anything but codes is shown side by side. */
export const isAgainst = ({ against }: CompareAnswer['request']): boolean =>
  against.setting || against.qp || against.release !== null;

/** Whether each second series is compared with the one before it: of what varies from one column to the next. */
export const isPaired = ({ series, request }: CompareAnswer): boolean =>
  series.length === 2 || (series.length > 2 && isAgainst(request));

/** Whether a series is the second of a pair whose first is not the first of all. */
export const hasPair = (answer: CompareAnswer, i: number): boolean =>
  i > 1 && i % 2 === 1 && isPaired(answer);

/**
 * The change of a price from the national amount of its series, after the first series from the first, and from the
 * first of its own pair where that is another.
 */
export function changesOf(
  answer: CompareAnswer,
  { outcomes }: ComparedPlace,
  i: number,
): { national: Change | null; first: Change | null; pair: Change | null } {
  const amount = allowedOf(outcomes[i]);
  return {
    national: changeOf(allowedOf(answer.national.outcomes[i]), amount),
    first: i === 0 ? null : changeOf(allowedOf(outcomes[0]), amount),
    pair: hasPair(answer, i) ? changeOf(allowedOf(outcomes[i - 1]), amount) : null,
  };
}
