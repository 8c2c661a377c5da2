import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeClaims } from './generate.mjs';
import { count, print, table, verdict } from './report.mjs';
import { best, middle, runRvu } from './runs.mjs';

const ROUNDS = 3;
/** A batch whose every cell is quoted may take this multiple of the time of one without quotes. */
const AIM = 2;

/** The same table with quotes around every cell. */
const quotedTable = (text) => text.replace(/^.+$/gm, (line) => `"${line.replaceAll(',', '","')}"`);

/** Throws unless what is added after each line is the same in both files. */
function checkSameAnswers(plain, quoted) {
  const lines = (path) => readFileSync(path, 'latin1').split('\n');
  const answers = ({ claims, out }) => {
    const given = lines(claims);
    return lines(out).map((line, i) => line.slice(given[i]?.length ?? 0));
  };
  const [a, b] = [answers(plain), answers(quoted)];
  const at = a.findIndex((answer, i) => i > 0 && answer !== b[i]);
  if (at >= 0 || a.length !== b.length)
    throw new Error(`The answers differ at line ${at + 1}:\n  ${a[at]}\n  ${b[at]}`);
}

/** The same claims without quotes and with every cell quoted, in turn. */
export async function benchQuoted({ directory, quick }) {
  const lines = quick ? 100_000 : 1_000_000;
  const way = (name) => ({
    name,
    claims: join(directory, `${name}.csv`),
    out: join(directory, `${name}-out.csv`),
    runs: [],
  });
  const [plain, quoted] = [way('plain'), way('quoted')];
  writeClaims(plain.claims, lines);
  writeFileSync(quoted.claims, quotedTable(readFileSync(plain.claims, 'latin1')), 'latin1');
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { claims, out, runs } of [plain, quoted]) {
      const measured = await runRvu('pay', claims, out);
      if (round > 0) runs.push(measured);
    }
    checkSameAnswers(plain, quoted);
  }
  const ratio = middle(quoted) / middle(plain);
  print(
    `\nQuoted cells: ${count(lines)} lines with every cell quoted, ${ROUNDS} interleaved rounds; answers equal`,
  );
  const row = (program, ...compared) => [
    program.name,
    best(program).toFixed(2),
    middle(program).toFixed(2),
    ...compared,
  ];
  const header = ['', 'best s', 'median s', `ratio, aim ${AIM}`, ''];
  print(table([header, row(plain, '', ''), row(quoted, ratio.toFixed(2), verdict(ratio <= AIM))]));
  for (const { claims, out } of [plain, quoted]) for (const path of [claims, out]) rmSync(path);
}
