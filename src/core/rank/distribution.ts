import type { RankedRow } from '../release/fee-row.js';
import { countAtOrBelow, type Rank } from './rank.js';

/** A code against the median: "1.2x below", in tenths, half up. */
export interface MedianRatio {
  readonly side: 'below' | 'above' | 'at';
  readonly tenths: number;
}

/** Median / value below the median, value / median above it. */
export function ratioToMedian(rank: Rank): MedianRatio {
  const twice = rank.value * 2;
  const [larger, smaller] = twice < rank.medianTwice ? [rank.medianTwice, twice] : [twice, rank.medianTwice];
  const side = twice === rank.medianTwice ? 'at' : twice < rank.medianTwice ? 'below' : 'above';
  return { side, tenths: Math.floor((larger * 20 + smaller) / (2 * smaller)) };
}

/** The nearest rows with a different value on each side, up to `count`, nearest first. */
export function neighbours(rank: Rank, count: number): { below: RankedRow[]; above: RankedRow[] } {
  const { rows } = rank.population;
  const end = countAtOrBelow(rows, rank.value);
  const start = countAtOrBelow(rows, rank.value - 1);
  return {
    below: rows.slice(Math.max(0, start - count), start).reverse(),
    above: rows.slice(end, end + count),
  };
}

/** One bar of a histogram: values from `from` up to but not including `to`. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly holdsCode: boolean;
}

/** Bars whose edges double, since RVUs span three orders of magnitude: …, 0.50, 1.00, 2.00, … */
export function histogram(rank: Rank, maxBars = 10): Bar[] {
  const { rows } = rank.population;
  const top = rank.max.value;
  const bars: Bar[] = [];
  let edge = rank.population.choices.metric === 'payment' ? 1000 : 25;
  while (edge * 2 ** (maxBars - 1) <= top) edge *= 2;
  for (let from = 0, to = edge; from <= top && bars.length < maxBars; from = to, to *= 2) {
    const count = countAtOrBelow(rows, to - 1) - countAtOrBelow(rows, from - 1);
    bars.push({ from, to, count, holdsCode: rank.value >= from && rank.value < to });
  }
  return bars;
}
