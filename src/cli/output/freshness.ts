import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { heldReleases } from '../../data/bundle/held-releases.js';
import { makeFolder } from '../../data/files/folder.js';
import { writeFile } from '../../data/files/new-file.js';
import { regularFileOf } from '../../data/files/target.js';
import { DataFiles } from '../../data/sealed/data-files.js';
import { cacheFolder } from '../../data/user/folders.js';
import { type Io, say } from '../terminal/io.js';

/** The file in the cache folder that holds the day of the last look: "2026-11-28". */
const STATE = 'freshness';

/** Commands that answer from a release. */
const ANSWERING: ReadonlySet<string> = new Set([
  'lookup',
  'pay',
  'claim',
  'rank',
  'compare',
  'schedule',
  'search',
  'browse',
  'page',
]);

function lastLook(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    // There was none yet.
    return null;
  }
}

/** Notes the day; false if that is not possible, and a hint would come again and again. */
function noted(folder: string, path: string, today: string): boolean {
  try {
    makeFolder(folder);
    writeFile(regularFileOf(path), `${today}\n`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Says on a terminal, once a day, that the newest release here is for a quarter that has passed. Nothing is asked of
 * anyone: only the clock is compared with the release.
 * @param today ISO
 */
export function sayIfStale(command: string, io: Io, today: string): void {
  const { stdout, env } = io;
  if (!stdout.isTTY || env.RVU_NO_FRESHNESS || !ANSWERING.has(command) || !io.stderr.isTTY) return;
  const folder = cacheFolder(env);
  if (folder === null) return;
  const path = join(folder, STATE);
  if (lastLook(path) === today) return;
  const newest = heldReleases(new DataFiles()).at(-1)?.entry;
  if (!newest || !noted(folder, path, today) || newest.effective.through >= today) return;
  say(
    io,
    `the newest release here, ${newest.id}, is for services through ${newest.effective.through}; CMS may have published a later one, which rvu release add takes. (Shown once a day; RVU_NO_FRESHNESS=1 turns it off.)`,
  );
}
