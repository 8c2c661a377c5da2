import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';
import { CSV_DAMAGE, PLANTED, randomOf, X12_DAMAGE } from './planted.js';

/** How often each kind of damage is made, each time with other choices. */
const TIMES = 7;

const BATCHES: readonly (readonly string[])[] = [
  ['pay'],
  ['pay', '--json'],
  ['pay', '--ndjson'],
  ['pay', '--charge', '100', '--unassigned'],
  ['rank'],
  ['rank', '--ndjson'],
  ['lookup'],
  ['lookup', '--json'],
  ['claim'],
  ['claim', '--json'],
  ['claim', '--ndjson'],
  ['claim', '--explain'],
  ['claim', '--totals'],
  ['pay', '--code-column', 'service', '--json'],
  ['claim', '--locality', 'CA-05', '--zip-column', 'postcode'],
];

interface Sample {
  readonly name: string;
  readonly input: Buffer;
}

function samplesOf(damages: typeof X12_DAMAGE): Sample[] {
  return damages.flatMap(([name, of], kind) =>
    Array.from({ length: TIMES }, (_, time) => {
      const made = of(randomOf(kind * 1000 + time));
      return { name: `${name} (${time})`, input: Buffer.from(made) };
    }),
  );
}

const X12_SAMPLES = samplesOf(X12_DAMAGE);
const CSV_SAMPLES = samplesOf(CSV_DAMAGE);

/** Planted texts that a text shows, in any case and with blanks or NULs between its letters. */
function shown(text: string): string[] {
  const bare = text.toUpperCase().replaceAll('\u0000', '');
  return PLANTED.filter((planted) => bare.includes(planted));
}

/** The commands for one sample: all of them over the samples, five for each. */
const commandsFor = (index: number): (readonly string[])[] =>
  Array.from({ length: 5 }, (_, i) => BATCHES[(index * 5 + i * 4) % BATCHES.length] ?? ['pay']);

const isJson = (args: readonly string[]): boolean => args.includes('--json') || args.includes('--ndjson');

/** What an answer in JSON says of its own accord: without the cells of the user's that it carries along. */
function saidInJson(stdout: string, args: readonly string[]): string {
  const documents = args.includes('--ndjson') ? stdout.split('\n').filter((line) => line !== '') : [stdout];
  return documents
    .map((document) =>
      JSON.stringify(JSON.parse(document), (key, value) =>
        ['input', 'claim', 'provider', 'date'].includes(key) ? undefined : value,
      ),
    )
    .join('\n');
}

/** What an answer in CSV adds to the user's records, which it repeats as they were. */
function saidInCsv(stdout: string, input: string): string {
  const repaired = (line: string): string => `"${line.replaceAll('"', '""')}"`;
  return input
    .split(/(?<=\n)/)
    .map((line) => line.replace(/\r?\n$/, ''))
    .filter((line) => line.trim() !== '')
    .reduce((rest, line) => {
      for (const form of [line, repaired(line)]) if (rest.includes(form)) return rest.replace(form, () => '');
      return rest;
    }, stdout);
}

function said(stdout: string, args: readonly string[], input: string): string {
  if (isJson(args)) return saidInJson(stdout, args);
  if (args.includes('--totals')) return stdout.replace(/^[^,\n]*,/gm, '');
  return args.includes('--explain') ? stdout : saidInCsv(stdout, input);
}

it('there are over three hundred damaged files, and what is planted is in them', () => {
  expect(X12_SAMPLES.length + CSV_SAMPLES.length).toBeGreaterThan(300);
  const held = [...X12_SAMPLES, ...CSV_SAMPLES].filter(
    ({ input }) => shown(input.toString('latin1')).length > 0,
  );
  expect(held.length).toBeGreaterThan(280);
});

describe('a damaged 837P', () => {
  it.each(X12_SAMPLES.map((sample, i) => [sample.name, sample.input, i] as const))(
    '%s shows nothing of the patient anywhere',
    async (_, input, index) => {
      const path = join(tempDir(), 'claims.837');
      writeFileSync(path, input);
      for (const args of [...commandsFor(index), ['claim', path], ['claim', path, '--json']]) {
        const { code, stdout, stderr } = await cli(args, args.includes(path) ? {} : { stdin: input });
        expect([args, shown(stdout), shown(stderr)]).toEqual([args, [], []]);
        expect(stderr).not.toContain('E_INTERNAL');
        expect(code).toBeLessThanOrEqual(2);
        if (isJson(args)) expect(() => saidInJson(stdout, args)).not.toThrow();
      }
    },
  );
});

describe('a table that is not what it seems', () => {
  it.each(CSV_SAMPLES.map((sample, i) => [sample.name, sample.input, i] as const))(
    '%s shows no cell but those it repeats',
    async (_, input, index) => {
      for (const args of commandsFor(index)) {
        const { code, stdout, stderr } = await cli(args, { stdin: input });
        const own = said(stdout, args, input.toString());
        expect([args, shown(own), shown(stderr)]).toEqual([args, [], []]);
        expect(stderr).not.toContain('E_INTERNAL');
        expect(code).toBeLessThanOrEqual(2);
      }
    },
  );
});

describe('a process', () => {
  const RVU = resolve(import.meta.dirname, '../../../bin/rvu.cjs');

  it.each(
    X12_SAMPLES.filter((_, i) => i % (TIMES * 3) === 1).map(({ name, input }) => [name, input] as const),
  )('shows nothing of the patient of a file damaged %s', (_, input) => {
    for (const args of [['pay'], ['claim', '--json']]) {
      const { stdout, stderr, status } = spawnSync(process.execPath, [RVU, ...args], {
        input,
        encoding: 'latin1',
        env: { ...process.env, RVU_CONFIG: '' },
      });
      expect([shown(stdout), shown(stderr)]).toEqual([[], []]);
      expect([0, 1, 2]).toContain(status);
    }
  });
});
