import { openSchedule } from '../../data/schedule.js';
import type { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { formatOf } from '../options.js';
import { finish } from '../render/answer.js';
import { renderRank } from '../render/rank.js';
import { answerRank, type RankOptions, rankChoices } from './rank-answer.js';
import { isBatch } from './services.js';

/** `rvu rank`: the place of codes among the codes of their section. */
export async function rankCommand(args: readonly string[], options: RankOptions, io: Io): Promise<ExitCode> {
  const format = formatOf(options);
  const choices = rankChoices(options);
  if (isBatch(args, io, 'rank')) {
    const { runBatch } = await import('../batch/run.js');
    return runBatch('rank', options, io);
  }
  const answer = answerRank(openSchedule(), args, choices);
  io.stdout.write(await renderRank(answer, format, io));
  return finish(answer, io, format === 'json' || format === 'ndjson');
}
