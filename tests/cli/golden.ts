import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import {
  type Expected,
  formatGoldenFile,
  type GoldenCase,
  type GoldenFile,
  parseGoldenFile,
} from '../support/golden-file.js';
import { cli, type Ran } from './harness.js';

const GOLDEN_DIR = resolve(import.meta.dirname, '../golden');
const UPDATE = process.env.UPDATE_GOLDEN === '1';

/** A golden case that is a command line. */
export interface Case extends GoldenCase {
  readonly args: readonly string[];
}

/** The golden files of one folder, one for each command or topic. */
export class Goldens {
  private readonly files: ReadonlyMap<string, GoldenFile>;

  constructor(folder: string) {
    const dir = join(GOLDEN_DIR, folder);
    const paths = readdirSync(dir).map((name) => join(dir, name));
    this.files = new Map(paths.map((path) => [path, parseGoldenFile(readFileSync(path, 'utf8'), path)]));
  }

  private get all(): readonly GoldenCase[] {
    return [...this.files.values()].flatMap(({ cases }) => cases);
  }

  get names(): readonly string[] {
    return this.all.map(({ name }) => name);
  }

  get commands(): readonly Case[] {
    return this.all.filter((each): each is Case => each.args !== null);
  }

  /** Cases without a command, whose texts must be compared by other tests. */
  get texts(): readonly string[] {
    return this.all.filter(({ args }) => args === null).map(({ name }) => name);
  }

  /** Compares with what the golden file says, or writes it there with UPDATE_GOLDEN=1. */
  expect(name: string, expected: Expected): void {
    const found = [...this.files].find(([, { cases }]) => cases.some((each) => each.name === name));
    if (!found) throw new Error(`no golden file has a case "${name}"`);
    const [path, { comment, cases }] = found;
    const kept = cases.find((each) => each.name === name);
    if (UPDATE) {
      const changed = cases.map((each) => (each.name === name ? { ...each, expected } : each));
      (this.files as Map<string, GoldenFile>).set(path, { comment, cases: changed });
      writeFileSync(path, formatGoldenFile({ comment, cases: changed }));
    } else {
      expect(expected).toEqual(kept?.expected);
    }
  }
}

/** Both streams as a golden case stores them. */
export function streamsOf({ stdout, stderr }: Ran): Expected {
  return { ...(stdout === '' ? {} : { stdout }), ...(stderr === '' ? {} : { stderr }) };
}

const MACHINE_FORMATS = new Set(['--json', '--ndjson', '--csv', '--markdown']);

/** Whether standard output is meant to be read on a terminal; `rvu page` writes a document. */
export function isScreen({ args, stdin }: Case): boolean {
  if (args[0] === 'page' && !args.includes('--help')) return false;
  return stdin === undefined && !args.some((arg) => MACHINE_FORMATS.has(arg));
}

/** Help topics that show code or program output, with lines of any length and with messages. */
const TOPICS_WITH_OUTPUT = new Set(['tour', 'batch', 'claims', 'places', 'json', 'library']);

const isProse = ({ args }: Case): boolean => args[0] !== 'help' || !TOPICS_WITH_OUTPUT.has(args[1] ?? '');

const tooWide = (text: string): string[] => text.split('\n').filter((line) => [...line].length > 80);

/** What must be true of every answer whose streams are pipes. */
export function expectCleanStreams(each: Case, { stdout, stderr }: Ran): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for the escape character
  expect(stdout + stderr, 'no color in a pipe').not.toMatch(/\u001B/);
  if (isScreen(each) && isProse(each)) expect(tooWide(stdout), 'lines wider than 80 columns').toEqual([]);
  if (isProse(each)) expect(stdout, 'messages belong on standard error').not.toMatch(/^rvu: /m);
  // Commander adds its suggestions in parentheses, each on its own line.
  for (const line of stderr.split('\n').slice(0, -1)) expect(line).toMatch(/^(rvu: |\()/);
  expect(stderr, 'every message ends its line').toMatch(/^$|\n$/);
}

export async function runCase(each: Case): Promise<Ran> {
  return cli(each.args, { stdin: each.stdin });
}
