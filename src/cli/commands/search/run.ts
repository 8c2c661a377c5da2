import { answerSearch, searchQuery } from '../../../answer/find/search.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import { openContent } from '../../../data/content/content.js';
import { openSearch } from '../../../data/search/open-search.js';
import { formatOf } from '../../options/output.js';
import { finish } from '../../output/finish.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import type { SearchOptions } from './command.js';
import { renderSearch } from './screen.js';

/** `rvu search`: codes by words in their names, synonyms and plain-language texts. */
export async function searchCommand(
  words: readonly string[],
  options: SearchOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  const query = searchQuery(words);
  const schedule = openSchedule();
  const answer = answerSearch(await openSearch(), schedule, openContent(), query, options);
  io.stdout.write(await renderSearch(answer, format, io));
  return finish(answer, io, format);
}
