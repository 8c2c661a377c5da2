/** One input of the campaign: a command line and what surrounds it. Plain data, so that it can be kept as a case. */
export interface Trial {
  /** The generator that made it */
  readonly generator: string;
  readonly seed: number;
  /** Command line; "{dir}" stands for a private folder */
  readonly args: readonly string[];
  /** Standard input, one character per byte; null: a terminal */
  readonly stdin: string | null;
  readonly env?: Readonly<Record<string, string>>;
  /** Width of the terminal on standard output; absent: a pipe */
  readonly columns?: number;
  /** Sizes of the pieces in which standard input arrives a second time, repeated as needed */
  readonly sizes?: readonly number[];
  /** What nobody but the owner of the input may see: names, identifiers and birth dates that were made up */
  readonly secrets?: readonly string[];
  /** What is on the disk before it runs */
  readonly setup?: Setup;
}

/** The state of the private folder, or of a copy of the package. */
export interface Setup {
  /** What the name of the output or configuration file stands for at first */
  readonly target?: { readonly name: string; readonly kind: TargetKind; readonly text: string };
  /** A change to one file of a copy of the package */
  readonly damage?: Damage;
  /** Processes that write the same file, and how they end */
  readonly writers?: readonly Writer[];
}

export type TargetKind =
  | 'nothing'
  | 'file'
  | 'private file'
  | 'read-only file'
  | 'link'
  | 'link to nothing'
  | 'link to itself'
  | 'folder'
  | 'fifo'
  | 'device'
  | 'missing folder';

/** A process that writes the target; it gets a signal after some milliseconds, unless it is done by then. */
export interface Writer {
  readonly args: readonly string[];
  readonly signal?: 'SIGTERM' | 'SIGHUP' | 'SIGINT' | 'SIGKILL';
  readonly after?: number;
}

export interface Damage {
  /** Path from the root of the package */
  readonly file: string;
  readonly how: DamageKind;
  /** Where it happens, as a share of the length in millionths */
  readonly at: number;
  /** Makes one choice among several */
  readonly choice: number;
}

export const DAMAGE_KINDS = [
  'digit',
  'letter for digit',
  'bit',
  'cut',
  'cut at a line end',
  'empty',
  'gone',
  'line lost',
  'line doubled',
  'lines swapped',
  'zeros',
  'more at the end',
] as const;
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** What a command line answered. Standard output has one character per byte. */
export interface Answer {
  /** null: it did not end by itself */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The stack of what was thrown, or what ended the process */
  readonly thrown: string | null;
  /** Peak memory of a real process, bytes */
  readonly memory?: number;
}

/** Between the kind of a fault and what is particular to one input. */
export const DETAIL = ' — ';

/** The judgment of one oracle on one input: null if nothing is wrong, otherwise the kind of fault and its details. */
export interface Verdict {
  readonly oracle: OracleName;
  readonly fault: string | null;
}

export const ORACLES = {
  crash: 'no stack trace, no internal error, no signal',
  exit: 'an exit code that is documented: 0, 1, 2',
  hang: 'the end is reached',
  rows: 'as many records as went in, in order, with unchanged cells',
  secrets: 'no planted name, identifier or birth date is shown',
  json: '--json is one valid document, --ndjson one on each line',
  chunks: 'the same answer however the bytes arrive',
  process: 'the same answer in a process of its own',
  control: 'no raw control characters on a terminal',
  messages: 'messages of bounded length',
  amounts: 'amounts equal to those of a second implementation',
  damage: 'damaged data is refused, or does not change the answer',
  files: 'a file is old or new as a whole, and nothing else changes',
  memory: 'memory is bounded',
} as const;
export type OracleName = keyof typeof ORACLES;
