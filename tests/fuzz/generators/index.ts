import { dataFiles } from '../oracles/damage.js';
import { Random, seedOf } from '../random.js';
import type { Trial } from '../trial.js';
import { argumentsTrial } from './arguments.js';
import { bulkTrial } from './bulk.js';
import { damageTrial } from './damage.js';
import { configTrial, filesTrial } from './files.js';
import { pricedTrial } from './priced.js';
import { tableTrial } from './table.js';
import { writersTrial } from './writers.js';
import { x12Trial } from './x12.js';

/** How many of 10,000 inputs each generator makes; those in processes of their own take much longer. */
export const SHARES = {
  table: 3_800,
  priced: 700,
  x12: 4_200,
  arguments: 800,
  files: 200,
  config: 210,
  damage: 84,
  bulk: 3,
  writers: 3,
} as const;
export type GeneratorName = keyof typeof SHARES;

/** @param home the root of the project */
export function generators(home: string): (name: GeneratorName, seed: number) => Trial {
  const damage = damageTrial(dataFiles(home));
  const make = {
    table: tableTrial,
    priced: pricedTrial,
    x12: x12Trial,
    arguments: argumentsTrial,
    files: filesTrial,
    config: configTrial,
    damage,
    bulk: bulkTrial,
    writers: writersTrial,
  };
  return (name, seed) => make[name](new Random(seedOf(name, seed)), seed);
}

/**
 * The inputs of a campaign in turn, each generator by its share.
 * @param only the generators wanted
 * @param first the seed of the first input of each
 */
export function* inputs(
  only: readonly GeneratorName[],
  first: number,
): Generator<readonly [GeneratorName, number]> {
  const made = new Map(only.map((name) => [name, 0]));
  for (;;) {
    const [next] = [...made].sort(([a, x], [b, y]) => (x + 1) / SHARES[a] - (y + 1) / SHARES[b]);
    if (!next) return;
    const [name, count] = next;
    yield [name, first + count];
    made.set(name, count + 1);
  }
}
