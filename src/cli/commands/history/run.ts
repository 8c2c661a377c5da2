import { answerHistory, type HistoryAnswer } from '../../../answer/find/history.js';
import { issueText } from '../../../answer/issue/remedies.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say, tableWidth, writeAll } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import type { HistoryOptions } from './command.js';
import { renderCsv } from './csv.js';
import { renderJson } from './json.js';
import { renderMarkdownTables, renderScreen } from './screen.js';

/** `rvu history`: a code through the releases. */
export async function historyCommand(
  args: readonly string[],
  options: HistoryOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  const answer = answerHistory(args, options);
  await writeAll(io.stdout, await rendered(answer));
  const isJson = format === 'json' || format === 'ndjson';
  if (!isJson) for (const error of answer.errors) say(io, issueText(error));
  return answer.errors.length > 0 ? EXIT.partly : EXIT.answered;

  async function rendered(history: HistoryAnswer): Promise<string> {
    if (format === 'json' || format === 'ndjson') return renderJson(history, format === 'ndjson');
    if (format === 'csv') return renderCsv(history);
    if (format === 'markdown') return renderMarkdownTables(history);
    return renderScreen(history, await paintFor(io), tableWidth(io));
  }
}
