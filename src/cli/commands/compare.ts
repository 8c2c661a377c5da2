import { queryWords } from '../../core/code-query.js';
import { UsageError } from '../../core/issue.js';
import { openSchedule } from '../../data/schedule.js';
import type { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { formatOf } from '../options.js';
import { finish } from '../render/answer.js';
import { renderCompare } from '../render/compare.js';
import { answerCompare } from './compare-answer.js';
import type { CompareOptions } from './compare-request.js';

/** `rvu compare`: what codes are paid elsewhere, in the other setting, or with the other factor. */
export async function compareCommand(
  args: readonly string[],
  options: CompareOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (queryWords(args).length === 0) {
    throw new UsageError(
      'E_USAGE',
      'No code is given.',
      'Try: rvu compare 99213 (rvu compare --help shows more)',
    );
  }
  const answer = answerCompare(openSchedule(), args, options);
  io.stdout.write(await renderCompare(answer, format, io));
  return finish(answer, io, format === 'json' || format === 'ndjson');
}
