import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect } from 'vitest';
import { cli, type Ran } from './harness.js';

export const GOLDEN_DIR = resolve(import.meta.dirname, '../golden');
const UPDATE = process.env.UPDATE_GOLDEN === '1';

/** One command line of a case file: what is typed, what is piped in, how it must end. */
export interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly exit: number;
  /** What the golden text must say for the case to be right, whoever last refreshed it */
  readonly words?: readonly string[];
}

export function readCases(file: string): readonly Case[] {
  return JSON.parse(readFileSync(join(GOLDEN_DIR, file), 'utf8')) as Case[];
}

const quoted = (arg: string): string => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg}'`);

/** The whole answer as text: the command, its exit code, and each stream that is not empty. */
export function transcript({ args, stdin }: Pick<Case, 'args' | 'stdin'>, ran: Ran): string {
  const piped = stdin === undefined ? '' : `printf ${quoted(JSON.stringify(stdin).slice(1, -1))} | `;
  const part = (name: string, text: string): string => (text === '' ? '' : `--- ${name}\n${text}`);
  const command = ['rvu', ...args.map(quoted)].join(' ');
  return `$ ${piped}${command}\n--- exit ${ran.code}\n${part('stdout', ran.stdout)}${part('stderr', ran.stderr)}`;
}

/** Compares with the golden file, or writes it with UPDATE_GOLDEN=1. */
export function expectGolden(path: string, text: string): void {
  const file = join(GOLDEN_DIR, path);
  if (UPDATE) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${relative('.', file)} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** Golden files that no case writes any more. */
export function orphans(folder: string, names: readonly string[]): string[] {
  const known = new Set(names.map((name) => `${name}.txt`));
  return readdirSync(join(GOLDEN_DIR, folder)).filter((file) => file.endsWith('.txt') && !known.has(file));
}

const MACHINE_FORMATS = new Set(['--json', '--ndjson', '--csv', '--markdown']);

/** Whether standard output is meant to be read on a terminal; `rvu page` writes a document. */
export function isScreen({ args, stdin }: Case): boolean {
  if (args[0] === 'page' && !args.includes('--help')) return false;
  return stdin === undefined && !args.some((arg) => MACHINE_FORMATS.has(arg));
}

/** Help topics that show code or output of the program, in lines as long as they are, messages included. */
const TOPICS_WITH_OUTPUT = new Set(['tour', 'batch', 'claims', 'places', 'json', 'library']);

const isProse = ({ args }: Case): boolean => args[0] !== 'help' || !TOPICS_WITH_OUTPUT.has(args[1] ?? '');

const tooWide = (text: string): string[] => text.split('\n').filter((line) => [...line].length > 80);

/** What holds for every answer whose streams are pipes. */
export function expectCleanStreams(each: Case, { stdout, stderr }: Ran): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  expect(stdout + stderr, 'no color in a pipe').not.toMatch(/\u001B/);
  if (isScreen(each) && isProse(each)) expect(tooWide(stdout), 'lines wider than 80 columns').toEqual([]);
  if (isProse(each)) expect(stdout, 'messages belong on standard error').not.toMatch(/^rvu: /m);
  // Commander adds its advice in brackets, each on a line of its own.
  for (const line of stderr.split('\n').slice(0, -1)) expect(line).toMatch(/^(rvu: |\()/);
  expect(stderr, 'every message ends its line').toMatch(/^$|\n$/);
}

export async function runCase(each: Case): Promise<Ran> {
  return cli(each.args, { stdin: each.stdin });
}
