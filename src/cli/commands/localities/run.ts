import { chooseRelease } from '../../../answer/release/chosen.js';
import { UsageError } from '../../../core/issue/errors.js';
import { formatOf } from '../../options/output.js';
import { finish } from '../../output/finish.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { answerLocalities } from './answer.js';
import type { LocalitiesOptions } from './command.js';
import { renderLocalities } from './screen.js';

/** `rvu localities`: the localities by which Medicare pays. */
export async function localitiesCommand(
  words: readonly string[],
  options: LocalitiesOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (options.full && options.brief) {
    throw new UsageError('E_USAGE', '--full and --brief exclude each other.', 'Give one of them.');
  }
  const answer = answerLocalities(chooseRelease(options), words, options);
  io.stdout.write(await renderLocalities(answer, format, io));
  return finish(answer, io, format);
}
