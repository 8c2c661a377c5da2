import { issueText } from '../../../answer/issue/remedies.js';
import { queryWords } from '../../../core/code/code-query.js';
import { type DiffSide, unknownFloors } from '../../../core/history/release-diff.js';
import type { Refusal } from '../../../core/issue/issue.js';
import { type Format, formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say, tableWidth, writeAll } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { answerDiff } from './answer.js';
import type { DiffOptions } from './command.js';
import { renderCsv } from './csv.js';
import { renderJson } from './json.js';
import { renderMarkdownTable, renderScreen } from './screen.js';
import { answerVolumes } from './volume-answer.js';
import { renderVolumeCsv, renderVolumeJson } from './volume-formats.js';
import { renderVolumeMarkdown, renderVolumeScreen } from './volume-screen.js';

interface Rendered {
  readonly text: string;
  readonly errors: readonly Refusal[];
  readonly sides: readonly DiffSide[];
}

async function changes(
  args: readonly string[],
  options: DiffOptions,
  format: Format,
  io: Io,
): Promise<Rendered> {
  const answer = answerDiff(args, options);
  const { errors } = answer;
  const sides = [answer.from, answer.to];
  if (format === 'json' || format === 'ndjson')
    return { text: renderJson(answer, format === 'ndjson'), errors, sides };
  if (format === 'csv') return { text: renderCsv(answer), errors, sides };
  if (format === 'markdown') return { text: renderMarkdownTable(answer), errors, sides };
  return {
    text: renderScreen(answer, await paintFor(io), tableWidth(io), options.top !== undefined),
    errors,
    sides,
  };
}

async function effects(
  args: readonly string[],
  options: DiffOptions,
  path: string,
  format: Format,
  io: Io,
): Promise<Rendered> {
  const answer = answerVolumes(queryWords(args), options, path);
  const { errors, said } = answer;
  const sides = [answer.from, answer.to];
  if (said !== null) say(io, said);
  if (format === 'json' || format === 'ndjson')
    return { text: renderVolumeJson(answer, format === 'ndjson'), errors, sides };
  if (format === 'csv') return { text: renderVolumeCsv(answer), errors, sides };
  if (format === 'markdown') return { text: renderVolumeMarkdown(answer), errors, sides };
  return { text: renderVolumeScreen(answer, await paintFor(io), tableWidth(io), options.top), errors, sides };
}

/** `rvu diff`: what changed between two releases, or what that means for a user's own services. */
export async function diffCommand(args: readonly string[], options: DiffOptions, io: Io): Promise<ExitCode> {
  const format = formatOf(options);
  const { text, errors, sides } = await (options.volumes === undefined
    ? changes(args, options, format, io)
    : effects(args, options, options.volumes, format, io));
  await writeAll(io.stdout, text);
  const isJson = format === 'json' || format === 'ndjson';
  for (const text of unknownFloors(sides)) say(io, text);
  if (!isJson) for (const error of errors) say(io, issueText(error));
  return errors.length > 0 ? EXIT.partly : EXIT.answered;
}
