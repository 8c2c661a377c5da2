/** What a survey of physicians' pay and work states percentiles of. */
export type SurveyMetric =
  /** Work RVUs a year of a full-time position, in hundredths */
  | 'work'
  /** Dollars a year, in cents */
  | 'compensation'
  /** Dollars per work RVU, in cents */
  | 'rate';

export const SURVEY_METRICS: readonly SurveyMetric[] = ['work', 'compensation', 'rate'];

/** A percentile and its value, in hundredths or cents. */
export interface SurveyPoint {
  readonly percentile: number;
  readonly value: number;
}

/** The percentiles of one metric of a specialty, lowest first. */
export interface SurveyLine {
  readonly specialty: string;
  readonly metric: SurveyMetric;
  readonly points: readonly SurveyPoint[];
}

/** What else a survey names besides work RVUs: totals of it are no work RVUs. */
const OTHER =
  /collection|charge|encounter|visit|panel|asa|benefit|retire|bonus|incentive|call|base|hour|expense|patient/;
const WORK = /\bw(?:ork)?[\s-]*rvus?\b/;
const PAY = /\bcomp\b|compensation|\btcc\b|total cash|salary|earnings|\$|dollars/;
const RATE = /\bper\b|\/|\bratio\b|\bto\b/;

/** The metric that a text names: "Total Compensation", "wRVUs", "TCC per wRVU". Null if it is none of the three. */
export function metricOf(text: string): SurveyMetric | null {
  const words = text.toLowerCase().replace(/\s+/g, ' ');
  if (OTHER.test(words)) return null;
  const isWork = WORK.test(words);
  const isPay = PAY.test(words);
  if (isWork && (/conversion factor/.test(words) || (isPay && RATE.test(words)))) return 'rate';
  if (isWork) return isPay ? null : 'work';
  return isPay && !/rvu/.test(words) && !RATE.test(words) ? 'compensation' : null;
}

const PERCENTILE =
  /\bp\s?(\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th)\b(?:\s*%?\s*(?:percentile|pctl|%?\s*(?:ile|tile)))?|\b(\d{1,2})\s*(?:percentile|pctl|%\s*(?:ile|tile))|^\s*(\d{1,2})\s*%?\s*$/i;

/** The percentile that a heading names, and what else it says: "wRVU P25", "90th %tile", "Median". Null if it is none. */
export function percentileOf(text: string): { readonly percentile: number; readonly rest: string } | null {
  const median = /\bmedian\b/i.exec(text);
  const found = median ?? PERCENTILE.exec(text);
  if (!found) return null;
  const percentile = median ? 50 : Number(found[1] ?? found[2] ?? found[3] ?? found[4]);
  if (percentile === 0) return null;
  return {
    percentile,
    rest: text
      .replace(found[0], ' ')
      .replace(/percentile/i, '')
      .trim(),
  };
}
