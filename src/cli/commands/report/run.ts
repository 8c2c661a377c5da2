import { isoOf } from '../../../core/dates/days.js';
import { UsageError } from '../../../core/issue/errors.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say, tableWidth, writeAll } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import type { ReportOptions } from './command.js';
import { renderCsv, renderJson } from './json.js';
import { answerReport, type ReportAnswer } from './request.js';
import { renderMarkdownTable, renderScreen } from './screen.js';

async function writePage(answer: ReportAnswer, html: string, io: Io): Promise<ExitCode> {
  const { reportHtml } = await import('./html.js');
  const text = reportHtml(answer);
  const write = async ({ stdout }: Io): Promise<ExitCode> => {
    await writeAll(stdout, text);
    return EXIT.answered;
  };
  if (html === '-') return write(io);
  const { toFile } = await import('../../output/file.js');
  return toFile(html, io, write);
}

/** Says that a contract was asked for that is not in force on any day of the report. */
function sayElsewhere({ report: { span, contract } }: ReportAnswer, io: Io): void {
  if (contract === null) return;
  const { name, from, through } = contract;
  if (from <= isoOf(span.last) && (through === null || through >= isoOf(span.first))) return;
  const days = through === null ? `from ${from} on` : `from ${from} through ${through}`;
  say(io, `the contract ${name} is in force ${days}, on no day of this report (--from, --to)`);
}

/** `rvu report`: what the log adds up to. */
export async function reportCommand(
  _words: readonly string[],
  options: ReportOptions,
  io: Io,
): Promise<ExitCode> {
  const { html, out } = options;
  if (html !== undefined && out !== undefined)
    throw new UsageError('E_USAGE', '--html and --out both name a file.', 'Give one of them.');
  const format = formatOf(options);
  if (html !== undefined && format !== 'table')
    throw new UsageError('E_USAGE', `--html and --${format} exclude each other.`, 'Give one output format.');
  const answer = answerReport(options, io);
  sayElsewhere(answer, io);
  if (html !== undefined) return writePage(answer, html, io);
  await writeAll(io.stdout, await rendered());
  return EXIT.answered;

  async function rendered(): Promise<string> {
    if (format === 'json' || format === 'ndjson') return renderJson(answer, format === 'ndjson');
    if (format === 'csv') return renderCsv(answer);
    if (format === 'markdown') return renderMarkdownTable(answer);
    return renderScreen(answer, await paintFor(io), tableWidth(io));
  }
}
