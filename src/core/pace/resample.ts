import { divideHalfUp } from '../number/decimal.js';

/** How many futures are drawn. */
export const DRAWS = 2_000;
/** Fewer whole weeks than this say too little about weeks to come. */
export const LEAST_WEEKS = 4;

const WEEK = 7;
const SEED = 14;
/** The generator of Park and Miller, with the multiplier that they recommend: the same numbers every time. */
const MULTIPLIER = 48_271;
const MODULUS = 2_147_483_647;

/** What the work of days to come may be: one future in ten is below the lower end, and one in ten above the upper. */
export interface WorkRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Draws futures of some days, each made of weeks that were, chosen at random with replacement. The last, shorter week
 * gets the share of its days. The same weeks always have the same range.
 * @param weeks work of whole weeks, in hundredths
 * @returns null if there are too few weeks
 */
export function resampled(weeks: readonly number[], days: number): WorkRange | null {
  if (weeks.length < LEAST_WEEKS) return null;
  let state = SEED;
  const drawn = (): number => {
    state = (state * MULTIPLIER) % MODULUS;
    return weeks[state % weeks.length] ?? 0;
  };
  const [whole, rest] = [Math.floor(days / WEEK), days % WEEK];
  const futures = Float64Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let week = 0; week < whole; week++) sum += drawn();
    return rest === 0 ? sum : sum + divideHalfUp(drawn() * rest, WEEK);
  }).sort();
  return { low: futures[DRAWS / 10 - 1] ?? 0, high: futures[DRAWS - DRAWS / 10] ?? 0 };
}
