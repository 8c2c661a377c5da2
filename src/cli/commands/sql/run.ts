import { MAX_UNITS } from '../../../batch/meaning/cells.js';
import { DIALECTS } from '../../../core/warehouse/sql/dialects.js';
import { warehouseSql } from '../../../core/warehouse/sql/query.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import type { SqlOptions } from './command.js';

/** `rvu sql`: the statements of a dialect. */
export function sqlCommand(_words: readonly string[], options: SqlOptions, io: Io): ExitCode {
  const { dialect, folder, lines, qp = false } = options;
  io.stdout.write(warehouseSql(DIALECTS[dialect], { folder, lines, qp, mostUnits: MAX_UNITS }));
  return EXIT.answered;
}
