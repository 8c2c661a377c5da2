import { decoded, readTable } from '../csv.js';
import { type Answer, DETAIL, type OracleName, type Trial, type Verdict } from '../trial.js';
import { asksJson, flagsOf, formatOf, isBatch } from './command-line.js';
import { rowsFault } from './rows.js';
import { batchOutput } from './shown.js';

/** What every answer must keep to, whatever the input. */

const STACK = /^\s+at \S.*:\d+:\d+\)?$/m;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: how colors are written
const COLORS = /\u001B\[[\d;]*m/g;
/** Longer than any sentence of the program with everything that it may quote. */
const LONGEST_MESSAGE = 2_000;
const MOST_MESSAGES = 60;
const LONGEST_CODE = 5;

const shown = (text: string): string => JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);

function crashFault({ thrown, stderr }: Answer): string | null {
  if (thrown !== null) return thrown.split('\n').slice(0, 5).join(DETAIL);
  if (/internal error|E_INTERNAL/.test(stderr) || STACK.test(stderr))
    return `a stack${DETAIL}${shown(stderr.slice(0, 400))}`;
  return null;
}

const exitFault = ({ code, thrown }: Answer): string | null =>
  thrown !== null || code === 0 || code === 1 || code === 2 ? null : `exit code ${code}`;

/** Members of JSON that hold the user's own cells: the record, and what a claim and its lines are about. */
const OWN = ['input', 'claim', 'provider'];

/** Standard output without the user's own cells, where the program repeats them by design. */
function withoutOwn(trial: Trial, answer: Answer): string {
  const text = decoded(answer.stdout);
  const format = formatOf(trial.args);
  if (trial.stdin !== null && format === 'csv' && flagsOf(trial.args).includes('--totals')) {
    // A row a claim, which begins with the claim as the user calls it.
    const table = readTable(answer.stdout);
    return (table?.records ?? []).flatMap(({ cells }) => (cells ?? []).slice(1).map(decoded)).join('\n');
  }
  if (!isBatch(trial.args) || format === null) return text;
  if (format === 'csv') {
    const output = batchOutput(trial, answer);
    if (output === null || typeof output === 'string') return '';
    return output.rows.flatMap(({ added }) => added.map(decoded)).join('\n');
  }
  try {
    const values =
      format === 'json'
        ? [JSON.parse(text)]
        : text
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line));
    return JSON.stringify(values, (name, value) => (OWN.includes(name) ? undefined : value));
  } catch {
    return text;
  }
}

function secretsFault(trial: Trial, answer: Answer): string | null {
  const { secrets = [] } = trial;
  const texts: [string, string][] = [
    ['standard error', answer.stderr],
    // Nothing of a claim file but its service lines may come out, in any column.
    ['standard output', trial.generator === 'x12' ? decoded(answer.stdout) : withoutOwn(trial, answer)],
    ['the stack', answer.thrown ?? ''],
  ];
  for (const [where, text] of texts) {
    // UTF-16 read as bytes has a NUL beside each letter.
    const upper = text.replaceAll('\0', '').toUpperCase();
    const secret = secrets.find((each) => upper.includes(each.toUpperCase()));
    if (secret === undefined) continue;
    const at = upper.indexOf(secret.toUpperCase());
    const word = /^\w*/.exec(upper.slice(at))?.[0] ?? '';
    // What is left of a name may have the form of a code.
    if (word.length <= LONGEST_CODE && !/\w/.test(upper.charAt(at - 1))) continue;
    // The names of a header may be listed; a planted one in a header that has a code column is a name.
    if (/(?:E_COLUMN_UNKNOWN:.* It has:|columns read:.* not read:) [^\n]*$/.test(text.slice(0, at))) continue;
    const code =
      text
        .slice(0, at)
        .match(/\b[EN]_[A-Z_]+/g)
        ?.at(-1) ?? 'no code';
    return `on ${where}, ${code}${DETAIL}${secret}: ${shown(text.slice(Math.max(0, at - 80), at + 40))}`;
  }
  return null;
}

