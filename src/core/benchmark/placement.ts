import { productHalfUp } from '../number/decimal.js';
import type { SurveyPoint } from './survey.js';

/** Where a value is among the percentiles of a survey. */
export type Placement =
  /** Between two that the survey states: the percentile is interpolated, in hundredths */
  | {
      readonly kind: 'between';
      readonly lower: SurveyPoint;
      readonly upper: SurveyPoint;
      readonly percentile: number;
    }
  /** Exactly one that it states, or several of the same value */
  | { readonly kind: 'at'; readonly lower: SurveyPoint; readonly upper: SurveyPoint }
  /** Beyond all that it states: nothing is known of it */
  | { readonly kind: 'below' | 'above'; readonly nearest: SurveyPoint };

const HUNDREDTHS = 100;

/**
 * Places a value among percentiles. Between two of them, the percentile is interpolated on a straight line and rounded
 * half up to hundredths; beyond the lowest and the highest, nothing is extrapolated.
 * @param points lowest first
 * @returns null if there are no points
 */
export function placed(value: number, points: readonly SurveyPoint[]): Placement | null {
  const [lowest] = points;
  const highest = points.at(-1);
  if (!lowest || !highest) return null;
  if (value < lowest.value) return { kind: 'below', nearest: lowest };
  if (value > highest.value) return { kind: 'above', nearest: highest };
  const same = points.filter((point) => point.value === value);
  const [first] = same;
  if (first) return { kind: 'at', lower: first, upper: same.at(-1) ?? first };
  const above = points.findIndex((point) => point.value > value);
  const [lower, upper] = [points[above - 1] ?? lowest, points[above] ?? highest];
  const share = productHalfUp(
    [upper.percentile - lower.percentile, value - lower.value, HUNDREDTHS],
    [upper.value - lower.value],
  );
  return { kind: 'between', lower, upper, percentile: lower.percentile * HUNDREDTHS + share };
}
