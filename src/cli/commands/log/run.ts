import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { similarNames } from '../../../core/text/similar-names.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import type { LogOptions } from './command.js';

type Action = (words: readonly string[], options: LogOptions, io: Io) => Promise<ExitCode>;

/** Each action is loaded when it is called, so that adding stays quick. */
const ACTIONS: Readonly<Record<string, () => Promise<Action>>> = {
  add: async () => (await import('./add.js')).addEntries,
  list: async () => (await import('./list.js')).listEntries,
  edit: async () => (await import('./change.js')).editEntry,
  remove: async () => (await import('./change.js')).removeEntries,
  undo: async () => (await import('./change.js')).undoStep,
  import: async () => (await import('./import.js')).importFile,
  explain: async () => (await import('./explain.js')).explainEntry,
  check: async () => (await import('./check.js')).checkJournal,
  export: async () => (await import('./list.js')).exportEntries,
  backup: async () => (await import('./backup.js')).backUp,
  restore: async () => (await import('./backup.js')).restore,
  path: async () => (await import('./check.js')).showPath,
};

/** `rvu log`: the journal. */
export async function logCommand(
  [name = 'list', ...words]: readonly string[],
  options: LogOptions,
  io: Io,
): Promise<ExitCode> {
  const load = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (load) return (await load())(words, options, io);
  const names = Object.keys(ACTIONS);
  const [similar] = similarNames(name, names);
  const hint = /^(?=.*\d)[a-z0-9]{5}(-|x|$)/i.test(name)
    ? `To log it: rvu log add ${echo(name)}`
    : `${similar ? `Did you mean ${similar}? ` : ''}Use ${names.join(', ')}.`;
  throw new UsageError('E_USAGE', `Unknown action "${echo(name)}".`, hint);
}
