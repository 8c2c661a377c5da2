import { formatOf } from '../../options/output.js';
import { issueText } from '../../output/remedies.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say, tableWidth, writeAll } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { answerDiff, type DiffAnswer } from './answer.js';
import type { DiffOptions } from './command.js';
import { renderCsv } from './csv.js';
import { renderJson } from './json.js';
import { renderMarkdownTable, renderScreen } from './screen.js';

/** `rvu diff`: what changed between two releases. */
export async function diffCommand(args: readonly string[], options: DiffOptions, io: Io): Promise<ExitCode> {
  const format = formatOf(options);
  const answer = answerDiff(args, options);
  await writeAll(io.stdout, await rendered(answer));
  const isJson = format === 'json' || format === 'ndjson';
  if (!isJson) for (const error of answer.errors) say(io, issueText(error));
  return answer.errors.length > 0 ? EXIT.partly : EXIT.answered;

  async function rendered(diff: DiffAnswer): Promise<string> {
    if (format === 'json' || format === 'ndjson') return renderJson(diff, format === 'ndjson');
    if (format === 'csv') return renderCsv(diff);
    if (format === 'markdown') return renderMarkdownTable(diff);
    return renderScreen(diff, await paintFor(io), tableWidth(io), options.top !== undefined);
  }
}
