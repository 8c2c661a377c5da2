import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowPasts } from '../../../src/core/history/row-pasts.js';
import { heldReleases } from '../../../src/data/bundle/held-releases.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { PAST_FILES } from '../../../src/data/past/past-file.js';
import { spansText } from '../../../src/data/past/past-text.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';

it('data/history says of every row what the releases of the bundle say', () => {
  const ids = heldReleases(new DataFiles({ dataDir: DATA_DIR })).map(({ entry }) => entry.id);
  const schedules = ids.map((release) => openSchedule({ dataDir: DATA_DIR, release, inMemory: true }));
  const lines = rowPasts(schedules).map(({ code, modifier, past }) =>
    [code, modifier, spansText(past.spans)].join('\t'),
  );
  const [, ...held] = readFileSync(join(DATA_DIR, PAST_FILES.rows), 'latin1').trimEnd().split('\n');
  expect(held.length).toBeGreaterThan(20_000);
  expect(held.filter((line, i) => line !== lines[i])).toEqual([]);
  expect(held).toHaveLength(lines.length);
});
