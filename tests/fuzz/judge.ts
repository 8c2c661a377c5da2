import type { Lab } from './lab.js';
import { amountsFault } from './oracles/amounts.js';
import { differenceFault, judge } from './oracles/answer.js';
import { judgeDamage } from './oracles/damage.js';
import { judgeConfig, judgeOut } from './oracles/files.js';
import { judgeWriters } from './oracles/writers.js';
import { type Answer, DETAIL, type Trial, type Verdict } from './trial.js';

/** One in so many inputs arrives a second time, in pieces. */
const PIECES_EVERY = 2;
/** One in so many inputs is also answered by the built program in a process of its own. */
const PROCESS_EVERY = 150;
/** Peak memory of any input in a process of its own, bytes: several times that of an ordinary batch. */
const MOST_MEMORY = 400 * 1024 * 1024;

export interface Judged {
  readonly verdicts: readonly Verdict[];
  /** The highest of the processes that it took, bytes; 0 if there was none */
  readonly memory: number;
}

function memoryOf({ memory = 0 }: Answer): Verdict {
  const fault = memory > MOST_MEMORY ? `too much${DETAIL}${Math.round(memory / 1024 / 1024)} MB` : null;
  return { oracle: 'memory', fault };
}

async function judgeBulk(trial: Trial, lab: Lab): Promise<Judged> {
  const answer = await lab.ownProcess(trial);
  // The plain reader of the oracle would reread the input at every quote.
  const isPlain = !trial.stdin?.includes('"');
  const verdicts = judge(trial, answer).filter(({ oracle }) => isPlain || oracle !== 'rows');
  return { verdicts: [...verdicts, memoryOf(answer)], memory: answer.memory ?? 0 };
}

/** @param prepare makes what the trial finds in its folder, each time it runs */
async function judgeAnswers(trial: Trial, lab: Lab, prepare: () => unknown): Promise<Judged> {
  const { stdin, sizes, columns, seed } = trial;
  const begin = (): void => {
    lab.clear();
    prepare();
  };
  begin();
  const answer = await lab.inProcess(trial);
  const verdicts = judge(trial, answer);
  const amounts = amountsFault(trial, answer);
  if (amounts !== undefined) verdicts.push({ oracle: 'amounts', fault: amounts });
  if (stdin && sizes && seed % PIECES_EVERY === 0) {
    begin();
    const pieces = await lab.inProcess(trial, sizes);
    verdicts.push({ oracle: 'chunks', fault: differenceFault(answer, pieces) });
  }
  // The system cannot pass a NUL to a process.
  const isPassable = !trial.args.some((arg) => arg.includes('\0'));
  if (stdin === null || columns !== undefined || !isPassable || seed % PROCESS_EVERY !== 0)
    return { verdicts, memory: 0 };
  begin();
  const own = await lab.ownProcess(trial);
  verdicts.push({ oracle: 'process', fault: differenceFault(answer, own) }, memoryOf(own));
  return { verdicts, memory: own.memory ?? 0 };
}

/**
 * Runs a trial and hears every oracle that has something to say about it.
 * @param prepare makes what a trial of the general kind finds in its folder
 */
export async function judgeTrial(
  trial: Trial,
  lab: Lab,
  prepare: () => unknown = () => undefined,
): Promise<Judged> {
  switch (trial.generator) {
    case 'bulk':
      return judgeBulk(trial, lab);
    case 'damage':
      return { verdicts: await judgeDamage(trial, lab), memory: 0 };
    case 'files':
      return { verdicts: await judgeOut(trial, lab), memory: 0 };
    case 'writers':
      return { verdicts: await judgeWriters(trial, lab), memory: 0 };
    case 'config':
      return { verdicts: await judgeConfig(trial, lab), memory: 0 };
    default:
      return judgeAnswers(trial, lab, prepare);
  }
}
