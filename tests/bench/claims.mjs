import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimsIn, writeWholeClaims } from './claim-file.mjs';
import { checkClaims } from './compare.mjs';
import { count, print, table } from './report.mjs';
import { best, middle, peak, printPeaks, runRvu } from './runs.mjs';

const ROUNDS = 3;

function report({ pay, claim }, lines, claims) {
  const row = (program) => [
    program.name,
    best(program).toFixed(2),
    middle(program).toFixed(2),
    count(lines / best(program)),
    program === claim ? count(claims / best(program)) : '',
    peak(program)?.toFixed(0) ?? 'unknown',
    (middle(program) / middle(pay)).toFixed(2),
  ];
  const header = ['', 'best s', 'median s', 'lines/s', 'claims/s', 'peak MB', 'ratio'];
  print(table([header, row(pay), row(claim)]));
}

async function benchSize(directory, lines) {
  const input = join(directory, 'whole-claims.csv');
  writeWholeClaims(input, lines);
  const program = (command) => ({
    command,
    name: `rvu ${command}`,
    out: join(directory, `${command}-whole.csv`),
    runs: [],
  });
  const programs = { pay: program('pay'), claim: program('claim') };
  const claims = claimsIn(lines);
  print(`\nWhole claims: ${count(lines)} lines in ${count(claims)} claims, ${ROUNDS} interleaved rounds`);
  let checked;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { command, out, runs } of Object.values(programs))
      runs.push(await runRvu(command, input, out));
    checked = checkClaims({ input, pay: programs.pay.out, claim: programs.claim.out });
  }
  const { alone, changed, refused } = checked;
  print(`  claims of one line equal to rvu pay: ${count(alone)}, in every round`);
  print(`  other lines paid differently than by themselves: ${count(changed)}; refused: ${count(refused)}`);
  report(programs, lines, claims);
  for (const path of [input, programs.pay.out, programs.claim.out]) rmSync(path);
  return peak(programs.claim);
}

/** Whole claims through `rvu claim`, compared with the same lines through `rvu pay`, each by itself. */
export async function benchClaims({ directory, quick }) {
  const peaks = [];
  for (const lines of quick ? [100_000] : [100_000, 1_000_000]) peaks.push(await benchSize(directory, lines));
  printPeaks('rvu claim', peaks);
}
