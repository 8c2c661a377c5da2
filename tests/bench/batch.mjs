import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { printAllocation } from './allocation.mjs';
import { checkEqual, checkSameLines } from './compare.mjs';
import { writeClaims } from './generate.mjs';
import { runNode } from './measure.mjs';
import { count, print, table, verdict } from './report.mjs';
import { best, middle, peak, printPeaks, runRvu } from './runs.mjs';

const ROUNDS = 3;

const DUCKDB = join(import.meta.dirname, 'duckdb.mjs');

const runDuckdb = (claims, out, ...order) => runNode([DUCKDB, claims, out, ...order], { peak: true });

function programsFor(directory) {
  const out = (name) => join(directory, `${name}.csv`);
  return {
    rvu: { name: 'rvu pay', out: out('rvu'), run: (claims, file) => runRvu('pay', claims, file), runs: [] },
    duckdb: { name: 'DuckDB', out: out('duckdb'), run: runDuckdb, runs: [] },
    anyOrder: {
      name: 'DuckDB, order not kept',
      out: out('any-order'),
      run: (claims, file) => runDuckdb(claims, file, 'any-order'),
      runs: [],
    },
  };
}

/**
 * Runs the programs in turn. Every round's results are compared; the first round's times are not counted, if
 * there are others.
 */
async function runRounds(programs, claims, rounds) {
  const { rvu, duckdb, anyOrder } = programs;
  let checked;
  for (let round = 1; round <= rounds; round++) {
    for (const program of Object.values(programs)) {
      rmSync(program.out, { force: true });
      const measured = await program.run(claims, program.out);
      if (round > 1 || rounds === 1) program.runs.push(measured);
    }
    checked = checkEqual({ claims, rvu: rvu.out, duckdb: duckdb.out });
    if (anyOrder) checkSameLines(duckdb.out, anyOrder.out);
  }
  return checked;
}

/** The share of DuckDB's time that rvu may take, by lines: start-up weighs more in a short file. */
const AIMS = new Map([
  [100_000, 0.7],
  [1_000_000, 0.5],
  [5_000_000, 0.5],
]);
/** Of this many lines there is one round, without DuckDB's order left open: it shows that memory does not grow. */
const LARGEST = 5_000_000;

function report({ rvu, ...others }, lines) {
  const row = (program, compared) => [
    program.name,
    best(program).toFixed(2),
    middle(program).toFixed(2),
    count(lines / best(program)),
    peak(program)?.toFixed(0) ?? 'unknown',
    ...compared,
  ];
  const rows = Object.values(others).map((other) => {
    const [ratio, middleRatio] = [best(rvu) / best(other), middle(rvu) / middle(other)];
    return row(other, [ratio.toFixed(2), middleRatio.toFixed(2), verdict(middleRatio <= AIMS.get(lines))]);
  });
  const header = ['', 'best s', 'median s', 'lines/s', 'peak MB', 'rvu takes, best', 'median', ''];
  print(table([header, row(rvu, ['', '', '']), ...rows]));
}

async function benchSize(directory, lines) {
  const claims = join(directory, 'claims.csv');
  writeClaims(claims, lines);
  const { anyOrder, ...inOrder } = programsFor(directory);
  const isLargest = lines === LARGEST;
  const programs = isLargest ? inOrder : { ...inOrder, anyOrder };
  const rounds = isLargest ? 'one round' : `${ROUNDS} interleaved rounds after one warm-up`;
  print(`\nBatch of ${count(lines)} lines: ${rounds}`);
  const checked = await runRounds(programs, claims, isLargest ? 1 : ROUNDS + 1);
  print(`  results equal: ${count(checked.lines)} lines (${count(checked.refused)} refused), in every round`);
  report(programs, lines);
  return peak(programs.rvu);
}

/** Batches through `rvu pay` and through DuckDB: time and peak memory, once their results are proved equal. */
export async function benchBatch({ directory, quick }) {
  const peaks = [];
  for (const lines of quick ? [100_000] : [100_000, 1_000_000, LARGEST])
    peaks.push(await benchSize(directory, lines));
  const aims = [...AIMS].map(([lines, aim]) => `${aim} for ${count(lines)} lines`).join(', ');
  print(`\nAims: rvu takes at most this share of DuckDB's time (median): ${aims}`);
  printPeaks('rvu pay', peaks, 100);
  await printAllocation(directory);
}
