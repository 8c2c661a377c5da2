import { openSchedule } from '../../../data/bundle/schedule.js';
import { formatOf } from '../../options/options.js';
import { isBatch } from '../../options/services.js';
import { finish } from '../../output/finish.js';
import { renderRank } from '../../output/rank/rank.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { answerRank, type RankOptions, rankChoices } from './answer.js';

/** `rvu rank`: the place of codes among the codes of their section. */
export async function rankCommand(args: readonly string[], options: RankOptions, io: Io): Promise<ExitCode> {
  const format = formatOf(options);
  const choices = rankChoices(options);
  if (isBatch(args, io, 'rank')) {
    const { runBatch } = await import('../../batch/run.js');
    return runBatch('rank', options, io);
  }
  const answer = answerRank(openSchedule(), args, choices);
  io.stdout.write(await renderRank(answer, format, io));
  return finish(answer, io, format === 'json' || format === 'ndjson');
}
