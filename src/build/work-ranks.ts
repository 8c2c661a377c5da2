import { writeFileSync } from 'node:fs';
import { sectionWork } from '../core/rank/population.js';
import { bundledDataDir } from '../data/bundle/locate.js';
import { chooseRelease, fileOf, readManifest } from '../data/bundle/manifest.js';
import { openSchedule } from '../data/bundle/schedule.js';
import { workRanksText } from '../data/bundle/work-ranks.js';

/** Writes the rows of each section of the newest release, sorted by work RVU, during the build. */
export function writeWorkRanks(path: string): void {
  const dataDir = bundledDataDir();
  const sha256 = fileOf(chooseRelease(readManifest(dataDir)), 'rvu')?.sha256 ?? '';
  const schedule = openSchedule({ dataDir, inMemory: true });
  const sections = schedule.rules.sections();
  const ranks = sections.map((section) => [section.id, sectionWork(schedule, section)] as const);
  writeFileSync(path, workRanksText(sha256, ranks));
}
