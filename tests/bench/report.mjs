import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

export function print(text) {
  process.stdout.write(`${text}\n`);
}

export const verdict = (met) => (met ? 'aim met' : 'aim missed');

export const count = (number) => Math.round(number).toLocaleString('en-US');

/** Aligns columns: the first to the left, figures to the right, words such as a verdict to the left. */
export function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const line = (row) =>
    row.map((cell, i) => (i === 0 || /^aim/.test(cell) ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
  return rows.map((row) => `  ${line(row).join('   ')}`.trimEnd()).join('\n');
}

function duckdbVersion() {
  const path = join(import.meta.dirname, 'package.json');
  return JSON.parse(readFileSync(path, 'utf8')).dependencies['@duckdb/node-api'];
}

export function machine() {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg()[0].toFixed(1);
  return [
    `${model}, ${availableParallelism()} cores, ${memory}; load ${load} before the start`,
    `${type()} ${release()} ${process.arch}, Node ${process.version}, @duckdb/node-api ${duckdbVersion()}`,
  ].join('\n');
}
