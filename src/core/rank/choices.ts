import type { Setting } from '../release/fee-row.js';

/** What codes are ranked by: work RVU, total RVU, national payment, or work RVU per hour of the physician's time. */
export const RANK_METRICS = ['work', 'total', 'payment', 'work-per-hour'] as const;
export type RankMetric = (typeof RANK_METRICS)[number];

/** Whether modifier rows are ranked too. */
export const RANK_POPULATIONS = ['rows', 'codes'] as const;
export type RankPopulation = (typeof RANK_POPULATIONS)[number];

/** "family" is the family of the Restructured BETOS Classification System. */
export const RANK_SCOPES = ['family', 'subsection', 'section', 'all'] as const;
export type RankScope = (typeof RANK_SCOPES)[number];

export interface RankChoices {
  readonly metric?: RankMetric;
  readonly population?: RankPopulation;
  readonly within?: RankScope;
  /** Practice expense for total and payment; work does not depend on it */
  readonly setting?: Setting;
}

export const DEFAULT_RANK_CHOICES: Required<RankChoices> = {
  metric: 'work',
  population: 'rows',
  within: 'section',
  setting: 'nonfacility',
};
