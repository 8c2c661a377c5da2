import { type GeneratorName, generators, inputs } from './generators/index.js';
import { judgeTrial } from './judge.js';
import { Lab } from './lab.js';
import { minimized } from './minimize.js';
import { DETAIL, type OracleName, type Trial, type Verdict } from './trial.js';

/** What became of one input. */
export interface Result {
  readonly generator: GeneratorName;
  readonly seed: number;
  /** Every oracle that judged it */
  readonly oracles: readonly OracleName[];
  readonly faults: readonly Verdict[];
  /** Peak memory of the processes that it took, bytes */
  readonly memory: number;
  /** A smaller input with the same fault; only for the first few of a kind */
  readonly smallest?: Trial;
}

/** How many findings of a kind are made small: the others are most likely the same. */
const SHOWN_OF_A_KIND = 1;

/** Tells findings apart: the oracle and the kind of its fault. */
export function kindOf(generator: string, { oracle, fault }: Verdict): string {
  const [kind = ''] = (fault ?? '').split(DETAIL);
  return `${oracle} (${generator}): ${kind.slice(0, 120)}`;
}

export interface Plan {
  /** The root of the project */
  readonly home: string;
  readonly only: readonly GeneratorName[];
  /** The seed of the first input of each generator */
  readonly seed: number;
  /** Of so many workers it is this one, from 0 */
  readonly worker: number;
  readonly workers: number;
  /** Inputs that were dealt with before */
  readonly skip: number;
}

/**
 * Runs inputs one after another, without end.
 * @param before called with each input before it runs
 */
export async function* campaign(
  { home, only, seed: first, worker, workers, skip }: Plan,
  before: (generator: GeneratorName, seed: number) => void = () => {},
): AsyncGenerator<Result> {
  const lab = new Lab(home);
  const make = generators(home);
  const seen = new Map<string, number>();
  let turn = 0;
  try {
    for (const [generator, seed] of inputs(only, first)) {
      if (turn++ % workers !== worker || turn <= skip) continue;
      before(generator, seed);
      const trial = make(generator, seed);
      const { verdicts, memory } = await judgeTrial(trial, lab);
      const faults = verdicts.filter(({ fault }) => fault !== null);
      const oracles = verdicts.map(({ oracle }) => oracle);
      const result = { generator, seed, oracles, faults, memory };
      const isNew = faults.find((each) => (seen.get(kindOf(generator, each)) ?? 0) < SHOWN_OF_A_KIND);
      for (const each of faults)
        seen.set(kindOf(generator, each), (seen.get(kindOf(generator, each)) ?? 0) + 1);
      // Large inputs run too long to be tried again and again.
      if (!isNew || generator === 'bulk') {
        yield result;
        continue;
      }
      const smallest = await minimized(trial, kindOf(generator, isNew), async (each) => {
        const judged = await judgeTrial(each, lab);
        return judged.verdicts
          .filter(({ fault }) => fault !== null)
          .map((verdict) => kindOf(generator, verdict));
      });
      yield { ...result, smallest };
    }
  } finally {
    lab.remove();
  }
}
