import { RVU_SCALE } from '../../core/number/decimal.js';
import { ratioToMedian } from '../../core/rank/distribution.js';
import type { Rank } from '../../core/rank/rank.js';
import { rowName } from '../../core/release/fee-row.js';
import type { RankShape } from '../shapes/code.js';
import { exact, type Printed } from './json.js';

/** Hundredths of a percent to the nearest whole percent, half up: 4289 → 43. */
export function wholePercent(percentile: number): number {
  return Math.floor((percentile + 50) / 100);
}

/** The median; with three decimals if, in an even population, it ends in half a hundredth. */
export function medianDecimals(rank: Rank): [units: number, scale: number] {
  return rank.medianTwice % 2 === 0
    ? [rank.medianTwice / 2, RVU_SCALE]
    : [rank.medianTwice * 5, RVU_SCALE + 1];
}

/** The JSON of a rank; documented in `rvu help json`. */
export function rankJson(rank: Rank): Printed<RankShape> {
  const { row, population } = rank;
  const { side, tenths } = ratioToMedian(rank);
  return {
    code: row.code,
    modifier: row.modifier,
    metric: population.choices.metric,
    value: exact(rank.value, RVU_SCALE),
    section: rank.section.name,
    subsection: rank.subsection,
    population: { rule: population.rule, n: population.rows.length },
    percentile: exact(rank.percentile, 2),
    percentile_rounded: wholePercent(rank.percentile),
    median: exact(...medianDecimals(rank)),
    ratio_to_median: exact(tenths, 1),
    side_of_median: side,
    max: exact(rank.max.value, RVU_SCALE),
    max_code: rowName(rank.max.row),
  };
}
