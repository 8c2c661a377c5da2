import * as nodeFs from 'node:fs';
import {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, NewFile, writeFile } from '../../../src/data/files/new-file.js';
import { regularFileOf } from '../../../src/data/files/target.js';
import { tempDir } from '../../support/temp.js';

const isWindows = process.platform === 'win32';

/** A folder with one old file. */
function folderWithOld(): { folder: string; path: string } {
  const folder = tempDir();
  const path = join(folder, 'prices.csv');
  writeFileSync(path, 'old');
  return { folder, path };
}

const system: Files = { ...nodeFs };

/** The file system, but one operation fails, from its nth call on. */
function failing(operation: keyof Files, code: string, from = 1, others = system): Files {
  let calls = 0;
  const fail = (...args: never[]): unknown => {
    calls += 1;
    if (calls < from) return (others[operation] as (...all: never[]) => unknown)(...args);
    throw Object.assign(new Error(`${code}: no such luck`), { code });
  };
  return { ...others, [operation]: fail };
}

/** Writes at most three bytes at a time, as a system may. */
const slow: Files = {
  ...system,
  writeSync: (to, bytes, from) => nodeFs.writeSync(to, bytes, from, Math.min(3, bytes.length - from)),
};

describe('a file', () => {
  it('is replaced as a whole, and leaves nothing else behind', () => {
    const { folder, path } = folderWithOld();
    const file = new NewFile(regularFileOf(path));
    nodeFs.writeSync(file.descriptor, 'new');
    expect(readFileSync(path, 'utf8')).toBe('old');
    file.commit();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['prices.csv']);
  });

  it('stays as it is if the new one is discarded, even twice', () => {
    const { folder, path } = folderWithOld();
    const file = new NewFile(regularFileOf(path));
    file.discard();
    file.discard();
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['prices.csv'], 'old']);
  });

  it('is written to the last byte, however few the system takes at a time', () => {
    const { path } = folderWithOld();
    writeFile(regularFileOf(path), 'vierzehn Bytes Ü', slow);
    expect(readFileSync(path, 'utf8')).toBe('vierzehn Bytes Ü');
  });

  it.skipIf(isWindows).each([0o600, 0o640, 0o666, 0o755])('keeps the permissions %o', (mode) => {
    const { path } = folderWithOld();
    chmodSync(path, mode);
    writeFile(regularFileOf(path), 'new');
    expect(statSync(path).mode & 0o7777).toBe(mode);
  });

  it.skipIf(isWindows)('is never readable by more people than before, not even while it is written', () => {
    const { folder, path } = folderWithOld();
    chmodSync(path, 0o600);
    const file = new NewFile(regularFileOf(path));
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    file.discard();
  });

  it.skipIf(isWindows)('gives the group nothing if the group cannot be kept', () => {
    const { path } = folderWithOld();
    chmodSync(path, 0o664);
    writeFile(regularFileOf(path), 'new', failing('fchownSync', 'EPERM'));
    expect(statSync(path).mode & 0o777).toBe(0o604);
  });

  it.runIf(process.geteuid?.() === 0)('keeps its owner', () => {
    const { path } = folderWithOld();
    nodeFs.chownSync(path, 12_345, 54_321);
    writeFile(regularFileOf(path), 'new');
    expect(statSync(path)).toMatchObject({ uid: 12_345, gid: 54_321 });
  });

  it.skipIf(isWindows)('is followed through links, which stay; other hard links keep the old content', () => {
    const { folder, path } = folderWithOld();
    symlinkSync('prices.csv', join(folder, 'link'));
    linkSync(path, join(folder, 'hard'));
    writeFile(regularFileOf(join(folder, 'link')), 'new');
    expect(nodeFs.readlinkSync(join(folder, 'link'))).toBe('prices.csv');
    expect([readFileSync(path, 'utf8'), readFileSync(join(folder, 'hard'), 'utf8')]).toEqual(['new', 'old']);
  });

  it('may have a name as long as the system allows', () => {
    const path = join(tempDir(), `${'a'.repeat(251)}.csv`);
    writeFile(regularFileOf(path), 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});

describe('a failure', () => {
  it.each([
    ['openSync', 'EACCES', /permission is denied/],
    ['openSync', 'EROFS', /the disk is read-only/],
    ['writeSync', 'ENOSPC', /the disk is full/],
    ['writeSync', 'EDQUOT', /quota/],
    ['writeSync', 'EFBIG', /larger than the system allows/],
    ['fchmodSync', 'EPERM', /protected or in use/],
    ['fsyncSync', 'EIO', /the disk reports an error/],
    ['closeSync', 'ENOSPC', /the disk is full/],
    ['renameSync', 'EBUSY', /it is in use/],
    ['renameSync', 'EPERM', /it is protected or in use/],
    ['renameSync', 'EWHATEVER', /no such luck/],
  ] as const)(
    'of %s with %s is said in words; the old file stays, and nothing else',
    (operation, code, words) => {
      const { folder, path } = folderWithOld();
      const write = (): void => writeFile(regularFileOf(path), 'new', failing(operation, code));
      expect(write).toThrow(
        expect.objectContaining({ code: 'E_OUTPUT', hint: expect.stringMatching(/\.$/) }),
      );
      expect(write).toThrow(words);
      expect(write).toThrow(code);
      expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['prices.csv'], 'old']);
    },
  );

  it('half-way leaves the old file, too', () => {
    const { folder, path } = folderWithOld();
    const full = failing('writeSync', 'ENOSPC', 3, slow);
    expect(() => writeFile(regularFileOf(path), 'new and longer', full)).toThrow(/the disk is full/);
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['prices.csv'], 'old']);
  });

  it('to make the folder durable is not a failure of the file', () => {
    const { path } = folderWithOld();
    writeFile(regularFileOf(path), 'new', failing('fsyncSync', 'EINVAL', 2));
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('leaves no listener for signals behind', () => {
    const { path } = folderWithOld();
    const listeners = (): number => process.listenerCount('SIGTERM') + process.listenerCount('exit');
    const before = listeners();
    const file = new NewFile(regularFileOf(path));
    expect(listeners()).toBe(before + 2);
    file.commit();
    expect(listeners()).toBe(before);
    expect(() => writeFile(regularFileOf(path), 'new', failing('renameSync', 'EBUSY'))).toThrow();
    expect(listeners()).toBe(before);
    expect(existsSync(path)).toBe(true);
  });
});
