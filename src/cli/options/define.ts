import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';

/** Defaults that a user can configure (`rvu config`). */
export const USER_DEFAULTS = ['locality', 'setting', 'qp', 'output', 'release'] as const;
export type UserDefault = (typeof USER_DEFAULTS)[number];

/** What the value of an option or an argument names, for shell completion; an input is a file or codes. */
export type ValueKind =
  | 'locality'
  | 'state'
  | 'section'
  | 'code'
  | 'file'
  | 'input'
  | 'column'
  | 'release'
  | 'place-of-service'
  | 'practitioner'
  | 'modifier'
  | 'reading'
  | 'topic';

/**
 * Everything about one option, in one place: how it is written, what help says, how its value is read,
 * and how it relates to the user's configured defaults.
 */
export interface OptionDefinition<T = unknown> {
  /** "-l, --locality <place>": as it is declared and shown */
  readonly flags: string;
  readonly help: string;
  /**
   * Turns the typed text into a domain value. A flag has no value and no `parse`.
   * @param before the value so far, for an option that may be repeated
   * @throws UsageError E_OPTION_VALUE with the accepted form
   */
  parse?(text: string, before: T | undefined): T;
  /** The text that applies when the option is absent; shown in help */
  readonly initial?: string;
  /** The user default that fills this option in when the command line does not */
  readonly default?: UserDefault;
  /** The user default that this option makes irrelevant, as --zip does a configured locality */
  readonly overrides?: UserDefault;
  /** Help for the --no-… form of a flag that can also be turned off */
  readonly negation?: string;
  /** The accepted words, or what the value names */
  readonly values?: readonly string[] | ValueKind;
}

/** Options by their names in the parsed result: "--allow-na" is allowNa. */
export type OptionGroup = Readonly<Record<string, OptionDefinition>>;

type ValueOf<D> = D extends { parse(text: string, before: never): infer T } ? T : boolean;

/** The parsed options of a group: those with an initial text are always there. */
export type ValuesOf<G extends OptionGroup> = {
  readonly [K in keyof G as G[K] extends { readonly initial: string } ? K : never]: ValueOf<G[K]>;
} & {
  readonly [K in keyof G as G[K] extends { readonly initial: string } ? never : K]?: ValueOf<G[K]>;
};

/** A value that only the tables of a release can settle, such as the type of a practitioner; some depend on the day. */
export type FromSchedule<T> = (schedule: FeeSchedule, on?: string) => T;

/** An option rejects its value; `form` says what it accepts. */
export function badValue(option: string, value: string, form: string): UsageError {
  return new UsageError('E_OPTION_VALUE', `${option} does not take "${echo(value)}".`, form);
}