const isLate = (stdout: string): string => (stdout === '' ? 'nothing at all' : 'not one JSON document');

function jsonFault(trial: Trial, { stdout, code, thrown }: Answer): string | null | undefined {
  const flags = flagsOf(trial.args);
  const asksHelp = flags.some((flag) => /^(--help|-h|--version|-V)$/.test(flag));
  if (thrown !== null || asksHelp) return undefined;
  if (asksJson(trial.args)) {
    try {
      const value: unknown = JSON.parse(decoded(stdout));
      return value !== null && typeof value === 'object' ? null : 'not an object';
    } catch (error) {
      return `${isLate(stdout)}${DETAIL}${(error as Error).message}: ${shown(stdout.slice(-160))}`;
    }
  }
  if (!flags.includes('--ndjson') || code === 2 || flags.some((flag) => /^(--out|-o)/.test(flag)))
    return undefined;
  for (const line of decoded(stdout).split('\n').filter(Boolean)) {
    try {
      JSON.parse(line);
    } catch (error) {
      return `a line that is not JSON${DETAIL}${(error as Error).message}: ${shown(line)}`;
    }
  }
  return null;
}

function controlFault(trial: Trial, answer: Answer): string | null {
  const onError = CONTROL.exec(answer.stderr);
  if (onError)
    return `on standard error, ${answer.stderr.match(/\bE_[A-Z_]+/)?.[0]}${DETAIL}${shown(answer.stderr.slice(Math.max(0, onError.index - 60), onError.index + 20))}`;
  const flags = flagsOf(trial.args);
  if (flags.includes('--json') || flags.includes('--ndjson')) return null;
  const text = withoutOwn(trial, answer).replace(COLORS, trial.columns === undefined ? '$&' : '');
  const found = CONTROL.exec(text);
  return found
    ? `on standard output, ${text
        .slice(0, found.index)
        .match(/\bE_[A-Z_]+/g)
        ?.at(-1)}${DETAIL}${shown(text.slice(Math.max(0, found.index - 60), found.index + 20))}`
    : null;
}

function messagesFault(trial: Trial, { stderr }: Answer): string | null {
  const lines = stderr.split('\n');
  const long = lines.find((line) => line.length > LONGEST_MESSAGE);
  if (long !== undefined)
    return `a long message, ${long.match(/\bE_[A-Z_]+/)?.[0]}${DETAIL}${long.length} characters: ${shown(long)}`;
  const most = MOST_MESSAGES + trial.args.length;
  return lines.length > most ? `many messages${DETAIL}${lines.length} lines on standard error` : null;
}

/** The verdicts of the oracles that need nothing but the answer. */
export function judge(trial: Trial, answer: Answer): Verdict[] {
  const faults: Partial<Record<OracleName, string | null | undefined>> = {
    crash: crashFault(answer),
    exit: exitFault(answer),
    hang: answer.thrown?.startsWith('ended by SIGKILL') ? 'it was ended' : null,
    rows: rowsFault(trial, answer),
    secrets: trial.secrets?.length ? secretsFault(trial, answer) : undefined,
    json: jsonFault(trial, answer),
    control: controlFault(trial, answer),
    messages: messagesFault(trial, answer),
  };
  return Object.entries(faults).flatMap(([oracle, fault]) =>
    fault === undefined ? [] : [{ oracle: oracle as OracleName, fault }],
  );
}

/** Whether two answers are the same, and where they differ if not. */
export function differenceFault(one: Answer, other: Answer): string | null {
  if (one.thrown !== null || other.thrown !== null) return null;
  if (one.code !== other.code)
    return `exit code ${one.code}, then ${other.code}${DETAIL}${shown(other.stderr || one.stderr)}`;
  for (const stream of ['stdout', 'stderr'] as const) {
    if (one[stream] === other[stream]) continue;
    let at = 0;
    while (one[stream][at] === other[stream][at]) at += 1;
    const from = Math.max(0, at - 40);
    return `${stream}${DETAIL}${shown(one[stream].slice(from, at + 60))}, then ${shown(other[stream].slice(from, at + 60))}`;
  }
  return null;
}
