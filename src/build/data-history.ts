import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rowPasts } from '../core/history/row-pasts.js';
import { heldReleases } from '../data/bundle/held-releases.js';
import { openSchedule } from '../data/bundle/schedule.js';
import { PAST_FILES } from '../data/past/past-file.js';
import { spansText } from '../data/past/past-text.js';
import { DataFiles } from '../data/sealed/data-files.js';

/** `npm run data:history`: writes what all releases of a data folder said of each row, after one has been imported. */

const dataDir = process.argv[2] ?? 'data';
const ids = heldReleases(new DataFiles({ dataDir })).map(({ entry }) => entry.id);
const schedules = ids.map((release) => openSchedule({ dataDir, release, inMemory: true }));
const rows = rowPasts(schedules);

function write(name: string, lines: readonly string[]): void {
  const path = join(dataDir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
  process.stdout.write(`${path}  ${lines.length - 1} lines\n`);
}

write(PAST_FILES.releases, [
  'release\tfrom\tthrough',
  ...schedules.map(({ release: { id, effective } }) => [id, effective.from, effective.through].join('\t')),
]);
write(PAST_FILES.rows, [
  'code\tmodifier\tspans',
  ...rows.map(({ code, modifier, past }) => [code, modifier, spansText(past.spans)].join('\t')),
]);
