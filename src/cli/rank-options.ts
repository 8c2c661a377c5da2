import type { RankChoices } from '../core/rank.js';
import { type FormatOptions, parseChoice, parseSettingOption } from './options.js';

/** The options of `rvu rank` as commander gives them. */
export interface RankOptions extends FormatOptions {
  readonly by: string;
  readonly population: string;
  readonly within: string;
  readonly setting: string;
  readonly [column: `${string}Column`]: string;
}

export function rankChoices(options: RankOptions): Required<RankChoices> {
  return {
    metric: parseChoice('--by', options.by, ['work', 'total', 'payment']),
    population: parseChoice('--population', options.population, ['rows', 'codes']),
    within: parseChoice('--within', options.within, ['subsection', 'section', 'all']),
    setting: parseSettingOption(options.setting),
  };
}
