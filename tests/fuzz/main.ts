import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { campaign, type Plan, type Result } from './campaign.js';
import { type GeneratorName, SHARES } from './generators/index.js';
import { Totals } from './report.js';

/** The campaign as a program: workers run the inputs, this process counts, and notices what hangs or dies. */

const USAGE = `npm run fuzz -- [--minutes N] [--count N] [--seed N] [--only generator[,generator]] [--jobs N]
Generators: ${Object.keys(SHARES).join(', ')}`;
/** No input takes as long as this, minimizing included: millions of blank lines are read back row by row. */
const SILENCE_MS = 600_000;
const PROGRESS_MS = 10_000;
/** How long a worker may take to end. */
const PATIENCE_MS = 5_000;

const SELF = fileURLToPath(import.meta.url);

function rootOf(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : rootOf(dirname(from));
}

/** What a worker says: an input that it begins, or what became of it. */
type Message = { readonly begins: readonly [GeneratorName, number] } | { readonly result: Result };

async function work(plan: Plan): Promise<void> {
  // An exit removes the folder of the trials.
  process.on('SIGTERM', () => process.exit());
  process.on('disconnect', () => process.exit());
  // Ctrl-C reaches every process of the terminal; the one that directs the workers ends them.
  process.on('SIGINT', () => {});
  const say = (message: Message): unknown => process.send?.(message);
  for await (const result of campaign(plan, (generator, seed) => say({ begins: [generator, seed] })))
    say({ result });
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string' },
      count: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      jobs: { type: 'string', default: '1' },
    },
  });
  const only = (values.only?.split(',') ?? Object.keys(SHARES)) as GeneratorName[];
  const numbers = [values.minutes ?? '1', values.count ?? '1', values.seed, values.jobs].map(Number);
  if (only.some((name) => !Object.hasOwn(SHARES, name)) || numbers.some(Number.isNaN)) throw new Error(USAGE);
  const count = values.count === undefined ? Number.POSITIVE_INFINITY : Number(values.count);
  const minutes = Number(values.minutes ?? (values.count === undefined ? 1 : 100_000));
  return { only, seed: Number(values.seed), jobs: Number(values.jobs), count, minutes };
}

/** A worker, started again after an input that ended it. */
class Worker {
  private child: ChildProcess | undefined;
  private doing: readonly [GeneratorName, number] | undefined;
  private done = 0;
  private heard = Date.now();
  private isWanted = true;

  constructor(
    private readonly plan: Plan,
    private readonly take: (result: Result) => void,
  ) {
    this.start();
  }

  private start(): void {
    const plan = { ...this.plan, skip: this.done * this.plan.workers };
    this.child = fork(SELF, ['--worker', JSON.stringify(plan)], { execArgv: ['--enable-source-maps'] });
    this.child.on('message', (message: Message) => {
      this.heard = Date.now();
      if ('begins' in message) this.doing = message.begins;
      else this.finish(message.result);
    });
    this.child.on('exit', (code, signal) => {
      if (!this.isWanted) return;
      const [generator, seed] = this.doing ?? ['table', 0];
      const oracle = signal === 'SIGKILL' ? 'hang' : 'crash';
      const fault = `the process ended with ${signal ?? code}`;
      this.finish({ generator, seed, oracles: [oracle], faults: [{ oracle, fault }], memory: 0 });
      if (this.doing) this.start();
    });
  }

  private finish(result: Result): void {
    this.done += 1;
    this.take(result);
  }

  /** Ends a worker that has said nothing for long: its input hangs. @returns the input under way */
  watch(): string {
    if (Date.now() - this.heard > SILENCE_MS) this.child?.kill('SIGKILL');
    return this.doing?.join(' ') ?? 'starting';
  }

  stop(): void {
    this.isWanted = false;
    const { child } = this;
    child?.kill('SIGTERM');
    // One in the middle of an input that hangs does not hear it.
    setTimeout(() => child?.kill('SIGKILL'), PATIENCE_MS).unref();
  }
}

async function direct(): Promise<void> {
  const { only, seed, jobs, count, minutes } = readOptions();
  const home = rootOf(dirname(SELF));
  const totals = new Totals();
  const until = Date.now() + minutes * 60_000;
  const ended = new Promise<void>((done) => {
    const workers = Array.from({ length: jobs }, (_, worker) => {
      const plan = { home, only, seed, worker, workers: jobs, skip: 0 };
      return new Worker(plan, (result) => {
        if (totals.inputs < count) {
          const isNew = totals.add(result);
          if (isNew) process.stderr.write(`${totals.findings()}\n`);
        }
        if (totals.inputs >= count || Date.now() >= until) end();
      });
    });
    const progress = setInterval(() => {
      const doing = workers.map((worker) => worker.watch());
      process.stderr.write(`${totals.inputs} inputs, ${totals.faults} faults; now ${doing.join(', ')}\n`);
      if (Date.now() >= until) end();
    }, PROGRESS_MS);
    const end = (): void => {
      clearInterval(progress);
      for (const worker of workers) worker.stop();
      done();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  });
  await ended;
  process.stdout.write(`${totals.findings()}\n${totals}`);
  process.exitCode = totals.faults > 0 ? 1 : 0;
}

const [, , mode, plan] = process.argv;
if (mode === '--worker') await work(JSON.parse(plan ?? '{}') as Plan);
else {
  direct().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  });
}
