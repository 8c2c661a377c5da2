import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FeeSchedule } from '../../src/core/release/fee-schedule.js';
import { openSchedule } from '../../src/data/bundle/schedule.js';
import { buildData } from '../../src/data/import/index.js';
import { DATA_DIR } from './bundle.js';

const made: string[] = [];

/** A temporary folder for a test, removed when its test file is done. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rvu-test-'));
  made.push(dir);
  return dir;
}

export function removeTempDirs(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

/** A copy of the bundle that a test may damage. */
export function copyOfBundle(): string {
  const dir = tempDir();
  cpSync(DATA_DIR, dir, { recursive: true });
  return dir;
}

const FILES = readdirSync(DATA_DIR, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(DATA_DIR.length + 1));

/** Whether a file of the bundle belongs to its older releases, which a test of the others is faster without. */
const isOlder = (name: string): boolean => name.startsWith('releases/');

/**
 * The bundle with one file changed; the others are links, which is faster than copies but must not be written
 * to. Without its older releases, unless the file is one of theirs.
 */
export function bundleWith(file: string, text: string | Buffer): string {
  const dir = tempDir();
  for (const name of FILES.filter((each) => isOlder(file) || !isOlder(each))) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    if (name === file) writeFileSync(join(dir, name), text);
    else symlinkSync(join(DATA_DIR, name), join(dir, name));
  }
  return dir;
}

/** Imports CMS files as `npm run data:build` does and opens the result. */
export function importAndOpen(paths: readonly string[]): { schedule: FeeSchedule; dir: string } {
  const dir = tempDir();
  buildData(paths, dir);
  cpSync(join(DATA_DIR, 'rules'), join(dir, 'rules'), { recursive: true });
  return { schedule: openSchedule({ dataDir: dir, inMemory: true }), dir };
}
