import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { FeeSchedule } from '../../src/core/release/fee-schedule.js';
import { openSchedule } from '../../src/data/bundle/schedule.js';
import { buildData } from '../../src/data/import/index.js';
import { DATA_DIR } from './bundle.js';

const made: string[] = [];

/** A folder of its own for a test, removed when its file is done. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rvu-test-'));
  made.push(dir);
  return dir;
}

afterAll(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** A copy of the bundle that a test may damage. */
export function copyOfBundle(): string {
  const dir = tempDir();
  cpSync(DATA_DIR, dir, { recursive: true });
  return dir;
}

/** Imports CMS files as `npm run data:build` does and opens the result. */
export function importAndOpen(paths: readonly string[]): { schedule: FeeSchedule; dir: string } {
  const dir = tempDir();
  buildData(paths, dir);
  cpSync(join(DATA_DIR, 'rules'), join(dir, 'rules'), { recursive: true });
  return { schedule: openSchedule({ dataDir: dir, inMemory: true }), dir };
}
