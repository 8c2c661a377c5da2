import { expect, it } from 'vitest';
import { comparedInPostgres, isInstalled } from '../../../warehouse/postgres.mjs';

const LINES = 20_000;

const isThere = isInstalled();
if (!isThere) process.stderr.write('SQL not compared in PostgreSQL: its server is not installed.\n');

it.skipIf(!isThere)('prices lines in PostgreSQL as rvu pay does, with the same reasons', async () => {
  const answered = await comparedInPostgres(LINES);
  for (const counts of [answered.usual, answered.qp]) {
    expect(counts.lines).toBe(LINES);
    expect(counts.priced).toBeGreaterThan(LINES / 10);
    expect(counts.needsClaim).toBeLessThan(LINES / 4);
    expect(Object.keys(counts.reasons).length).toBeGreaterThan(15);
  }
});
