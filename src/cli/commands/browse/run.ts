import { openSchedule } from '../../../data/bundle/schedule.js';
import { openContent } from '../../../data/content/content.js';
import { openReference } from '../../../data/reference/reference.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { answerBrowse } from './answer.js';
import type { BrowseOptions } from './command.js';
import { renderBrowse } from './screen.js';

/** `rvu browse`: one level of the tree of sections, subsections and families, down to codes. */
export async function browseCommand(
  words: readonly string[],
  options: BrowseOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  const schedule = openSchedule({ inMemory: true });
  const content = openContent({ inMemory: true });
  const reference = openReference({ inMemory: true });
  const answer = answerBrowse(schedule, content, reference, words.join(' ').trim(), options);
  io.stdout.write(await renderBrowse(answer, format, io));
  return EXIT.answered;
}
