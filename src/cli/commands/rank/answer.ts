import type { Rank, RankChoices } from '../../../core/rank/rank.js';
import { PopulationCache, rankService } from '../../../core/rank/rank-service.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { type FormatOptions, parseChoice, parseSettingOption } from '../../options/options.js';
import { requestedServices } from '../../options/services.js';
import type { Answer } from '../../output/answer.js';

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

/** Ranks every code that the arguments ask for. */
export function answerRank(
  schedule: FeeSchedule,
  args: readonly string[],
  choices: Required<RankChoices>,
): Answer<Rank> {
  const { services, refusals } = requestedServices(schedule, args);
  const populations = new PopulationCache(schedule, choices);
  const outcomes = services.map((service) => rankService(schedule, service, populations));
  const results = outcomes.flatMap((outcome) => (outcome.ok ? [outcome] : []));
  const errors = [...refusals, ...outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]))];
  return { schema: 'rvu.rank/1', release: schedule.release, results, errors };
}
