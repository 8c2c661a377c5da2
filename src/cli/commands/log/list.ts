import { exact, toJson } from '../../../answer/json/json.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { UsageError } from '../../../core/issue/errors.js';
import { type CreditedEntry, workOf } from '../../../core/journal/credit.js';
import { RVU_SCALE } from '../../../core/number/decimal.js';
import {
  ENTRY_COLUMNS,
  entryCells,
  entryJson,
  remarkText,
  serviceText,
  workText,
  workTogether,
} from '../../journal/entries.js';
import { openLog } from '../../journal/setup.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say, tableWidth, writeAll } from '../../terminal/io.js';
import { renderMarkdown, renderTable } from '../../terminal/table.js';
import { counted } from '../../terminal/text.js';
import type { LogOptions } from './command.js';

/** Entries of the dates asked for, credited with all others, since those of a case belong together. */
function asked({ from = '', to = '9999' }: LogOptions, io: Io): CreditedEntry[] {
  const { journal, credit } = openLog(io);
  const { entries, problems } = journal.read();
  if (problems.length > 0)
    say(
      io,
      `${counted(problems.length, 'line')} of the journal cannot be read and do not count: rvu log check`,
    );
  return credit(entries.length)
    .all(entries)
    .filter(({ entry }) => from <= entry.date && entry.date <= to);
}

const COLUMNS = [
  { head: 'Entry' },
  { head: 'Date' },
  { head: 'Service' },
  { head: 'Work', align: 'right' },
  { head: 'Remark', flexible: true },
] as const;

function cellsOf(credited: CreditedEntry): string[] {
  const { entry, outcome } = credited;
  const remark = [entry.site, entry.case && `case ${entry.case}`, entry.note, remarkText(credited)];
  const work = outcome.ok ? workText(outcome.work) : '–';
  return [entry.id, entry.date, serviceText(credited), work, remark.filter(Boolean).join('; ')];
}

function refuseWords(action: string, words: readonly string[]): void {
  if (words.length > 0)
    throw new UsageError('E_USAGE', `rvu log ${action} takes no words.`, 'Use --from and --to for dates.');
}

const csvOf = (credited: readonly CreditedEntry[]): string =>
  `${[ENTRY_COLUMNS, ...credited.map((each) => entryCells(each).map(String))].map((cells) => csvLine(cells)).join('\n')}\n`;

function jsonOf(action: string, credited: readonly CreditedEntry[], isLines: boolean): string {
  const results = credited.map(entryJson);
  if (isLines) return results.map((each) => `${toJson(each)}\n`).join('');
  const work_credited = exact(workTogether(credited), RVU_SCALE);
  return `${toJson({ schema: 'rvu.log/1', action, results, totals: { lines: results.length, work_credited }, errors: [] }, 2)}\n`;
}

/** `rvu log list`: the entries of some dates, or the last ones. */
export async function listEntries(words: readonly string[], options: LogOptions, io: Io): Promise<ExitCode> {
  refuseWords('list', words);
  const format = formatOf(options);
  const all = asked(options, io);
  const shown = options.top === undefined ? all : all.slice(-options.top);
  if (format === 'json' || format === 'ndjson')
    await writeAll(io.stdout, jsonOf('list', shown, format === 'ndjson'));
  else if (format === 'csv') await writeAll(io.stdout, csvOf(shown));
  else if (format === 'markdown')
    await writeAll(io.stdout, `${renderMarkdown(COLUMNS, shown.map(cellsOf))}\n`);
  else if (all.length === 0) say(io, 'no entries; rvu log add logs one');
  else {
    const table = renderTable(COLUMNS, shown.map(cellsOf), tableWidth(io));
    const none = shown.filter(({ outcome }) => !outcome.ok).length;
    const rest = none > 0 ? `; ${counted(none, 'line')} not credited` : '';
    const sum = `${counted(shown.length, 'line')}: ${workText(workTogether(shown))} work RVUs${rest}`;
    await writeAll(io.stdout, `${table}\n${sum}\n`);
  }
  return EXIT.answered;
}

async function writeWorkbook(credited: readonly CreditedEntry[], { out }: LogOptions, io: Io): Promise<void> {
  if (out === undefined) {
    const hint = 'Name one: rvu log export --xlsx --out work.xlsx';
    throw new UsageError('E_USAGE', 'A workbook needs a file.', hint);
  }
  const { workbookOf } = await import('../../output/workbook/workbook.js');
  const columns = ENTRY_COLUMNS.map((name) => ({ name, isAmount: name === 'work_credited' }));
  const rows = credited.map((each) =>
    entryCells(each).map((cell, i) => (cell === '' ? null : i === WORK ? workOf(each) / 100 : cell)),
  );
  for await (const bytes of workbookOf({ name: 'Journal', columns, rows })) await writeAll(io.stdout, bytes);
}

const WORK = ENTRY_COLUMNS.indexOf('work_credited');

/** `rvu log export`: every entry that stands, with its work RVUs. */
export async function exportEntries(
  words: readonly string[],
  options: LogOptions,
  io: Io,
): Promise<ExitCode> {
  refuseWords('export', words);
  const credited = asked(options, io);
  if (options.xlsx) {
    await writeWorkbook(credited, options, io);
    return EXIT.answered;
  }
  const format = formatOf(options);
  const isJson = format === 'json' || format === 'ndjson';
  await writeAll(io.stdout, isJson ? jsonOf('export', credited, format === 'ndjson') : csvOf(credited));
  return EXIT.answered;
}
