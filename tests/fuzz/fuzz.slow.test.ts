import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type GeneratorName, generators } from './generators/index.js';
import { judgeTrial } from './judge.js';
import { Lab } from './lab.js';
import type { OracleName } from './trial.js';

/** A fixed part of the campaign; `npm run fuzz -- --minutes 30` runs any other part of it (see README.md). */

const HOME = resolve(import.meta.dirname, '../..');
const lab = new Lab(HOME);
const make = generators(HOME);
afterAll(lab.remove);

/** How many inputs of each generator are tried, from the seed 1. */
const COUNTS: readonly (readonly [GeneratorName, number])[] = [
  ['table', 80],
  ['priced', 40],
  ['x12', 100],
  ['arguments', 60],
  ['files', 30],
  ['config', 40],
  ['bulk', 1],
  ['writers', 1],
];

/** Oracles that judge inputs of every generator, and those that a generator is there for. */
const NEEDED: readonly OracleName[] = ['crash', 'messages'];
const NEEDED_OF: Partial<Record<GeneratorName, readonly OracleName[]>> = {
  table: ['rows', 'json', 'chunks'],
  priced: ['rows', 'amounts'],
  x12: ['secrets'],
};

describe.each(COUNTS)('inputs of the generator %s', (name, count) => {
  it(`satisfy every oracle, ${count} of them`, async () => {
    const judged = new Set<OracleName>();
    for (let seed = 1; seed <= count; seed++) {
      const { verdicts } = await judgeTrial(make(name, seed), lab);
      for (const { oracle } of verdicts) judged.add(oracle);
      expect(
        verdicts.filter(({ fault }) => fault !== null),
        `--only ${name} --seed ${seed} --count 1`,
      ).toEqual([]);
    }
    // Oracles that had nothing to judge would find nothing.
    expect([...judged]).toEqual(expect.arrayContaining([...NEEDED, ...(NEEDED_OF[name] ?? [])]));
  });
});
