import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeClaims, zipsAndTheirLocalities } from './generate.mjs';
import { median } from './measure.mjs';
import { count, print, table, verdict } from './report.mjs';
import { runRvu } from './runs.mjs';

const ROUNDS = 5;
/** A batch that names its places by ZIP code may take this multiple of the time of one that names localities. */
const AIM = 1.1;

/** Throws unless the answers are the same: what is added after each claim, and the claims except for their place. */
function checkSameAnswers(one, other) {
  const lines = (path) => readFileSync(path, 'utf8').split('\n');
  const answer = (line) => {
    const [code, modifier, units, pos, , ...rest] = line.split(',');
    return [code, modifier, units, pos, ...rest].join();
  };
  const [a, b] = [lines(one), lines(other)];
  const at = a.findIndex((line, i) => i > 0 && answer(line) !== answer(b[i] ?? ''));
  if (at >= 0 || a.length !== b.length)
    throw new Error(`The answers differ at line ${at + 1}:\n  ${a[at]}\n  ${b[at]}`);
}

/** The same claims by ZIP code and by locality, in turn. */
export async function benchZips({ directory, quick }) {
  const lines = quick ? 100_000 : 1_000_000;
  const ways = Object.entries(zipsAndTheirLocalities()).map(([name, places]) => {
    const [claims, out] = [join(directory, `${name}.csv`), join(directory, `${name}-out.csv`)];
    writeClaims(claims, lines, places);
    return { name, claims, out, times: [] };
  });
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { claims, out, times } of ways) {
      const { seconds } = await runRvu('pay', claims, out);
      if (round > 0) times.push(seconds);
    }
    checkSameAnswers(ways[0].out, ways[1].out);
  }
  const byLocality = ways.find(({ name }) => name === 'localities');
  print(
    `\nZIP codes: ${count(lines)} claim lines, ${ROUNDS} interleaved rounds; aim: at most ${AIM} × the time by locality`,
  );
  const rows = ways.map(({ name, times }) => {
    const ratio = median(times) / median(byLocality.times);
    const best = Math.min(...times);
    const said = name === 'localities' ? '' : verdict(ratio <= AIM);
    return [
      `by ${name}`,
      best.toFixed(2),
      median(times).toFixed(2),
      count(lines / best),
      ratio.toFixed(2),
      said,
    ];
  });
  print(table([['', 'best s', 'median s', 'lines/s', 'ratio', ''], ...rows]));
  for (const { claims, out } of ways) for (const path of [claims, out]) rmSync(path);
}
