import type { Trial } from './trial.js';

/** Makes a failing input small by leaving out what does not matter. */

/** How many attempts are worth it. */
const MOST_ATTEMPTS = 80;

type Fails = (trial: Trial) => Promise<boolean>;

/** Leaves out halves, quarters and so on down to single parts, as long as it still fails. */
async function fewer<T>(
  parts: readonly T[],
  fails: (parts: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = parts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (without.length < kept.length && (await fails(without))) kept = without;
      else at += size;
    }
  }
  return kept;
}

const LINES = /[^\n~]*[\n~]+|[^\n~]+$/g;
const CELLS = /[^,;\t\n*~]*[,;\t\n*~]|[^,;\t\n*~]+$/g;

/**
 * A smaller trial with the same kind of fault.
 * @param kindsOf the kinds of faults that a trial has
 */
export async function minimized(
  trial: Trial,
  kind: string,
  kindsOf: (trial: Trial) => Promise<readonly string[]>,
): Promise<Trial> {
  let left = MOST_ATTEMPTS;
  const fails: Fails = async (each) => left-- > 0 && (await kindsOf(each)).includes(kind);
  let best = trial;
  const [command = '', ...words] = trial.args;
  const args = await fewer(words, (parts) => fails({ ...best, args: [command, ...parts] }));
  best = { ...best, args: [command, ...args] };
  for (const parts of [LINES, CELLS]) {
    if (best.stdin === null) break;
    const kept = await fewer(best.stdin.match(parts) ?? [], (some) =>
      fails({ ...best, stdin: some.join('') }),
    );
    best = { ...best, stdin: kept.join('') };
  }
  return best;
}
