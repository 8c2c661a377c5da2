import { openContent } from '../../data/content/content.js';
import { openSchedule } from '../../data/schedule.js';
import { openSearch } from '../../data/search/open-search.js';
import type { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { formatOf } from '../options.js';
import { finish } from '../render/answer.js';
import { renderSearch } from '../render/search.js';
import { answerSearch, type SearchOptions, searchQuery } from './search-answer.js';

/** `rvu search`: the codes that words mean, in names, synonyms and plain language. */
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
  return finish(answer, io, format === 'json' || format === 'ndjson');
}
