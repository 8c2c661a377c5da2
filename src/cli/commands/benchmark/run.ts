import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { similarNames } from '../../../core/text/similar-names.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import type { BenchmarkOptions } from './command.js';
import { showBenchmark } from './show.js';
import { importTable, listTables, removeTable } from './tables.js';

type Action = (words: readonly string[], options: BenchmarkOptions, io: Io) => Promise<ExitCode>;

const ACTIONS: Readonly<Record<string, Action>> = {
  import: importTable,
  list: listTables,
  remove: removeTable,
};

/** `rvu benchmark`: the log among the percentiles of a survey. */
export async function benchmarkCommand(
  [name, ...words]: readonly string[],
  options: BenchmarkOptions,
  io: Io,
): Promise<ExitCode> {
  if (name === undefined) return showBenchmark(options, io);
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action) return action(words, options, io);
  const names = Object.keys(ACTIONS);
  const [similar] = similarNames(name, names);
  const hint = `${similar ? `Did you mean ${similar}? ` : ''}Use ${names.join(', ')}, or no word at all.`;
  throw new UsageError('E_USAGE', `Unknown action "${echo(name)}".`, hint);
}
