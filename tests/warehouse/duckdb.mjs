/**
 * Prices random lines with the SQL of `rvu sql` in DuckDB and compares every answer with `rvu pay`.
 *
 * node tests/warehouse/duckdb.mjs [lines] [folder of an export]
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '../bench/node_modules/@duckdb/node-api/lib/index.js';
import { compare } from './compare.mjs';
import { writeLines } from './lines.mjs';

const RVU = resolve(import.meta.dirname, '../../bin/rvu.cjs');
const [lines = '20000', exported] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'rvu-warehouse-'));
const at = (name) => join(folder, name);
const rvu = (...args) =>
  execFileSync(process.execPath, [RVU, ...args], { maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });

/** `rvu pay`, whose exit code 1 says that some lines were refused. */
function pay(input, output) {
  const [stdin, stdout] = [openSync(input, 'r'), openSync(output, 'w')];
  try {
    execFileSync(process.execPath, [RVU, 'pay'], { stdio: [stdin, stdout, 'ignore'] });
  } catch (error) {
    if (error.status !== 1) throw error;
  } finally {
    closeSync(stdin);
    closeSync(stdout);
  }
}

try {
  const tables = exported ?? at('mpfs');
  if (!exported) rvu('export', tables);
  writeLines(at('lines.csv'), Number(lines));
  pay(at('lines.csv'), at('paid.csv'));
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run(`CREATE TABLE claim_lines AS FROM read_csv('${at('lines.csv')}', all_varchar = true, nullstr = '');
    ALTER TABLE claim_lines ALTER units TYPE INTEGER; ALTER TABLE claim_lines ALTER line_id TYPE INTEGER;
    ALTER TABLE claim_lines ALTER date_of_service TYPE DATE;`);
  await connection.run(String(rvu('sql', '--folder', tables)));
  const start = performance.now();
  await connection.run(`COPY (SELECT line_id, allowed_cents, reason FROM rvu_priced_lines ORDER BY line_id)
    TO '${at('priced.csv')}' (HEADER true)`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  connection.closeSync();
  database.closeSync();
  const counts = await compare(at('paid.csv'), at('priced.csv'));
  process.stdout.write(`${JSON.stringify({ seconds, ...counts })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
