import type { Random } from '../random.js';
import type { Trial, Writer } from '../trial.js';

/** Processes that write one file at the same time, and some that are ended while they do. */

const SOURCES: readonly (readonly string[])[] = [
  ['schedule', '--state', 'CA', '--codes', '99*'],
  ['schedule', '--state', 'TX', '--section', 'radiology'],
  ['compare', '99213', '--csv'],
];
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGKILL'] as const;

export function writersTrial(random: Random, seed: number): Trial {
  const name = random.pick(['out.csv', 'out']);
  const writers = random.list(random.between(1, 2), (): Writer => {
    const args = [...random.pick(SOURCES), '--out', `{dir}/${name}`];
    return random.chance(70)
      ? { args, signal: random.pick(SIGNALS), after: random.between(30, 900) }
      : { args };
  });
  const kind = random.pick(['nothing', 'file', 'private file', 'link'] as const);
  const setup = { target: { name, kind, text: 'old\n' }, writers };
  return { generator: 'writers', seed, args: writers[0]?.args ?? [], stdin: null, setup };
}
