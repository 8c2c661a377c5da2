import { chmodSync, linkSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { regularFileOf, targetOf } from '../../../src/data/files/target.js';
import { tempDir } from '../../support/temp.js';

const folder = tempDir();
const at = (name: string): string => join(folder, name);
const isRoot = process.geteuid?.() === 0;
const isWindows = process.platform === 'win32';

writeFileSync(at('old.csv'), 'old');
mkdirSync(at('folder'));
mkdirSync(at('a'));
mkdirSync(at('b'));

describe('the target of a file name', () => {
  it('is a file, there or not', () => {
    expect(targetOf(at('new.csv'))).toEqual({
      kind: 'file',
      name: at('new.csv'),
      path: at('new.csv'),
      before: null,
    });
    expect(targetOf(at('old.csv'))).toMatchObject({ kind: 'file', before: { size: 3 } });
  });

  it.skipIf(isWindows)(
    'is where symbolic links lead, from folder to folder, even to a file that is not there',
    () => {
      symlinkSync('../b/two', at('a/one'));
      symlinkSync('../three.csv', at('b/two'));
      expect(targetOf(at('a/one'))).toMatchObject({ kind: 'file', path: at('three.csv'), before: null });
      symlinkSync('b', at('c'));
      expect(targetOf(at('c/four.csv'))).toMatchObject({ path: at('b/four.csv') });
      expect(readlinkSync(at('a/one'))).toBe('../b/two');
    },
  );

  it.skipIf(isWindows).each([
    ['/dev/null', { kind: 'device', path: '/dev/null' }],
    ['/dev/fd/7', { kind: 'descriptor', descriptor: 7 }],
    ['/dev/stdout', { kind: 'descriptor', descriptor: 1 }],
  ])('%s is written to', (name, target) => {
    expect(targetOf(name)).toMatchObject(target);
    expect(() => regularFileOf(name)).toThrow(/it is not an ordinary file/);
  });

  it.runIf(process.platform === 'linux')('is a descriptor by every name of it', () => {
    symlinkSync('/dev/stdout', at('stdout'));
    for (const name of [
      `/proc/${process.pid}/fd/1`,
      '/proc/self/fd/1',
      '/proc/thread-self/fd/1',
      at('stdout'),
    ])
      expect(targetOf(name)).toMatchObject({ kind: 'descriptor', descriptor: 1 });
    expect(targetOf(`/proc/${process.ppid}/fd/1`)).toMatchObject({ kind: 'device' });
  });

  it.each([
    ['', /"" cannot be written: the name is empty/],
    ['x/', /names a folder/],
    ['folder', /it is a folder/],
    ['.', /it is a folder/],
    ['missing/x.csv', /there is no folder .*missing \(ENOENT\)/],
    ['old.csv/x.csv', /old\.csv is not a folder \(ENOTDIR\)/],
    [`${'a'.repeat(300)}.csv`, /the name is too long \(ENAMETOOLONG\)/],
    ['a\0b', /the name contains a NUL character/],
  ])('is refused for the name "%s"', (name, reason) => {
    const path = name === '' ? '' : `${folder}/${name}`;
    expect(() => targetOf(path)).toThrow(reason);
    expect(() => targetOf(path)).toThrow(
      expect.objectContaining({ code: 'E_OUTPUT', hint: expect.any(String) }),
    );
  });

  it.skipIf(isWindows)('is refused for links that go in a circle', () => {
    symlinkSync('circle', at('circle'));
    expect(() => targetOf(at('circle'))).toThrow(/symbolic links lead nowhere \(ELOOP\)/);
  });

  it('is refused for a file that nobody may write to, even if an administrator asks', () => {
    writeFileSync(at('protected.csv'), 'precious');
    chmodSync(at('protected.csv'), 0o444);
    expect(() => targetOf(at('protected.csv'))).toThrow(/protected\.csv cannot be written: it is read-only/);
    if (isWindows) return;
    linkSync(at('protected.csv'), at('other.csv'));
    expect(() => targetOf(at('other.csv'))).toThrow(/it is read-only/);
  });

  it.skipIf(isRoot || isWindows)('is refused for a file that this user may not write to', () => {
    expect(() => targetOf('/etc/hosts')).toThrow(/it is read-only/);
  });
});
