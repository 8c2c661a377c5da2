/**
 * Prices random lines with the SQL of `rvu sql` in DuckDB and compares every answer with `rvu pay`.
 *
 * node tests/warehouse/duckdb.mjs [lines] [folder of an export]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '../bench/node_modules/@duckdb/node-api/lib/index.js';
import { compare } from './compare.mjs';
import { writeLines } from './lines.mjs';
import { priced, printed } from './rvu.mjs';

const [lines = '20000', exported] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'rvu-warehouse-'));
const at = (name) => join(folder, name);

/** Prices the lines with the options of both commands, in both ways. */
async function compared(connection, tables, options) {
  priced('pay', at('lines.csv'), at('paid.csv'), options);
  await connection.run(printed('sql', '--folder', tables, ...options));
  const start = performance.now();
  await connection.run(`COPY (SELECT line_id, allowed_cents, reason FROM rvu_priced_lines ORDER BY line_id)
    TO '${at('priced.csv')}' (HEADER true)`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  return { seconds, ...(await compare(at('paid.csv'), at('priced.csv'))) };
}

try {
  const tables = exported ?? at('mpfs');
  if (!exported) printed('export', tables);
  writeLines(at('lines.csv'), Number(lines));
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  // Units that are not whole and days with a time are what a warehouse may hold, whatever the query asks for.
  await connection.run(`CREATE TABLE claim_lines AS FROM read_csv('${at('lines.csv')}', all_varchar = true, nullstr = '');
    ALTER TABLE claim_lines ALTER units TYPE DOUBLE; ALTER TABLE claim_lines ALTER line_id TYPE INTEGER;
    ALTER TABLE claim_lines ALTER date_of_service TYPE TIMESTAMP;
    UPDATE claim_lines SET date_of_service = date_of_service + INTERVAL 15 HOUR;`);
  const usual = await compared(connection, tables, []);
  const qp = await compared(connection, tables, ['--qp']);
  connection.closeSync();
  database.closeSync();
  process.stdout.write(`${JSON.stringify({ usual, qp })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
