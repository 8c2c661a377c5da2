import { answerRank, readsReference } from '../../../answer/find/rank.js';
import { chooseRelease } from '../../../answer/release/chosen.js';
import { openReference } from '../../../data/reference/reference.js';
import { formatOf } from '../../options/output.js';
import { isBatch } from '../../options/services.js';
import { safeAnswer } from '../../output/excel-safe.js';
import { finish } from '../../output/finish.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { rankChoices } from './choices.js';
import type { RankOptions } from './command.js';
import { renderRank } from './screen.js';

/** `rvu rank`: the percentile of codes within their section. */
export async function rankCommand(args: readonly string[], options: RankOptions, io: Io): Promise<ExitCode> {
  const format = formatOf(options);
  const choices = rankChoices(options);
  if (isBatch(args, io, 'rank')) {
    const [{ batchFile }, { refusePromptOptions, runBatch }, { rankPlan }] = await Promise.all([
      import('../../batch/named-file.js'),
      import('../../batch/run.js'),
      import('./batch.js'),
    ]);
    refusePromptOptions(options);
    return runBatch(rankPlan(options), options, io, batchFile(args, io));
  }
  const answer = answerRank(
    chooseRelease(options),
    args,
    choices,
    openReference({ inMemory: readsReference(choices) }),
  );
  io.stdout.write(await safeAnswer(await renderRank(answer, format, io), format, options));
  return finish(answer, io, format);
}
