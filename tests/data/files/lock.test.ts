import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeAlone } from '../../../src/data/files/lock.js';
import { temporaryIn } from '../../../src/data/files/temporary.js';
import { tempDir } from '../../support/temp.js';

/** Puts down the lock of another process. */
function lockOf(pid: number, folder: string): string {
  const path = join(folder, basename(temporaryIn(folder, 'lock')).replace(String(process.pid), String(pid)));
  writeFileSync(path, '');
  return path;
}

afterEach(() => vi.restoreAllMocks());

describe('a change', () => {
  it('is made one after another, and leaves no lock', async () => {
    const folder = tempDir();
    let isChanging = false;
    const change = (): string => {
      expect([isChanging, readdirSync(folder).length]).toEqual([false, 1]);
      isChanging = true;
      isChanging = false;
      return 'done';
    };
    const runs = Array.from({ length: 10 }, async () => changeAlone(folder, 'x', change));
    expect(new Set(await Promise.all(runs))).toEqual(new Set(['done']));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that fails leaves no lock, and its error as it is', async () => {
    const folder = tempDir();
    const failing = changeAlone(folder, 'x', () => {
      throw new RangeError('no');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not wait for a process that has ended', async () => {
    const folder = tempDir();
    lockOf(spawnSync(process.execPath, ['-e', '']).pid, folder);
    expect(await changeAlone(folder, 'x', () => readdirSync(folder).length)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('waits for a running process', async () => {
    const folder = tempDir();
    const lock = lockOf(process.ppid, folder);
    let wasReleased = false;
    setTimeout(() => {
      wasReleased = true;
      rmSync(lock);
    }, 300);
    expect(await changeAlone(folder, 'x', () => wasReleased)).toBe(true);
  });

  it('gives up after half a minute, and says what to delete', async () => {
    const folder = tempDir();
    const lock = lockOf(process.ppid, folder);
    let now = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => {
      now += 20_000;
      return now;
    });
    const problem = await changeAlone(folder, 'x.json', () => {}).catch((error) => error);
    expect(problem).toMatchObject({
      code: 'E_OUTPUT',
      message: expect.stringMatching(/^x\.json cannot be written: /),
    });
    expect(problem.hint).toContain(folder);
    expect(readdirSync(folder)).toEqual([basename(lock)]);
  });

  it('in a folder that is not there is a plain error', async () => {
    const folder = join(tempDir(), 'missing');
    await expect(changeAlone(folder, 'x.json', () => {})).rejects.toThrow(
      /x\.json cannot be written: there is no folder/,
    );
  });
});
