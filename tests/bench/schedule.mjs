import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './measure.mjs';
import { count, print, table, verdict } from './report.mjs';
import { best, middle, peak } from './runs.mjs';
import { RVU } from './tables.mjs';

const ROUNDS = 3;
/** The share of DuckDB's time that rvu may take. */
const AIM = 0.6;

const DUCKDB = join(import.meta.dirname, 'duckdb-schedule.mjs');

async function runRvu(out) {
  const stdout = openSync(out, 'w');
  try {
    return await runNode([RVU, 'schedule', '--all'], { stdout, peak: true });
  } finally {
    closeSync(stdout);
  }
}

/** Whole schedules of every locality through `rvu schedule --all` and as DuckDB's cross join: the same file, byte for byte. */
export async function benchSchedule({ directory }) {
  const out = (name) => join(directory, `${name}-schedule.csv`);
  const rvu = { name: 'rvu schedule --all', out: out('rvu'), run: runRvu, runs: [] };
  const duckdb = {
    name: 'DuckDB, cross join',
    out: out('duckdb'),
    run: (path) => runNode([DUCKDB, path], { peak: true }),
    runs: [],
  };
  let lines = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const program of [rvu, duckdb]) {
      const measured = await program.run(program.out);
      if (round > 0) program.runs.push(measured);
    }
    const written = readFileSync(rvu.out);
    if (!written.equals(readFileSync(duckdb.out)))
      throw new Error(`${rvu.out} and ${duckdb.out} are not the same`);
    lines = written.toString('latin1').split('\n').length - 2;
  }
  print(
    `\nSchedule of all localities: ${count(lines)} lines, ${ROUNDS} interleaved rounds after one warm-up`,
  );
  print('  the files are equal byte for byte, in every round');
  const row = (program, ...compared) => [
    program.name,
    best(program).toFixed(2),
    middle(program).toFixed(2),
    peak(program)?.toFixed(0) ?? 'unknown',
    ...compared,
  ];
  const ratio = middle(rvu) / middle(duckdb);
  const header = ['', 'best s', 'median s', 'peak MB', `ratio, aim ${AIM}`, ''];
  print(table([header, row(rvu, ratio.toFixed(2), verdict(ratio <= AIM)), row(duckdb, '', '')]));
  for (const path of [rvu.out, duckdb.out]) rmSync(path);
}
