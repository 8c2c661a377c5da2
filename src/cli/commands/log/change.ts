import { toJson } from '../../../answer/json/json.js';
import { UsageError } from '../../../core/issue/errors.js';
import {
  entryService,
  type JournalEntry,
  type JournalRecord,
  type LiveEntry,
} from '../../../core/journal/entry.js';
import { entryJson, remarkText, serviceText, workText } from '../../journal/entries.js';
import { openLog } from '../../journal/setup.js';
import { typedService } from '../../journal/words.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import type { LogOptions } from './command.js';
import { refuseUnknown } from './unknown.js';

const isJson = (options: LogOptions): boolean => ['json', 'ndjson'].includes(formatOf(options));

/** The values that options give. */
function givenBy(options: LogOptions): Partial<JournalEntry> {
  const { date, units, minutes, setting, site, contract, note } = options;
  const all = { date, case: options.case, units, minutes, setting, site, contract, note };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** `rvu log edit`: gives an entry new values; the old ones stay in the journal. */
export async function editEntry(words: readonly string[], options: LogOptions, io: Io): Promise<ExitCode> {
  const [id, code, ...rest] = words;
  const values = { ...(code === undefined ? {} : typedService(code)), ...givenBy(options) };
  if (id === undefined || rest.length > 0 || Object.keys(values).length === 0) {
    const hint = 'Example: rvu log edit 2026-000012 99215, or rvu log edit 2026-000012 --date yesterday';
    throw new UsageError(
      'E_USAGE',
      'rvu log edit needs a number, and a code or options with new values.',
      hint,
    );
  }
  const setup = openLog(io);
  const { journal, credit } = setup;
  const [, entry] = await journal.correct(id, ({ id: _, ...before }) => {
    const changed = { ...before, ...values };
    if (code !== undefined || options.contract !== undefined)
      refuseUnknown(setup, [changed], 'Nothing was changed.');
    return changed;
  });
  const { entries } = journal.read();
  const credited = credit(entries.length)
    .all(entries)
    .find((each) => each.entry.id === id);
  if (!credited) throw new UsageError('E_JOURNAL', `${entry.id} is no longer in the journal.`);
  if (isJson(options)) {
    const results = [entryJson(credited)];
    io.stdout.write(`${toJson({ schema: 'rvu.log/1', action: 'edit', results, errors: [] }, 2)}\n`);
  } else {
    const work = credited.outcome.ok ? `${workText(credited.outcome.work)} work RVUs` : '';
    const text = [work, remarkText(credited)].filter(Boolean).join('; ');
    io.stdout.write(`${id}: ${entry.date}  ${serviceText(credited)}  ${text}\n`);
  }
  return EXIT.answered;
}

function sayTaken(action: string, lines: readonly string[], options: LogOptions, io: Io): ExitCode {
  if (isJson(options)) {
    const results = lines.map((line) => ({ id: line.slice(0, 11) }));
    io.stdout.write(`${toJson({ schema: 'rvu.log/1', action, results, errors: [] }, 2)}\n`);
  } else io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return EXIT.answered;
}

const entryLine = (entry: LiveEntry): string => `${entry.id}: ${entry.date}  ${entryService(entry)} removed`;

/** `rvu log remove`: takes entries out; they stay in the journal as removed. */
export async function removeEntries(
  words: readonly string[],
  options: LogOptions,
  io: Io,
): Promise<ExitCode> {
  if (words.length === 0) {
    const hint = 'Example: rvu log remove 2026-000012; rvu log list shows the numbers';
    throw new UsageError('E_USAGE', 'rvu log remove needs the numbers of entries.', hint);
  }
  const removed = await openLog(io).journal.remove([...new Set(words)]);
  return sayTaken('remove', removed.map(entryLine), options, io);
}

const TAKEN_BACK: Readonly<Record<JournalRecord['op'], string>> = {
  add: 'no longer logged',
  correct: 'the earlier values stand again',
  remove: 'the entry stands again',
};

function stepLine({ id, op, ref, entry }: JournalRecord): string {
  const what = entry ? `${entry.date}  ${entryService(entry)}` : ref;
  return `${id}: ${what}: ${TAKEN_BACK[op]}`;
}

/** More lines than this, of an import, are only counted. */
const MOST_SHOWN = 20;

/** `rvu log undo`: takes back what was done last. */
export async function undoStep(words: readonly string[], options: LogOptions, io: Io): Promise<ExitCode> {
  if (words.length > 0)
    throw new UsageError('E_USAGE', 'rvu log undo takes nothing.', 'To take out an entry: rvu log remove ID');
  const step = await openLog(io).journal.undo();
  if (step.length === 0) say(io, 'there is nothing left to take back');
  const lines = step.map(stepLine);
  if (isJson(options) || lines.length <= MOST_SHOWN) return sayTaken('undo', lines, options, io);
  io.stdout.write(`${counted(lines.length, 'line')} of one import: no longer logged\n`);
  return EXIT.answered;
}
