import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../../..');
const LINES = 5000;

/** DuckDB is installed for the benchmark, apart from the project. */
const isThere = existsSync(join(ROOT, 'tests/bench/node_modules/@duckdb/node-api'));
if (!isThere)
  process.stderr.write('SQL not compared in DuckDB: npm install --prefix tests/bench brings it.\n');

it.skipIf(!isThere)(
  'prices lines in DuckDB as rvu pay does, with the same reasons',
  { timeout: 300_000 },
  () => {
    const script = join(ROOT, 'tests/warehouse/duckdb.mjs');
    const answered = JSON.parse(
      execFileSync(process.execPath, [script, String(LINES)], { encoding: 'utf8' }),
    );
    for (const counts of [answered.usual, answered.qp]) {
      expect(counts.lines).toBe(LINES);
      expect(counts.priced).toBeGreaterThan(LINES / 10);
      expect(counts.needsClaim).toBeLessThan(LINES / 4);
      expect(Object.keys(counts.reasons).length).toBeGreaterThan(15);
    }
  },
);
