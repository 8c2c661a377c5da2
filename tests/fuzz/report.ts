import { kindOf, type Result } from './campaign.js';
import { ORACLES, type OracleName, type Trial } from './trial.js';

interface Kind {
  count: number;
  readonly first: Result;
  readonly fault: string;
  smallest: Trial | undefined;
}

/** Totals of a campaign and the kinds of its findings. */
export class Totals {
  inputs = 0;
  private readonly byGenerator = new Map<string, { inputs: number; faulty: number }>();
  private readonly byOracle = new Map<OracleName, { judged: number; faults: number }>();
  private readonly kinds = new Map<string, Kind>();
  private worst: Result | undefined;

  /** @returns whether it has a finding of a kind not seen before */
  add(result: Result): boolean {
    const known = this.kinds.size;
    const { generator, oracles, faults, memory, smallest } = result;
    this.inputs += 1;
    const own = this.byGenerator.get(generator) ?? { inputs: 0, faulty: 0 };
    this.byGenerator.set(generator, own);
    own.inputs += 1;
    if (faults.length > 0) own.faulty += 1;
    for (const oracle of oracles) this.ofOracle(oracle).judged += 1;
    for (const each of faults) {
      this.ofOracle(each.oracle).faults += 1;
      const name = kindOf(generator, each);
      const kind = this.kinds.get(name);
      if (!kind) this.kinds.set(name, { count: 1, first: result, fault: each.fault ?? '', smallest });
      else {
        kind.count += 1;
        kind.smallest ??= smallest;
      }
    }
    if (memory > (this.worst?.memory ?? 0)) this.worst = result;
    return this.kinds.size > known;
  }

  private ofOracle(oracle: OracleName): { judged: number; faults: number } {
    const found = this.byOracle.get(oracle) ?? { judged: 0, faults: 0 };
    this.byOracle.set(oracle, found);
    return found;
  }

  get faults(): number {
    return [...this.byOracle.values()].reduce((sum, { faults }) => sum + faults, 0);
  }

  /** One paragraph per kind of finding: how many, the first, how to replay it, and the smallest input. */
  findings(): string {
    const sorted = [...this.kinds].sort(([, a], [, b]) => b.count - a.count);
    return sorted.map(([name, kind]) => findingText(name, kind)).join('\n');
  }

  toString(): string {
    const generators = [...this.byGenerator].map(
      ([name, { inputs, faulty }]) =>
        `  ${name.padEnd(12)}${String(inputs).padStart(9)} inputs${String(faulty).padStart(8)} faulty`,
    );
    const oracles = (Object.keys(ORACLES) as OracleName[]).map((name) => {
      const { judged = 0, faults = 0 } = this.byOracle.get(name) ?? {};
      return `  ${name.padEnd(12)}${String(judged).padStart(9)} judged${String(faults).padStart(8)} faults   ${ORACLES[name]}`;
    });
    const { worst } = this;
    const memory = worst
      ? `Peak memory: ${Math.round(worst.memory / 1024 / 1024)} MB (${replay(worst)})`
      : 'Peak memory: no process was measured';
    return [
      `${this.inputs} inputs, ${this.kinds.size} kinds of findings`,
      ...generators,
      ...oracles,
      memory,
      '',
    ].join('\n');
  }
}

const replay = ({ generator, seed }: Pick<Result, 'generator' | 'seed'>): string =>
  `npm run fuzz -- --only ${generator} --seed ${seed} --count 1`;

/** Text that a shell or a test can take as it is: long texts are shortened. */
function trialText({ args, stdin, env, sizes, columns, setup }: Trial): string {
  const text = JSON.stringify({ args, stdin, env, sizes, columns, setup });
  return text.length > 2_000 ? `${text.slice(0, 2_000)}… (${text.length} characters)` : text;
}

function findingText(name: string, { count, first, fault, smallest }: Kind): string {
  const lines = [`${count} × ${name}`, `  ${fault.slice(0, 500)}`, `  ${replay(first)}`];
  return [...lines, ...(smallest ? [`  smallest: ${trialText(smallest)}`] : []), ''].join('\n');
}
