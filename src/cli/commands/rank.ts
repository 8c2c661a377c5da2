import type { Rank } from '../../core/rank.js';
import { PopulationCache, rankService } from '../../core/rank-service.js';
import { openSchedule } from '../../data/schedule.js';
import type { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { formatOf } from '../options.js';
import { type RankOptions, rankChoices } from '../rank-options.js';
import { type Answer, finish } from '../render/answer.js';
import { renderRank } from '../render/rank.js';
import { isBatch, requestedServices } from './services.js';

/** `rvu rank`: the place of codes among the codes of their section. */
export async function rankCommand(args: readonly string[], options: RankOptions, io: Io): Promise<ExitCode> {
  const format = formatOf(options);
  const choices = rankChoices(options);
  if (isBatch(args, io, 'rank')) {
    const { runBatch } = await import('../batch/run.js');
    return runBatch('rank', options, io);
  }
  const schedule = openSchedule();
  const { services, refusals } = requestedServices(schedule, args);
  const populations = new PopulationCache(schedule, choices);
  const outcomes = services.map((service) => rankService(schedule, service, populations));
  const results = outcomes.flatMap((outcome) => (outcome.ok ? [outcome] : []));
  const errors = [...refusals, ...outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]))];
  const answer: Answer<Rank> = { schema: 'rvu.rank/1', release: schedule.release, results, errors };
  io.stdout.write(await renderRank(answer, format, io));
  return finish(answer, io, format === 'json' || format === 'ndjson');
}
