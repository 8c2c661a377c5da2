import type { Rank, RankChoices } from '../../../core/rank/rank.js';
import { PopulationCache, rankService } from '../../../core/rank/rank-service.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { requestedServices } from '../../options/services.js';
import type { Answer } from '../../output/answer.js';
import type { RankOptions } from './command.js';

/** The choices that options make; each option has an initial value. */
export function rankChoices({ by, population, within, setting }: RankOptions): Required<RankChoices> {
  return { metric: by, population, within, setting };
}

/** Ranks every code that the arguments name. */
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
