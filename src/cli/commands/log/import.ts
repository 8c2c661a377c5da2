import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { exact, toJson } from '../../../answer/json/json.js';
import { readJournalRows } from '../../../batch/journal/rows.js';
import { UsageError } from '../../../core/issue/errors.js';
import { entryService } from '../../../core/journal/entry.js';
import { type JournalState, type Merge, newRows } from '../../../core/journal/merge.js';
import { RVU_SCALE } from '../../../core/number/decimal.js';
import { namedColumns } from '../../batch/run.js';
import { namedContract } from '../../journal/columns.js';
import { workText, workTogether } from '../../journal/entries.js';
import { csvOf, MOST_SHOWN, sayColumns, sayRows } from '../../journal/file.js';
import { openLog } from '../../journal/setup.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted, grouped } from '../../terminal/text.js';
import type { LogOptions } from './command.js';

const CHECKSUM = 12;

function saySimilar({ similar }: Merge, io: Io): void {
  for (const { row, entry } of similar.slice(0, MOST_SHOWN)) {
    const what = `${row.date} ${entryService(row)}, ${counted(row.units, 'unit')}`;
    say(
      io,
      `may be there already: ${what}; compare ${entry.id}: ${entryService(entry)}, ${counted(entry.units, 'unit')}`,
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
  const bytes = await csvOf(file, options, io);
  const checksum = createHash('sha256').update(bytes).digest('hex').slice(0, CHECKSUM);
  const source = `${file === '-' ? 'stdin' : basename(file)} ${checksum}`;
  const { date = null, site = '', contract = '' } = options;
  const { journal, contracts, credit, sums } = openLog(io);
  if (contract !== '') namedContract(contracts, contract);
  const defaults = { date, case: options.case ?? '', site, contract, source };
  const rows = readJournalRows(bytes, namedColumns(options), defaults, options.maxField);
  sayColumns(rows, 'as an import does not read them', io);
  const isTrial = !options.yes && io.stdout.isTTY === true;
  let merge: Merge = { added: [], known: 0, similar: [] };
  const choose = (contents: JournalState) => {
    merge = newRows(rows.entries, contents);
    return merge.added;
  };
  const trial = isTrial ? choose(journal.read()).map((entry, i) => ({ ...entry, id: String(i) })) : null;
  const entries = trial ?? (await journal.add(rows.entries, sums, (contents) => choose(contents()))).entries;
  sayRows(rows, io);
  saySimilar(merge, io);
  const credited = credit(entries.length).all(entries);
  const work = workTogether(credited);
  const notCredited = credited.filter(({ outcome }) => !outcome.ok).length;
  const { known } = merge;
  const format = formatOf(options);
  if (format === 'json' || format === 'ndjson') {
    const columns = rows.read.map(([role, column]) => ({ role, column }));
    const results = {
      logged: isTrial ? 0 : entries.length,
      not_credited: notCredited,
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
      ...(notCredited > 0 ? [`${grouped(notCredited)} not credited (rvu log check)`] : []),
      ...(known > 0 ? [`${grouped(known)} there already`] : []),
      ...(rows.refused.length > 0 ? [`${grouped(rows.refused.length)} left out`] : []),
    ];
    io.stdout.write(`${rest.join('; ')}\n`);
  }
  return rows.refused.length > 0 ? EXIT.partly : EXIT.answered;
}
