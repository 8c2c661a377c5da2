import { toJson } from '../../../answer/json/json.js';
import { UsageError } from '../../../core/issue/errors.js';
import { entryService } from '../../../core/journal/entry.js';
import { folderOf } from '../../journal/folder.js';
import { openLog } from '../../journal/setup.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, writeAll } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import type { LogOptions } from './command.js';

/** A problem in the journal. */
interface Finding {
  readonly where: string;
  readonly kind: string;
  readonly what: string;
}

/** More units of one service on a day than a person is likely to have done. */
const MANY_UNITS = 50;

/** `rvu log path`: where the journal is. */
export async function showPath(words: readonly string[], _options: LogOptions, io: Io): Promise<ExitCode> {
  if (words.length > 0) throw new UsageError('E_USAGE', 'rvu log path takes nothing.');
  io.stdout.write(`${folderOf(io)}\n`);
  return EXIT.answered;
}

function findings(io: Io): { readonly lines: number; readonly found: readonly Finding[] } {
  const { journal, credit } = openLog(io);
  const { entries, problems, strays, records } = journal.read();
  const unread = problems.map(({ file, line, kind, why }) => ({
    where: `${file}, line ${line}`,
    kind,
    what: why,
  }));
  const lost = strays.map(({ id, ref }) => ({
    where: id,
    kind: 'stray',
    what: `it refers to ${ref}, which it cannot change`,
  }));
  const odd = credit(entries.length)
    .all(entries)
    .flatMap(({ entry, outcome }): Finding[] => {
      const name = entryService(entry);
      if (!outcome.ok) return [{ where: entry.id, kind: outcome.code, what: outcome.message }];
      const isMany = entry.units > MANY_UNITS;
      return isMany
        ? [{ where: entry.id, kind: 'units', what: `${entry.units} units of ${name} on one day` }]
        : [];
    });
  return { lines: records.length, found: [...unread, ...lost, ...odd] };
}

/** `rvu log check`: whether every line is whole and every entry can be credited; with --repair, damaged lines are taken out. */
export async function checkJournal(words: readonly string[], options: LogOptions, io: Io): Promise<ExitCode> {
  if (words.length > 0) throw new UsageError('E_USAGE', 'rvu log check takes nothing but --repair.');
  const repaired = options.repair ? await openLog(io).journal.repair() : [];
  const { lines, found } = findings(io);
  const format = formatOf(options);
  if (format === 'json' || format === 'ndjson') {
    await writeAll(
      io.stdout,
      `${toJson({ schema: 'rvu.log/1', action: 'check', results: found, repaired, lines, errors: [] }, 2)}\n`,
    );
  } else {
    const mended = repaired.map(
      (file) => `${file}: what is not a line of the journal was moved to ${file.slice(0, 4)}.damaged.txt`,
    );
    const told = found.map(({ where, kind, what }) => `${where}: ${kind}: ${what}`);
    const sum = `${counted(lines, 'line')} read, ${found.length === 0 ? 'no problems' : counted(found.length, 'problem')}`;
    await writeAll(io.stdout, `${[...mended, ...told, sum].join('\n')}\n`);
  }
  return found.length > 0 ? EXIT.partly : EXIT.answered;
}
