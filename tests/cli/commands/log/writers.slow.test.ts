import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Journal } from '../../../../src/data/journal/journal.js';
import { entryOf } from '../../../support/journal.js';
import { tempDir } from '../../../support/temp.js';
import { ended, rvu, start } from '../../spawned.js';

const ADDS = 6;
const LIBRARY_ADDS = 40;
const KILLS = 10;

/** Kills a process some milliseconds after it has taken the lock of the journal: while it writes. */
function killOnceLocked(child: ChildProcess, folder: string, after: number): NodeJS.Timeout {
  let since = 0;
  const before = readdirSync(folder);
  return setInterval(() => {
    const isLocked = readdirSync(folder).some((name) => name.endsWith('.lock') && !before.includes(name));
    if (since === 0 && isLocked) since = Date.now();
    if (since > 0 && Date.now() - since >= after) child.kill('SIGKILL');
  }, 1);
}

it('loses no line to other writers, of the command and of the library', async () => {
  const folder = tempDir();
  const env = { RVU_JOURNAL: folder };
  const library = async (site: string): Promise<void> => {
    const journal = new Journal(folder);
    for (let i = 0; i < LIBRARY_ADDS; i++) await journal.add([entryOf('99213', { site })]);
  };
  const commands = Array.from({ length: ADDS }, () =>
    rvu(['log', 'add', '99214', '--date', '2026-01-15'], '', { env }),
  );
  const [, , ...ran] = await Promise.all([library('a'), library('b'), ...commands]);
  expect(ran.map(({ code }) => code)).toEqual(ran.map(() => 0));
  const { entries, problems } = new Journal(folder).read();
  expect(problems).toEqual([]);
  expect(entries).toHaveLength(2 * LIBRARY_ADDS + ADDS);
  const { stdout } = await rvu(['log', 'add', '99213', '--date', '2026-01-15'], '', { env });
  // 81 × 1.30 + 6 × 1.92
  expect(stdout).toContain('2026-01-15: 116.82 ·');
});

it('loses at most the line being written when it is killed, and never an earlier one', async () => {
  const folder = tempDir();
  const env = { RVU_JOURNAL: folder };
  const file = join(folder, '2026.csv');
  const text = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const said: string[] = [];
  for (let i = 0; i < KILLS; i++) {
    const before = text();
    const child = start(['log', 'add', '99214', '20610', '--date', '2026-01-15'], { env });
    const timer = killOnceLocked(child, folder, i);
    const { stdout } = await ended(child);
    clearInterval(timer);
    expect(text().startsWith(before)).toBe(true);
    said.push(...[...stdout.matchAll(/^(2026-\d{6}) {2}/gm)].map(([, id = '']) => id));
  }
  const { records } = new Journal(folder).read();
  expect(said.filter((id) => !records.some((record) => record.id === id))).toEqual([]);
  const { code } = await rvu(['log', 'add', '99213', '--date', '2026-01-15'], '', { env });
  expect(code).toBe(0);
});
