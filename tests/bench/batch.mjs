import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkEqual, checkSameLines } from './compare.mjs';
import { writeClaims } from './generate.mjs';
import { median, PEAK_METHOD, runNode } from './measure.mjs';
import { count, print, table, verdict } from './report.mjs';
import { RVU } from './tables.mjs';

const ROUNDS = 3;
const PEAK_AIM_MB = 200;
/** "The same at both sizes": the larger batch may take this much more memory than the smaller. */
const PEAK_GROWTH_AIM = 1.25;

const DUCKDB = join(import.meta.dirname, 'duckdb.mjs');

/** `rvu pay < claims > out`, or another command; exit code 1 means that some lines were refused. */
export async function runRvu(claims, out, ...command) {
  const stdin = openSync(claims, 'r');
  const stdout = openSync(out, 'w');
  try {
    return await runNode([RVU, ...(command.length > 0 ? command : ['pay'])], {
      stdin,
      stdout,
      peak: true,
      exitCodes: [0, 1],
    });
  } finally {
    closeSync(stdin);
    closeSync(stdout);
  }
}

const runDuckdb = (claims, out, ...order) => runNode([DUCKDB, claims, out, ...order], { peak: true });

function programsFor(directory) {
  const out = (name) => join(directory, `${name}.csv`);
  return {
    rvu: { name: 'rvu pay', out: out('rvu'), run: runRvu, runs: [] },
    duckdb: { name: 'DuckDB', out: out('duckdb'), run: runDuckdb, runs: [] },
    anyOrder: {
      name: 'DuckDB, order not kept',
      out: out('any-order'),
      run: (claims, file) => runDuckdb(claims, file, 'any-order'),
      runs: [],
    },
  };
}

/** Runs the programs in turn. Every round's results are compared; the first round's times are not counted. */
async function runRounds(programs, claims) {
  const { rvu, duckdb, anyOrder } = programs;
  let checked;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const program of Object.values(programs)) {
      rmSync(program.out, { force: true });
      const measured = await program.run(claims, program.out);
      if (round > 0) program.runs.push(measured);
    }
    checked = checkEqual({ claims, rvu: rvu.out, duckdb: duckdb.out });
    checkSameLines(duckdb.out, anyOrder.out);
  }
  return checked;
}

const best = ({ runs }) => Math.min(...runs.map(({ seconds }) => seconds));
const middle = ({ runs }) => median(runs.map(({ seconds }) => seconds));
const peak = ({ runs }) => (runs[0].peakMb === null ? null : Math.max(...runs.map(({ peakMb }) => peakMb)));

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
    return row(other, [ratio.toFixed(2), middleRatio.toFixed(2), verdict(middleRatio <= 1)]);
  });
  const header = ['', 'best s', 'median s', 'lines/s', 'peak MB', 'rvu takes, best', 'median', ''];
  print(table([header, row(rvu, ['', '', '']), ...rows]));
}

async function benchSize(directory, lines) {
  const claims = join(directory, 'claims.csv');
  writeClaims(claims, lines);
  const programs = programsFor(directory);
  print(`\nBatch of ${count(lines)} lines: ${ROUNDS} interleaved rounds after one not counted`);
  const checked = await runRounds(programs, claims);
  print(`  results equal: ${count(checked.lines)} lines (${count(checked.refused)} refused), in every round`);
  report(programs, lines);
  return peak(programs.rvu);
}

/** Batches through `rvu pay` and through DuckDB: time and peak memory, after their results proved equal. */
export async function benchBatch({ directory, quick }) {
  const peaks = [];
  for (const lines of quick ? [100_000] : [100_000, 1_000_000]) peaks.push(await benchSize(directory, lines));
  print(`\nAims: rvu takes at most DuckDB's time (median, 1.00); its memory stays below ${PEAK_AIM_MB} MB`);
  if (peaks.includes(null)) return print('  memory: not known on this system');
  print(`  rvu's peak memory, ${PEAK_METHOD}: ${peaks.map((mb) => `${mb.toFixed(0)} MB`).join(', ')}`);
  print(`  below ${PEAK_AIM_MB} MB: ${verdict(Math.max(...peaks) < PEAK_AIM_MB)}`);
  if (quick) return;
  const growth = peaks[1] / peaks[0];
  print(
    `  the same at both sizes: ×${growth.toFixed(2)}, at most ${PEAK_GROWTH_AIM}: ${verdict(growth <= PEAK_GROWTH_AIM)}`,
  );
}
