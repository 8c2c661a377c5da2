import { chooseRelease } from '../../../answer/release/chosen.js';
import { queryWords } from '../../../core/code/code-query.js';
import { UsageError } from '../../../core/issue/errors.js';
import { formatOf } from '../../options/output.js';
import { finish } from '../../output/finish.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { answerCompare } from './answer.js';
import type { CompareOptions } from './command.js';
import { renderCompare } from './screen.js';

/** `rvu compare`: amounts in other localities, in the other setting, or with the other conversion factor. */
export async function compareCommand(
  args: readonly string[],
  options: CompareOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (queryWords(args).length === 0) {
    throw new UsageError(
      'E_USAGE',
      'No code given.',
      'Try: rvu compare 99213 (rvu compare --help shows more)',
    );
  }
  const answer = answerCompare(chooseRelease(options), args, options);
  io.stdout.write(await renderCompare(answer, format, io));
  return finish(answer, io, format);
}
