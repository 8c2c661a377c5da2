import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, makePrivateFolder } from '../../../src/data/files/folder.js';
import { tempDir } from '../../support/temp.js';

describe('makeFolder', () => {
  it('makes a folder and those above it, and leaves one that is there', () => {
    const path = join(tempDir(), 'one', 'two', 'three');
    makePrivateFolder(path);
    makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it.each(['file', 'file/below'])('says which folder cannot be made: %s', (name) => {
    const dir = tempDir();
    writeFileSync(join(dir, 'file'), '');
    expect(() => makeFolder(join(dir, name))).toThrow(
      expect.objectContaining({ code: 'E_OUTPUT', message: expect.stringContaining(name) }),
    );
  });

  // In a process of its own, because Node's recursive mkdirSync never returns here.
  it.runIf(existsSync('/proc/self'))('gives up where no folder can be made', () => {
    const bin = join(import.meta.dirname, '../../../bin/rvu.cjs');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'log', 'add', '99213'], {
      env: { ...process.env, RVU_JOURNAL: '/proc/rvu' },
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('E_OUTPUT: /proc/rvu cannot be written')]);
  });
});
