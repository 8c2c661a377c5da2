import type { OptionGroup, ValueKind } from './define.js';

/**
 * What arguments name, in order, the last standing for all that follow; or the words that the first can be, each with
 * what follows it.
 */
export type ArgumentNames =
  | readonly (readonly string[] | ValueKind)[]
  | Readonly<Record<string, readonly string[] | ValueKind>>;

/** What a command declares: everything about it but what it does. */
export interface CommandDefinition<G extends OptionGroup = OptionGroup> {
  readonly name: string;
  /** One line for the list of commands */
  readonly summary: string;
  readonly description: string;
  /** The positional argument, such as "[codes...]", and its help */
  readonly argument?: readonly [form: string, help: string];
  /** What the arguments name, for shell completion */
  readonly names?: ArgumentNames;
  readonly options: G;
  /** Whether arguments name files that are read as a whole */
  readonly readsFiles?: boolean;
  /** Notes and examples below the list of options; from all commands where it is about them */
  readonly help: string | ((commands: readonly CommandDefinition[]) => string);
  /** Whether these arguments read a batch: a file or standard input, one record out for each record in */
  isBatch?(args: readonly string[]): boolean;
}

/** Infers the type of a command's options. */
export function defineCommand<const G extends OptionGroup>(
  command: CommandDefinition<G>,
): CommandDefinition<G> {
  return command;
}

/** A name with an ending, or a path from here or the root. 70553/26 is a code, and the dot of a charge precedes digits. */
const FILE_NAME = /^\.{0,2}[\\/]|\.[a-z][a-z\d]*$/i;

/** The file that the only argument names instead of a code; undefined if there is none. */
export const fileNamed = ([name = '', ...others]: readonly string[]): string | undefined =>
  others.length === 0 && FILE_NAME.test(name) ? name : undefined;

/** Codes at the prompt, or a batch: a file, or standard input when no code is given. */
export const readsBatch = (args: readonly string[]): boolean =>
  args.length === 0 || args[0] === '-' || fileNamed(args) !== undefined;

/** Help shared by the commands that also answer batches. */
export const BATCH_HINT = `
A CSV or Excel file, or a list of codes on standard input, is answered line by
line: rvu help batch. Exit codes: 0 answered, 1 in part or not found, 2 could
not run, 130 interrupted.
`;
