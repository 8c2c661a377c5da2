/**
 * Golden cases: command lines and their expected results, in one file. A file is a list of cases,
 *
 * === pay-part-unknown exit 1 says $30.39 $ rvu pay 90853 90583 --- stdin (what is piped in, if anything) ---
 * stdout (what must be printed) --- stderr ...
 *
 * Everything down to "--- stdin" is written by hand; UPDATE_GOLDEN=1 refreshes only the sections below it, so
 * a refresh cannot turn an exit code or the words of a case (`says`) into something else. A stream that must
 * stay empty has no section. A section whose text does not end in a line feed, or holds characters that an
 * editor hides, is one JSON string under "--- stdout as JSON". A case without a command holds a text that
 * another test compares, under "--- text". Lines before the first case are a comment.
 */
export interface GoldenCase {
  readonly name: string;
  /** The words after `rvu`; null for a case that only holds a text */
  readonly args: readonly string[] | null;
  readonly stdin: string | undefined;
  readonly exit: number;
  /** What the output must say for the case to be right, no matter who last refreshed it */
  readonly says: readonly string[];
  readonly expected: Expected;
}

/** Texts by section; empty ones are left out. */
export type Expected = Readonly<Partial<Record<'stdout' | 'stderr' | 'text', string>>>;

export interface GoldenFile {
  readonly comment: string;
  readonly cases: readonly GoldenCase[];
}

const SECTIONS = ['stdin', 'stdout', 'stderr', 'text'] as const;
type Section = (typeof SECTIONS)[number];

const CASE_LINE = /^=== (\S+)$/;
const SECTION_LINE = /^--- (stdin|stdout|stderr|text)( as JSON)?$/;
/** Lines that would be read as the beginning of something else, and characters that an editor hides or changes. */
const MISLEADING = /^=== |^--- (?:stdin|stdout|stderr|text)|[^\n\x20-\x7E\u00A0-\uFEFE\uFF00-\uFFFC]/m;
const isSafeAsText = (text: string): boolean => text.endsWith('\n') && !MISLEADING.test(text);

/** Splits a command line as a shell does: words, parts of which may be in single or double quotes. */
export function splitWords(line: string): string[] {
  const words = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, one = '', two = '') => one + two));
}

/** The reverse of splitWords. @throws Error for an argument that neither kind of quote can hold */
export function joinWords(args: readonly string[]): string {
  return args
    .map((arg) => {
      if (/^[\w@%+=:,./*-]+$/.test(arg)) return arg;
      if (/\n/.test(arg) || (arg.includes("'") && arg.includes('"'))) throw new Error(`cannot quote ${arg}`);
      return arg.includes("'") ? `"${arg}"` : `'${arg}'`;
    })
    .join(' ');
}

/** "says" and a text, in JSON if its ends would be invisible. */
const saysLine = (text: string): string =>
  `says ${/^"|^\s|\s$|^$|\n/.test(text) ? JSON.stringify(text) : text}\n`;
const saidIn = (text: string): string => (text.startsWith('"') ? (JSON.parse(text) as string) : text);

function section(name: Section, text: string | undefined): string {
  if (text === undefined) return '';
  if (name !== 'stdin' && text === '') return '';
  return isSafeAsText(text) ? `--- ${name}\n${text}` : `--- ${name} as JSON\n${JSON.stringify(text)}\n`;
}

function formatCase({ name, args, stdin, exit, says, expected }: GoldenCase): string {
  const head = `=== ${name}\n${exit === 0 ? '' : `exit ${exit}\n`}${says.map(saysLine).join('')}`;
  const command = args === null ? '' : `${['$ rvu', joinWords(args)].join(' ').trimEnd()}\n`;
  const { stdout, stderr, text } = expected;
  const results = section('stdout', stdout) + section('stderr', stderr) + section('text', text);
  return head + command + section('stdin', stdin) + results;
}

export const formatGoldenFile = ({ comment, cases }: GoldenFile): string =>
  comment + cases.map(formatCase).join('\n');

/** The lines of one case, without the blank line before the next case. */
function parseCase(name: string, lines: readonly string[], fail: (what: string) => never): GoldenCase {
  const first = lines.findIndex((line) => SECTION_LINE.test(line));
  const head = first < 0 ? lines : lines.slice(0, first);
  const sections: Partial<Record<Section, string>> = {};
  let at = first < 0 ? lines.length : first;
  while (at < lines.length) {
    const [, section = '', json] = SECTION_LINE.exec(lines[at] ?? '') ?? [];
    const next = lines.findIndex((line, i) => i > at && SECTION_LINE.test(line));
    const end = next < 0 ? lines.length : next;
    const text = lines.slice(at + 1, end).map((line) => `${line}\n`);
    if (section in sections) fail(`has two sections ${section}`);
    sections[section as Section] = json ? (JSON.parse(text.join('')) as string) : text.join('');
    at = end;
  }
  let exit = 0;
  let args: string[] | null = null;
  const says: string[] = [];
  for (const line of head) {
    if (/^exit \d+$/.test(line)) exit = Number(line.slice(5));
    else if (line.startsWith('says ')) says.push(saidIn(line.slice(5)));
    else if (/^\$ rvu( |$)/.test(line)) args = splitWords(line.slice(5));
    else if (line !== '') fail(`has a line that is no part of a case: ${line}`);
  }
  const { stdin, ...expected } = sections;
  return { name, args, stdin, exit, says, expected };
}

/** Reads a golden file. @throws Error if a line is not part of a case, or two cases have the same name */
export function parseGoldenFile(text: string, file: string): GoldenFile {
  const lines = text.replace(/\n$/, '').split('\n');
  const starts = lines.flatMap((line, i) => (CASE_LINE.test(line) ? [i] : []));
  const cases = starts.map((start, i) => {
    const name = CASE_LINE.exec(lines[start] ?? '')?.[1] ?? '';
    const next = starts[i + 1];
    const own = lines.slice(start + 1, next === undefined ? lines.length : next - 1);
    if (next !== undefined && lines[next - 1] !== '') throw new Error(`${file}: no blank line after ${name}`);
    return parseCase(name, own, (what) => {
      throw new Error(`${file}: ${name} ${what}`);
    });
  });
  const names = cases.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`${file}: ${twice} is there twice`);
  const comment = lines.slice(0, starts[0] ?? lines.length).map((line) => `${line}\n`);
  return { comment: comment.join(''), cases };
}
