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

/** Codes at the prompt, or a batch on standard input when none is given. */
export const readsStdin = (args: readonly string[]): boolean => args.length === 0 || args[0] === '-';

/** Help shared by the commands that also answer batches. */
export const BATCH_HINT = `
A CSV or a list of codes on standard input is answered line by line:
rvu help batch. Exit codes: 0 answered, 1 in part or not found, 2 could not
run, 130 interrupted.
`;
