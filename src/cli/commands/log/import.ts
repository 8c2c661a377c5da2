import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type JournalRows, readJournalRows } from '../../../batch/journal/rows.js';
import { InputError, UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { entryService } from '../../../core/journal/entry.js';
import { type JournalState, type Merge, newRows } from '../../../core/journal/merge.js';
import { RVU_SCALE } from '../../../core/number/decimal.js';
import { namedColumns } from '../../batch/run.js';
import { standardInput } from '../../batch/stdin.js';
import { workText, workTogether } from '../../journal/entries.js';
import { openLog } from '../../journal/setup.js';
import { formatOf } from '../../options/output.js';
import { exact, toJson } from '../../output/json.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted, grouped } from '../../terminal/text.js';
import type { LogOptions } from './command.js';

/** Words of columns that hold patients. */
const PATIENT =
  /patient|\bpt\b|mrn|medical.?record|member|subscriber|insured|birth|dob|ssn|social|first.?name|last.?name|full.?name|^name$|address|street|phone|email|account|encounter|chart|mbi|hicn|guarantor|sex|gender|race/i;

/** How many rows of a kind are shown. */
const MOST_SHOWN = 10;
const CHECKSUM = 12;

async function bytesOf(file: string, io: Io): Promise<Buffer> {
  if (file === '-') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of standardInput(io)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputError('E_INPUT_FILE', `${file} cannot be read: ${(error as Error).message}.`);
  }
}

const named = (columns: readonly string[]): string => {
  const shown = columns.slice(0, MOST_SHOWN).map((name) => `"${echo(name)}"`);
  return [...shown, ...(columns.length > MOST_SHOWN ? [`${columns.length - MOST_SHOWN} more`] : [])].join(
    ', ',
  );
};

/** Says which columns were read as what, and which were left out. */
function sayColumns({ read, dropped }: JournalRows, io: Io): void {
  say(io, `columns read: ${read.map(([role, name]) => `${role} from "${echo(name)}"`).join(', ')}`);
  const patients = dropped.filter((name) => PATIENT.test(name));
  const others = dropped.filter((name) => !PATIENT.test(name));
  if (patients.length > 0) say(io, `left out, as they look like patients: ${named(patients)}`);
  if (others.length > 0) say(io, `left out, as a journal has no place for them: ${named(others)}`);
}

function sayRows({ refused }: JournalRows, { similar }: Merge, io: Io): void {
  for (const { line, why } of refused.slice(0, MOST_SHOWN)) say(io, `line ${line} is left out: ${why}`);
  if (refused.length > MOST_SHOWN) say(io, `${counted(refused.length - MOST_SHOWN, 'more line')} left out`);
  for (const { row, entry } of similar.slice(0, MOST_SHOWN)) {
    const what = `${row.date} ${entryService(row)}, ${counted(row.units, 'unit')}`;
    say(
      io,
      `perhaps there already: ${what}; compare ${entry.id}: ${entryService(entry)}, ${counted(entry.units, 'unit')}`,
    );
  }
  if (similar.length > MOST_SHOWN) say(io, `${counted(similar.length - MOST_SHOWN, 'more line')} like that`);
}

/** `rvu log import`: logs the rows of a CSV that are not there yet. */
export async function importFile(words: readonly string[], options: LogOptions, io: Io): Promise<ExitCode> {
  const [file] = words;
  if (file === undefined || words.length > 1)
    throw new UsageError(
      'E_USAGE',
      'rvu log import needs one file, or -.',
      'Example: rvu log import charges.csv',
    );
  const bytes = await bytesOf(file, io);
  const checksum = createHash('sha256').update(bytes).digest('hex').slice(0, CHECKSUM);
  const source = `${file === '-' ? 'stdin' : basename(file)} ${checksum}`;
  const { date = null, site = '', contract = '' } = options;
  const rows = readJournalRows(bytes, namedColumns(options), {
    date,
    case: options.case ?? '',
    site,
    contract,
    source,
  });
  const { journal, credit, sums } = openLog(io);
  sayColumns(rows, io);
  const isTrial = !options.yes && io.stdout.isTTY === true;
  let merge: Merge = { added: [], known: 0, similar: [] };
  const choose = (contents: JournalState) => {
    merge = newRows(rows.entries, contents);
    return merge.added;
  };
  const trial = isTrial ? choose(journal.read()).map((entry, i) => ({ ...entry, id: String(i) })) : null;
  const entries = trial ?? (await journal.add(rows.entries, sums, (contents) => choose(contents()))).entries;
  sayRows(rows, merge, io);
  const work = workTogether(credit(entries.length).all(entries));
  const { known } = merge;
  const format = formatOf(options);
  if (format === 'json' || format === 'ndjson') {
    const columns = rows.read.map(([role, column]) => ({ role, column }));
    const results = {
      logged: isTrial ? 0 : entries.length,
      known,
      refused: rows.refused,
      similar: merge.similar.length,
    };
    const totals = { ...results, work_credited: exact(work, RVU_SCALE), columns, left_out: rows.dropped };
    io.stdout.write(
      `${toJson({ schema: 'rvu.log/1', action: 'import', results: [totals], errors: [] }, 2)}\n`,
    );
  } else {
    const done = isTrial ? 'would be logged; add --yes to do it' : 'logged';
    const rest = [
      `${counted(entries.length, 'line')} ${done}, ${workText(work)} work RVUs`,
      ...(known > 0 ? [`${grouped(known)} there already`] : []),
      ...(rows.refused.length > 0 ? [`${grouped(rows.refused.length)} left out`] : []),
    ];
    io.stdout.write(`${rest.join('; ')}\n`);
  }
  return rows.refused.length > 0 ? EXIT.partly : EXIT.answered;
}
