import { extname } from 'node:path';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { UsageError } from '../../../core/issue/errors.js';
import { sayColumns, sayRows } from '../../journal/file.js';
import { type Format, formatOf, formatsDiffer } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say, tableWidth, writeAll } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { renderMarkdown } from '../../terminal/table.js';
import { counted } from '../../terminal/text.js';
import { answerReconcile, type ReconcileAnswer } from './answer.js';
import { LIST_COLUMNS, LIST_TABLE, listRows } from './cells.js';
import type { ReconcileOptions } from './command.js';
import { reconcileJson } from './json.js';
import { renderScreen } from './screen.js';

type ListFormat = Format | 'html' | 'xlsx';

const ENDINGS: Readonly<Record<string, ListFormat>> = { '.html': 'html', '.htm': 'html', '.xlsx': 'xlsx' };

function listFormat(options: ReconcileOptions): ListFormat {
  const { out = '', ...others } = options;
  const byName = ENDINGS[extname(out).toLowerCase()];
  if (!byName) return formatOf(options);
  const chosen = formatOf(others);
  if (chosen !== 'table') throw formatsDiffer(chosen, out);
  return byName;
}

async function write(answer: ReconcileAnswer, format: ListFormat, options: ReconcileOptions, io: Io) {
  const { stdout } = io;
  if (format === 'xlsx' || format === 'html') {
    const { writeWorkbook, listHtml } = await import('./list.js');
    return format === 'xlsx' ? writeWorkbook(answer, io) : writeAll(stdout, listHtml(answer));
  }
  if (format === 'json' || format === 'ndjson')
    return writeAll(stdout, reconcileJson(answer, format === 'ndjson'));
  if (format === 'csv') {
    const lines = [LIST_COLUMNS, ...listRows(answer)].map((cells) => csvLine(cells));
    return writeAll(stdout, `${lines.join('\n')}\n`);
  }
  if (format === 'markdown') return writeAll(stdout, `${renderMarkdown(LIST_TABLE, listRows(answer))}\n`);
  const screen = { paint: await paintFor(io), width: tableWidth(io), top: options.top };
  return writeAll(stdout, `${renderScreen(answer, screen)}\n`);
}

/** `rvu reconcile`: an employer's report against the log. */
export async function reconcileCommand(
  words: readonly string[],
  options: ReconcileOptions,
  io: Io,
): Promise<ExitCode> {
  const format = listFormat(options);
  const answer = await answerReconcile(words, options, io);
  const { rows, problems } = answer;
  sayColumns(rows, 'as nothing is compared with them', io);
  if (!rows.read.some(([role]) => role === 'work'))
    say(io, 'no column of work RVUs was found, so only what was done is compared; --work-column names one');
  sayRows(rows, io);
  if (problems > 0)
    say(io, `${counted(problems, 'line')} of the journal cannot be read and do not count: rvu log check`);
  if (answer.result.period === null)
    throw new UsageError(
      'E_INPUT_FILE',
      'No line of the report could be read, so nothing was compared.',
      rows.refused.length > 0
        ? 'Fix the lines named above, or name the columns to read, as in --work-column.'
        : '--code-column and --date-column name the columns to read.',
    );
  await write(answer, format, options, io);
  return rows.refused.length + problems > 0 ? EXIT.partly : EXIT.answered;
}
