import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimsIn, writeWholeClaims } from './claim-file.mjs';
import { checkClaims, checkKept } from './compare.mjs';
import { runNode } from './measure.mjs';
import { count, print, table, verdict } from './report.mjs';
import { best, middle, peak, printPeaks, runRvu } from './runs.mjs';

const ROUNDS = 3;

const DUCKDB = join(import.meta.dirname, 'duckdb.mjs');
/** The multiple of the time of DuckDB's join, which applies no rule of claims, that rvu may take. */
const AIM = 1.5;

function report({ pay, claim, duckdb }, lines, claims) {
  const row = (program) => [
    program.name,
    best(program).toFixed(2),
    middle(program).toFixed(2),
    count(lines / best(program)),
    program === claim ? count(claims / best(program)) : '',
    peak(program)?.toFixed(0) ?? 'unknown',
    (middle(program) / middle(duckdb)).toFixed(2),
    program === claim ? verdict(middle(program) / middle(duckdb) <= AIM) : '',
  ];
  const header = ['', 'best s', 'median s', 'lines/s', 'claims/s', 'peak MB', `of DuckDB, aim ${AIM}`, ''];
  print(table([header, row(pay), row(claim), row(duckdb)]));
}

async function benchSize(directory, lines) {
  const input = join(directory, 'whole-claims.csv');
  writeWholeClaims(input, lines);
  const program = (name, run) => {
    const out = join(directory, `${name.replace(/\W/g, '-')}-whole.csv`);
    return { name, out, run: () => run(out), runs: [] };
  };
  const programs = {
    pay: program('rvu pay', (out) => runRvu('pay', input, out)),
    claim: program('rvu claim', (out) => runRvu('claim', input, out)),
    duckdb: program('DuckDB, join without rules', (out) =>
      runNode([DUCKDB, input, out, 'whole'], { peak: true }),
    ),
  };
  const claims = claimsIn(lines);
  print(`\nWhole claims: ${count(lines)} lines in ${count(claims)} claims, ${ROUNDS} interleaved rounds`);
  let checked;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { run, runs } of Object.values(programs)) runs.push(await run());
    checkKept(input, programs.duckdb.out);
    checked = checkClaims({ input, pay: programs.pay.out, claim: programs.claim.out });
  }
  const { alone, changed, refused } = checked;
  print(`  claims of one line equal to rvu pay: ${count(alone)}, in every round`);
  print(`  other lines paid differently than by themselves: ${count(changed)}; refused: ${count(refused)}`);
  report(programs, lines, claims);
  for (const path of [input, ...Object.values(programs).map(({ out }) => out)]) rmSync(path);
  return peak(programs.claim);
}

/**
 * Whole claims through `rvu claim`, compared with the same lines through `rvu pay`, each by itself, and in time with
 * DuckDB's join of them.
 */
export async function benchClaims({ directory, quick }) {
  const peaks = [];
  for (const lines of quick ? [100_000] : [100_000, 1_000_000]) peaks.push(await benchSize(directory, lines));
  printPeaks('rvu claim', peaks, 120);
}
