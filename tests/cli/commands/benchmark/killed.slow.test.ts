import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Surveys } from '../../../../src/data/surveys/surveys.js';
import { tempDir } from '../../../support/temp.js';
import { ended, rvu, start } from '../../spawned.js';

const KILLS = 8;
/** About how long an import takes, in milliseconds. */
const LONGEST = 400;

/** An invented table of some hundred specialties, all with the same figures. */
const tableOf = (value: number): string =>
  [
    'Specialty,Metric,P10,P90',
    ...Array.from({ length: 400 }, (_, i) => `Invented ${i},wRVUs,${value},${value + 1}`),
  ].join('\n');

it('an import that is killed leaves the table as it was, or as it is to be', async () => {
  const folder = tempDir();
  const env = { RVU_JOURNAL: folder };
  const surveys = new Surveys(folder);
  const importing = (value: number) => {
    const file = join(folder, `table-${value}.csv`);
    writeFileSync(file, tableOf(value));
    return ['benchmark', 'import', file, '--survey', 'invented'];
  };
  await rvu(importing(1000), '', { env });
  for (let i = 0; i < KILLS; i++) {
    const before = surveys.read('invented').lines[0]?.points[0]?.value ?? 0;
    const value = 2000 + i;
    const child = start(importing(value), { env });
    const done = ended(child);
    await Promise.race([setTimeout((LONGEST * (i + 1)) / KILLS), done]);
    child.kill('SIGKILL');
    await done;
    const { lines } = surveys.read('invented');
    const found = new Set(lines.map(({ points }) => points[0]?.value));
    expect(lines).toHaveLength(400);
    expect(found.size).toBe(1);
    expect([before, value * 100]).toContain([...found][0]);
  }
  const { code } = await rvu(importing(9000), '', { env });
  expect(code).toBe(0);
  expect(readFileSync(surveys.path('invented'), 'utf8')).toContain('900000');
});
