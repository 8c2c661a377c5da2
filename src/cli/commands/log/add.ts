import { exact, toJson } from '../../../answer/json/json.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { CreditedEntry } from '../../../core/journal/credit.js';
import type { JournalEntry, LiveEntry } from '../../../core/journal/entry.js';
import { RVU_SCALE } from '../../../core/number/decimal.js';
import { entryJson, remarkText, serviceText, workText, workTogether } from '../../journal/entries.js';
import { type LogSetup, openLog } from '../../journal/setup.js';
import { typedService } from '../../journal/words.js';
import { formatOf } from '../../options/output.js';
import { dayAgo } from '../../options/values.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import type { LogOptions } from './command.js';
import { refuseUnknown } from './unknown.js';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

type Days = Readonly<Record<string, number>>;

function total(days: Days, prefix: string): number {
  return Object.entries(days).reduce((sum, [date, work]) => (date.startsWith(prefix) ? sum + work : sum), 0);
}

/** The entries that words and options say, without their numbers. */
function entriesOf(words: readonly string[], options: LogOptions): JournalEntry[] {
  const { date = dayAgo(0), minutes = null, setting = '', site = '', contract = '', note = '' } = options;
  return words.map(typedService).map(({ code, modifiers, units = 1 }) => ({
    date,
    case: options.case ?? '',
    code,
    modifiers,
    units,
    minutes,
    setting,
    site,
    contract,
    source: '',
    note,
  }));
}

function totalsText(date: string, days: Days): string {
  const [year = '', month = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  return [
    `${date}: ${workText(days[date] ?? 0)}`,
    `${name} ${year}: ${workText(total(days, `${year}-${month}`))}`,
    `${year}: ${workText(total(days, `${year}-`))}`,
  ].join(' · ');
}

function addedText(added: readonly CreditedEntry[], date: string, days: Days): string {
  const widest = Math.max(...added.map((each) => serviceText(each).length));
  const lines = added.map((each) => {
    const work = each.outcome.ok ? workText(each.outcome.work) : '–';
    const remark = remarkText(each);
    return `${each.entry.id}  ${serviceText(each).padEnd(widest)}  ${work.padStart(6)}${remark ? `  ${remark}` : ''}`;
  });
  const work = workText(workTogether(added));
  return `${[...lines, `Logged ${counted(added.length, 'line')}: ${work} work RVUs`, totalsText(date, days)].join('\n')}\n`;
}

/** Says once that notes are kept as they are. */
function warnOfNotes({ journal }: LogSetup, { note }: LogOptions, io: Io): void {
  if (!note || journal.read().records.some(({ entry }) => (entry?.note ?? '') !== '')) return;
  say(io, "notes are kept as they are written: never put a patient's name, number or birth date into one");
}

/** Entries just logged, credited with the others of their case. */
function creditedAmong({ journal, credit }: LogSetup, logged: readonly LiveEntry[]): CreditedEntry[] {
  if (logged.every((entry) => entry.case === '')) return credit(logged.length).all(logged);
  const { entries } = journal.read();
  const ids = new Set(logged.map(({ id }) => id));
  return credit(entries.length)
    .all(entries)
    .filter(({ entry }) => ids.has(entry.id));
}

/** `rvu log add`: logs codes, and shows what they are credited and the totals of their day, month and year. */
export async function addEntries(words: readonly string[], options: LogOptions, io: Io): Promise<ExitCode> {
  if (words.length === 0)
    throw new UsageError('E_USAGE', 'rvu log add needs codes.', 'Example: rvu log add 99214 20610-RT');
  const format = formatOf(options);
  const entries = entriesOf(words, options);
  const setup = openLog(io);
  refuseUnknown(setup, entries, 'Nothing was logged.');
  warnOfNotes(setup, options, io);
  const { entries: logged, days } = await setup.journal.add(entries, setup.sums);
  const added = creditedAmong(setup, logged);
  const [{ date = '' } = { date: '' }] = entries;
  const sums = days ?? {};
  if (format === 'json' || format === 'ndjson') {
    const totals = {
      day: exact(sums[date] ?? 0, RVU_SCALE),
      month: exact(total(sums, date.slice(0, 7)), RVU_SCALE),
      year: exact(total(sums, date.slice(0, 4)), RVU_SCALE),
    };
    io.stdout.write(
      `${toJson({ schema: 'rvu.log/1', action: 'add', results: added.map(entryJson), totals, errors: [] }, 2)}\n`,
    );
  } else io.stdout.write(addedText(added, date, sums));
  return EXIT.answered;
}
