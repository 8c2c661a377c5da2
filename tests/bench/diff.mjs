import { median, runNode } from './measure.mjs';
import { print, table, verdict } from './report.mjs';
import { RVU } from './tables.mjs';

/** Seconds for the whole process, from releases of two files to every change as CSV. */
const AIM = 0.5;
const PAIRS = [
  ['RVU25D', 'RVU26A'],
  ['RVU20A', 'RVU24AR'],
];

/** Every change between two releases. */
export async function benchDiff({ quick }) {
  const rounds = quick ? 3 : 9;
  const rows = [];
  for (const pair of PAIRS) {
    const times = [];
    for (let round = 0; round <= rounds; round++) {
      const { seconds } = await runNode([RVU, 'diff', ...pair, '--csv']);
      if (round > 0) times.push(seconds);
    }
    const middle = median(times);
    rows.push([
      `rvu diff ${pair.join(' ')}`,
      Math.min(...times).toFixed(2),
      middle.toFixed(2),
      verdict(middle <= AIM),
    ]);
  }
  print(`\nDifferences of two releases, ${rounds} rounds; aim: median of at most ${AIM} s`);
  print(table([['', 'best s', 'median s', ''], ...rows]));
}
