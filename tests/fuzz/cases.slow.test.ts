import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { judgeTrial } from './judge.js';
import { Lab } from './lab.js';
import { make } from './oracles/files.js';
import type { Trial } from './trial.js';

/** Former findings of the campaign, each with its right answer. */

interface Case extends Pick<Trial, 'args' | 'stdin' | 'env' | 'secrets' | 'sizes' | 'setup'> {
  readonly name: string;
  readonly exit: number;
  /** A part of standard error */
  readonly says: string;
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'cases/findings.json'), 'utf8')) as Case[];
const lab = new Lab(resolve(import.meta.dirname, '../..'));
afterAll(lab.remove);

it.each(cases)('$name', async ({ name: _, exit, says, ...given }) => {
  const trial: Trial = { generator: 'case', seed: 0, sizes: [1, 3, 1, 7], ...given };
  const target = trial.setup?.target;
  const prepare = (): unknown => target && make(lab.dir, target.name, target.kind, target.text);
  const { verdicts } = await judgeTrial(trial, lab, prepare);
  expect(verdicts.filter(({ fault }) => fault !== null)).toEqual([]);
  lab.clear();
  prepare();
  const answer = await lab.inProcess(trial);
  expect([answer.code, answer.stderr]).toEqual([exit, expect.stringContaining(says)]);
});
