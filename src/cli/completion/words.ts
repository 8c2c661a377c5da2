import type { ArgumentNames } from '../options/command.js';
import type { ValueKind } from '../options/define.js';

/** What is offered to complete a word: kinds of values that are listed, or words of their own. */
export type Offer = ValueKind | readonly string[];

export interface OptionWords {
  /** "--locality", and "-l" after it if there is one */
  readonly names: readonly string[];
  readonly help: string;
  /** null: a flag */
  readonly value: { readonly offer: Offer | null; readonly isList: boolean } | null;
}

export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly names: ArgumentNames;
  readonly options: readonly OptionWords[];
}

/** A word and what it means: "CA-05", "SAN FRANCISCO-OAKLAND-BERKELEY" */
export type Word = readonly [word: string, meaning: string];

/** Everything that shell completion offers but the codes, which it reads from the names of the package. */
export interface CompletionWords {
  /** Options that stand before a command, and those that every command has, too */
  readonly program: readonly OptionWords[];
  readonly everywhere: readonly OptionWords[];
  readonly commands: readonly CommandWords[];
  readonly listed: Readonly<Partial<Record<ValueKind, readonly Word[]>>>;
}

/** The file that the build makes of the command definitions, in dist. */
export const WORDS_FILE = 'help/completion.json';
