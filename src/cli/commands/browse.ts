import { openContent } from '../../data/content/content.js';
import { openSchedule } from '../../data/schedule.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { formatOf } from '../options.js';
import { renderBrowse } from '../render/browse.js';
import { answerBrowse, type BrowseOptions } from './browse-answer.js';

/** `rvu browse`: one level of the tree of sections, subsections and families, down to codes. */
export async function browseCommand(
  words: readonly string[],
  options: BrowseOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  const schedule = openSchedule({ inMemory: true });
  const content = openContent({ inMemory: true });
  const answer = answerBrowse(schedule, content, words.join(' ').trim(), options);
  io.stdout.write(await renderBrowse(answer, format, io));
  return EXIT.answered;
}
