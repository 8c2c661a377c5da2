import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LATEST } from '../../../answer/release/request.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Releases } from '../../../core/release/releases.js';
import { DICTIONARY_TITLE, dictionaryMarkdown } from '../../../core/warehouse/dictionary.js';
import { type Cell, csvFile, type Table } from '../../../core/warehouse/table.js';
import { TABLES } from '../../../core/warehouse/tables.js';
import { openReleases } from '../../../data/bundle/schedule.js';
import { NewFolder } from '../../../data/files/new-folder.js';
import { DataFiles } from '../../../data/sealed/data-files.js';
import { knownCodes } from '../../../data/warehouse/lists.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import type { ExportOptions } from './command.js';
import { commonTables, releaseTables, type TableRows } from './contents.js';
import { CsvFile } from './csv-file.js';

const DICTIONARY = 'README.md';
const DATA = 'data.parquet';

const NAMES = TABLES.map(({ name }) => name).join('|');
const OWN = new RegExp(`^(?:${NAMES})(?:\\.csv|(?:/release=\\w+)?(?:/${DATA})?)$`);

/** Whether an export writes a file or folder of this path. A README.md of another kind is not one of its own. */
const isOwn = (path: string, file: string): boolean =>
  path === DICTIONARY ? readFileSync(file, 'utf8').startsWith(DICTIONARY_TITLE) : OWN.test(path);

/** A file of a table that is being written. */
interface TableFile {
  readonly rows: number;
  append(columns: readonly Cell[][]): void;
  finish?(): void;
}

/** What opens the file of a table in a format. */
type Opener = (table: Table, release: string | null) => TableFile;

async function openerOf(format: ExportOptions['format'], folder: NewFolder): Promise<Opener> {
  if (format === 'csv') {
    const begun = new Set<Table>();
    return (table, release) => {
      const isContinued = begun.has(table);
      begun.add(table);
      return new CsvFile((text) => folder.append(csvFile(table), text), table, release, isContinued);
    };
  }
  const { ParquetFile } = await import('../../output/parquet/parquet.js');
  return (table, release) => {
    const within = release === null ? table.name : join(table.name, `release=${release}`);
    return new ParquetFile(join(folder.folder(within), DATA), table, release);
  };
}

/** The releases that options choose, by their first day, each once. */
function chosen(releases: Releases, names: readonly string[] | undefined): FeeSchedule[] {
  const { held } = releases;
  const ids = (names ?? [undefined]).flatMap((name) => {
    if (name === 'all') return held.map(({ id }) => id);
    return [releases.open(name === LATEST ? held.at(-1)?.id : name).release.id];
  });
  const isChosen = new Set(ids);
  return held.filter(({ id }) => isChosen.has(id)).map(({ id }) => releases.open(id));
}

/** `rvu export`: the tables of some releases as files in a new folder. */
export async function exportCommand(
  [name = '']: readonly string[],
  options: ExportOptions,
  io: Io,
): Promise<ExitCode> {
  const releases = openReleases({ inMemory: true });
  const schedules = chosen(releases, options.release);
  const folder = new NewFolder(name, { what: 'export', isOwn, replace: options.replace ?? false });
  const codes = knownCodes(new DataFiles({ inMemory: true }));
  const open = await openerOf(options.format, folder);
  let rows = 0;
  const write = ({ table, pieces }: TableRows, release: string | null): void => {
    const file = open(table, release);
    for (const columns of pieces) file.append(columns);
    file.finish?.();
    rows += file.rows;
  };
  try {
    for (const { id } of schedules.map(({ release }) => release)) {
      // Opened by itself, so that the rows of one release are let go before those of the next are read.
      const schedule = openReleases({ inMemory: true }).open(id);
      for (const each of releaseTables(schedule, codes)) write(each, id);
    }
    for (const each of commonTables(releases, schedules, codes)) write(each, null);
    folder.write(DICTIONARY, dictionaryMarkdown(schedules.map(({ release }) => release.id)));
  } catch (error) {
    throw folder.failed(error);
  }
  folder.commit();
  say(
    io,
    `${name}: ${counted(TABLES.length, 'table')} of ${counted(schedules.length, 'release')}, ${counted(rows, 'row')}`,
  );
  return EXIT.answered;
}
