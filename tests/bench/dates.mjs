import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { macsAndLocalities, pricedRows, randomNumbers, writeClaims } from './generate.mjs';
import { count, print, table, verdict } from './report.mjs';
import { best, middle, runRvu } from './runs.mjs';

const ROUNDS = 3;
/** A batch of dates of six years may take this multiple of the time of one whose lines all have the same date. */
const AIM = 1.1;

/** How many different services a practice bills, about. */
const SOME = 300;

const DAY = '2026-01-15';
/** A day in every quarter since 2020, and in both parts of the first quarter of 2024. */
const DAYS = [2020, 2021, 2022, 2023, 2024, 2025, 2026]
  .flatMap((year) => ['01-15', '04-15', '07-15', '10-15'].map((day) => `${year}-${day}`))
  .concat('2024-03-10');

/** Puts a date before each claim. */
function dated(text, dayOf) {
  const [head, ...lines] = text.trimEnd().split('\n');
  return `${[`date,${head}`, ...lines.map((line) => `${dayOf()},${line}`)].join('\n')}\n`;
}

/** Throws unless the lines that have the same date in both files are the same. */
function checkSameAnswers(one, mixed) {
  const lines = (path) => readFileSync(path, 'latin1').split('\n');
  const [a, b] = [lines(one), lines(mixed)];
  const at = b.findIndex((line, i) => line.startsWith(DAY) && line !== a[i]);
  if (at >= 0 || a.length !== b.length)
    throw new Error(`The answers differ at line ${at + 1}:\n  ${a[at]}\n  ${b[at]}`);
}

/** Some priced services from all parts of the file, as many as a practice bills. */
function someServices() {
  const rows = pricedRows();
  return Array.from({ length: SOME }, (_, i) => rows[Math.floor((i * rows.length) / SOME)]);
}

/** The same claims on one day and on days of all releases, in turn. */
async function benchServices(name, services, { directory, quick }) {
  const lines = quick ? 100_000 : 1_000_000;
  const plain = join(directory, 'undated.csv');
  writeClaims(plain, lines, macsAndLocalities(), services);
  const text = readFileSync(plain, 'latin1');
  const random = randomNumbers();
  const way = (name, file, dayOf) => {
    const [claims, out] = [join(directory, `${file}.csv`), join(directory, `${file}-out.csv`)];
    writeFileSync(claims, dated(text, dayOf), 'latin1');
    return { name, claims, out, runs: [] };
  };
  const one = way('one date', 'one-date', () => DAY);
  const mixed = way(`${DAYS.length} dates`, 'mixed', () => DAYS[Math.floor(random() * DAYS.length)]);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { claims, out, runs } of [one, mixed]) {
      const measured = await runRvu('pay', claims, out);
      if (round > 0) runs.push(measured);
    }
    checkSameAnswers(one.out, mixed.out);
  }
  const ratio = middle(mixed) / middle(one);
  print(`\nDates: ${count(lines)} lines of ${name}, of one release and of all, ${ROUNDS} interleaved rounds`);
  const row = (each, ...compared) => [
    each.name,
    best(each).toFixed(2),
    middle(each).toFixed(2),
    count(lines / best(each)),
    ...compared,
  ];
  const header = ['', 'best s', 'median s', 'lines/s', `ratio, aim ${AIM}`, ''];
  print(table([header, row(one, '', ''), row(mixed, ratio.toFixed(2), verdict(ratio <= AIM))]));
  for (const path of [plain, one.claims, one.out, mixed.claims, mixed.out]) rmSync(path);
}

export async function benchDates(where) {
  await benchServices('any priced service', pricedRows(), where);
  await benchServices(`${SOME} services`, someServices(), where);
}
