import { expect, it } from 'vitest';
import { comparedInSpark, isInstalled, isSame } from '../../../warehouse/spark.mjs';

const LINES = 2000;
/** Most of it goes into two million rates, however few lines are priced. */
const TIMEOUT = 1_200_000;

/** Spark is some 500 MB, so the test takes what `npm run test:spark` has installed and installs nothing. */
const isThere = isInstalled();
if (!isThere)
  process.stderr.write(
    'SQL and claims not compared in Spark: npm run test:spark installs it (Python 3, Java 17).\n',
  );

it.skipIf(!isThere)('prices lines and claims in Spark as rvu does', { timeout: TIMEOUT }, async () => {
  const { usual, qp, claims, failures, partitions } = await comparedInSpark(LINES);
  for (const counts of [usual, qp]) {
    expect(counts.lines).toBe(LINES);
    expect(counts.priced).toBeGreaterThan(LINES / 10);
    expect(counts.needsClaim).toBeLessThan(LINES / 4);
  }
  expect(claims).toMatchObject({ in: LINES, out: LINES, different: 0 });
  expect(isSame(claims)).toBe(true);
  expect(claims.priced).toBeGreaterThan(LINES / 2);
  expect(partitions).toBeGreaterThan(1);
  expect(failures.type).toContain('Unsupported Type');
  expect(failures.answer).toContain('because');
  // The error of Arrow quotes the line that it cannot read.
  expect(failures.answer).not.toContain('SMITH');
});
