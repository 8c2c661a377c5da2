import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sectionHours, sectionWork } from '../core/rank/population.js';
import { fileOf, type ManifestRelease, readManifest } from '../data/bundle/manifest.js';
import { tableInput, tableName } from '../data/bundle/release-table.js';
import { ENDED_CODES } from '../data/bundle/rule-tables.js';
import { openSchedule } from '../data/bundle/schedule.js';
import { CONTENT_FILES } from '../data/content/files.js';
import { PAST_FILES } from '../data/past/past-file.js';
import { referenceFile } from '../data/reference/manifest.js';
import { HOUR_RANKS, type HourRanks, hourRankText, openReference } from '../data/reference/reference.js';
import { DataFiles } from '../data/sealed/data-files.js';
import { SEAL } from '../data/sealed/seal.js';
import { type FileToSeal, type Reading, sealBytes } from '../data/sealed/seal-bytes.js';
import { indexFileBytes } from '../data/search/checked-index.js';
import { readSearchEntries } from '../data/search/entries.js';
import { SEARCH_INDEX } from '../data/search/open-search.js';
import { indexTexts } from '../data/search/search-engine.js';
import { tableBytes, tableParts } from '../data/table/table-bytes.js';

/** The files that the build makes of the data: a table for each release, the search index, and the seal of them all. */

function writeTable(files: DataFiles, dist: string, entry: ManifestRelease): string {
  const rvu = fileOf(entry, 'rvu');
  if (!rvu) throw new Error(`${entry.id} has no relative value file`);
  const schedule = openSchedule({ dataDir: files.dir, release: entry.id, inMemory: true });
  const sections = schedule.rules.sections();
  const ranks = sections.map((section) => [section.id, sectionWork(schedule, section)] as const);
  const name = tableName(rvu);
  writeFileSync(join(dist, name), tableBytes(tableParts({ ...tableInput(files, entry, rvu), ranks })));
  return name;
}

/** The work per hour of the rows of each section of the newest release, sorted. */
function hourRanks(dataDir: string): HourRanks {
  const schedule = openSchedule({ dataDir, inMemory: true });
  const reference = openReference({ dataDir, inMemory: true });
  const sections = schedule.rules
    .sections()
    .map((section) => [section.id, hourRankText(sectionHours(schedule, reference, section))] as const);
  return { [schedule.release.id]: Object.fromEntries(sections) };
}

/** Files of sorted lines that are too long for a prompt to read whole. */
const IN_BLOCKS: readonly string[] = [
  CONTENT_FILES.names,
  CONTENT_FILES.elsewhere,
  CONTENT_FILES.pages,
  referenceFile('workTime'),
  referenceFile('classified'),
  referenceFile('specialties'),
  PAST_FILES.rows,
  ENDED_CODES,
];
const isInBlocks = (name: string): boolean => IN_BLOCKS.includes(name) || name.endsWith('-zip.csv');

/** Files that prompts check in another way, or do not read: relative values by their table or by the checksums beside them. */
const isCheckedApart = (name: string): boolean =>
  /^rvu\w+\.csv$|-rows-\w+\.csv$|opps-?cap-?\w*\.csv$/.test(name);

/** Files for people, which no program reads. */
const isForPeople = (name: string): boolean => /(^|\/)(README\.md|review-[\w-]+\.tsv)$/.test(name);

function readingOf(name: string): Reading {
  if (isCheckedApart(name)) return 'other';
  return isInBlocks(name) ? 'blocks' : 'whole';
}

/** Everything that a program can read. */
function dataFiles(dir: string): FileToSeal[] {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(dir, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((name) => !isForPeople(name));
  return names.sort().map((name) => ({
    name,
    bytes: readFileSync(join(dir, name)),
    reading: readingOf(name),
  }));
}

/** Writes all of them. @param folders those of dist whose files are sealed too: help topics, what sites are made of */
export function writeDataTables(dataDir: string, dist: string, folders: readonly string[]): void {
  const files = new DataFiles({ dataDir });
  const { releases } = readManifest(files);
  mkdirSync(dist, { recursive: true });
  const tables = releases.map((entry) => writeTable(files, dist, entry));
  writeFileSync(join(dist, SEARCH_INDEX), indexFileBytes(indexTexts(readSearchEntries(dataDir))));
  writeFileSync(join(dist, HOUR_RANKS), JSON.stringify(hourRanks(dataDir)));
  const made = folders.flatMap((folder) =>
    readdirSync(join(dist, folder)).map((name) => `${folder}/${name}`),
  );
  const built = [...tables, SEARCH_INDEX, HOUR_RANKS, ...made.sort()].map((name) => ({
    name,
    bytes: readFileSync(join(dist, name)),
    reading: name === HOUR_RANKS ? ('whole' as const) : ('other' as const),
  }));
  writeFileSync(join(dist, SEAL), sealBytes(dataFiles(dataDir), built));
}
