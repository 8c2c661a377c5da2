import { writeFileSync } from 'node:fs';
import { sectionHours } from '../core/rank/population.js';
import { bundledDataDir } from '../data/bundle/locate.js';
import { openSchedule } from '../data/bundle/schedule.js';
import { type HourRanks, openReference } from '../data/reference/reference.js';

/** Writes the work per hour of the rows of each section of the newest release, sorted, during the build. */
export function writeHourRanks(path: string): void {
  const dataDir = bundledDataDir();
  const schedule = openSchedule({ dataDir, inMemory: true });
  const reference = openReference({ dataDir, inMemory: true });
  const sections = schedule.rules
    .sections()
    .map((section) => [section.id, sectionHours(schedule, reference, section)] as const);
  const ranks: HourRanks = { [schedule.release.id]: Object.fromEntries(sections) };
  writeFileSync(path, JSON.stringify(ranks));
}
