import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_UNITS } from '../../../batch/meaning/cells.js';
import { UsageError } from '../../../core/issue/errors.js';
import { DIALECTS } from '../../../core/warehouse/sql/dialects.js';
import { warehouseSql } from '../../../core/warehouse/sql/query.js';
import { DataFiles } from '../../../data/sealed/data-files.js';
import type { OptionDefinition } from '../../options/define.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { OPTIONS, type SqlOptions } from './command.js';

/** Next to this source; a program that was built reads its copy in dist/help instead. */
const MODULE = 'rvu_spark.py';
const SOURCE = join(import.meta.dirname, MODULE);

/** The module of Python for Spark. @throws DataError E_DATA_DAMAGED */
function pythonModule(): string {
  if (existsSync(SOURCE)) return readFileSync(SOURCE, 'utf8');
  return new DataFiles().built(`help/${MODULE}`)?.whole().toString('utf8') ?? '';
}

/** @throws UsageError E_USAGE if an option is given that the module takes when it is called */
function refuseOptionsOfSql(options: SqlOptions): void {
  const given = (['dialect', 'folder', 'lines', 'qp'] as const).find(
    (name) => options[name] !== (OPTIONS[name] as OptionDefinition).initial,
  );
  if (given === undefined) return;
  throw new UsageError(
    'E_USAGE',
    `--${given} changes the SQL, not the module that --python prints.`,
    'Leave it out: price_lines takes the folder, the table of lines and the other options when it is called.',
  );
}

/** `rvu sql`: the statements of a dialect, or the module of Python. */
export function sqlCommand(_words: readonly string[], options: SqlOptions, io: Io): ExitCode {
  const { dialect, folder, lines, qp = false, python = false } = options;
  if (python) refuseOptionsOfSql(options);
  const choices = { folder, lines, qp, mostUnits: MAX_UNITS };
  io.stdout.write(python ? pythonModule() : warehouseSql(DIALECTS[dialect], choices));
  return EXIT.answered;
}
