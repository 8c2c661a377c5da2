import type { Placement } from '../../../core/benchmark/placement.js';
import type { SurveyMetric, SurveyPoint } from '../../../core/benchmark/survey.js';
import { formatDollars, formatGrouped, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';

/** What a metric is called. */
export const METRIC_NAMES: Readonly<Record<SurveyMetric, string>> = {
  work: 'work RVUs',
  compensation: 'compensation',
  rate: '$ per work RVU',
};

/** "12,831.48" or "$52.50" */
export function figureText(metric: SurveyMetric, value: number): string {
  return metric === 'work' ? formatGrouped(value, RVU_SCALE) : formatDollars(value);
}

/** "P54.69", "P50 to P75", "below P10": where a value is. */
export function placeText(place: Placement): string {
  if (place.kind === 'between') return `P${formatScaled(place.percentile, 2)}`;
  if (place.kind === 'at') {
    const [lower, upper] = [place.lower.percentile, place.upper.percentile];
    return lower === upper ? `P${lower}` : `P${lower} to P${upper}`;
  }
  return `${place.kind} P${place.nearest.percentile}`;
}

const pointText = (metric: SurveyMetric, { percentile, value }: SurveyPoint): string =>
  `P${percentile} (${figureText(metric, value)})`;

/** How a place follows from the table. */
export function placeReason(metric: SurveyMetric, value: number, place: Placement): string {
  if (place.kind === 'at') return 'exactly the figure of the table';
  if (place.kind !== 'between') {
    const which = place.kind === 'below' ? 'lowest' : 'highest';
    return `${pointText(metric, place.nearest)} is the ${which} of the table; nothing is extrapolated`;
  }
  const { lower, upper } = place;
  const span = upper.percentile - lower.percentile;
  const [above, step] = [value - lower.value, upper.value - lower.value].map((each) =>
    figureText(metric, each),
  );
  return `between ${pointText(metric, lower)} and ${pointText(metric, upper)}: ${lower.percentile} + ${span} × ${above} / ${step}`;
}
