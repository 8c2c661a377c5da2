import { COMMANDS } from '../../../src/cli/command-list.js';

/** What a command line asks for, as far as the oracles must know. */

const BATCHES = ['pay', 'lookup', 'rank', 'claim'];

/** The flags of all commands that take a value. */
const TAKES_VALUE = new Set(
  COMMANDS.flatMap(({ command }) => Object.values(command.options))
    .filter(({ flags }) => flags.includes('<'))
    .flatMap(({ flags }) => flags.match(/--?[\w-]+/g) ?? []),
);

/** The words that are neither options nor their values, and the options given. */
function read(args: readonly string[]): { words: string[]; flags: string[] } {
  const words: string[] = [];
  const flags: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') return { words: [...words, ...args.slice(i + 1)], flags };
    if (arg.startsWith('-') && arg !== '-') {
      flags.push(arg);
      // What follows a value "--" may be an option or not, depending on who reads it: nothing is said of it.
      if (TAKES_VALUE.has(arg) && args[i + 1] !== '--') i += 1;
    } else words.push(arg);
  }
  return { words, flags };
}

export const flagsOf = (args: readonly string[]): readonly string[] => read(args).flags;

/** The name of the column of codes, if it is given. */
export function codeColumnOf(args: readonly string[]): string | null {
  const at = args.lastIndexOf('--code-column');
  return at < 0 ? null : (args[at + 1] ?? null);
}

/** Whether it reads records from standard input. */
export function isBatch(args: readonly string[]): boolean {
  const { words, flags } = read(args);
  const [command = '', ...rest] = words;
  if (flags.includes('--totals') || flags.includes('--help')) return false;
  // The arithmetic is text for people, or a part of JSON.
  if (flags.includes('--explain') && !flags.includes('--json') && !flags.includes('--ndjson')) return false;
  return BATCHES.includes(command) && (rest.length === 0 || (rest.length === 1 && rest[0] === '-'));
}

/** The format of a batch; null if the options contradict each other. */
export function formatOf(args: readonly string[]): 'csv' | 'json' | 'ndjson' | null {
  const { flags } = read(args);
  const given = ['--csv', '--json', '--ndjson', '--markdown'].filter((flag) => flags.includes(flag));
  if (flags.some((flag) => /^(--out|-o)/.test(flag))) return null;
  if (given.length === 0 || given[0] === '--csv') return given.length < 2 ? 'csv' : null;
  if (given.length > 1 || given[0] === '--markdown') return null;
  return given[0] === '--json' ? 'json' : 'ndjson';
}

/** Whether standard output must be JSON, even if the command fails. */
export function asksJson(args: readonly string[]): boolean {
  const { flags, words } = read(args);
  const asksHelp = flags.some((flag) => /^(--help|-h|--version|-V)$/.test(flag)) || words[0] === 'help';
  return flags.includes('--json') && !asksHelp && !flags.some((flag) => /^(--out|-o|--html)/.test(flag));
}
