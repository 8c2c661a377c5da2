import type { RankChoices } from '../../core/rank/choices.js';
import type { Rank } from '../../core/rank/rank.js';
import { PopulationCache, rankService } from '../../core/rank/rank-service.js';
import type { CodeReference } from '../../core/reference/code-reference.js';
import type { ReleaseChoice } from '../release/chosen.js';
import type { Answer } from './answer.js';
import { requestedServices } from './services.js';

/** Whether a ranking reads figures of thousands of codes that are not part of the release. */
export function readsReference({ metric, within }: Required<RankChoices>): boolean {
  return metric === 'work-per-hour' || within === 'family';
}

/** Ranks every code that the arguments name. */
export function answerRank(
  { schedule, chosen }: ReleaseChoice,
  args: readonly string[],
  choices: Required<RankChoices>,
  reference: CodeReference,
): Answer<Rank> {
  const { services, refusals } = requestedServices(schedule, args);
  const populations = new PopulationCache(schedule, choices, reference);
  const outcomes = services.map((service) => rankService(schedule, service, populations));
  const results = outcomes.flatMap((outcome) => (outcome.ok ? [outcome] : []));
  const errors = [...refusals, ...outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]))];
  return { schema: 'rvu.rank/1', release: schedule.release, chosen, results, errors };
}
