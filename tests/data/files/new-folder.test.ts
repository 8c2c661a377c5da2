import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NewFolder } from '../../../src/data/files/new-folder.js';
import { tempDir } from '../../support/temp.js';

const isOwn = (path: string): boolean => ['table', 'table/data', 'README.md'].includes(path);

describe('a new folder', () => {
  it('appears as a whole, and nothing is left beside it', () => {
    const around = tempDir();
    const place = join(around, 'out');
    const folder = new NewFolder(place, { what: 'export', isOwn, replace: false });
    folder.folder('table');
    folder.write('README.md', 'one');
    expect(readdirSync(around)).not.toContain('out');
    folder.commit();
    expect(readdirSync(around)).toEqual(['out']);
    expect(readdirSync(place).sort()).toEqual(['README.md', 'table']);
  });

  it('leaves its place as it was if writing fails', () => {
    const around = tempDir();
    const folder = new NewFolder(join(around, 'out'), { what: 'export', isOwn, replace: false });
    folder.write('README.md', 'one');
    const problem = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    expect(folder.failed(problem)).toMatchObject({
      code: 'E_OUTPUT',
      message: expect.stringContaining('the disk is full'),
    });
    expect(readdirSync(around)).toEqual([]);
  });

  it('takes the place of its own earlier files only if asked, and never of those of others', () => {
    const place = join(tempDir(), 'out');
    mkdirSync(place);
    writeFileSync(join(place, 'README.md'), 'one');
    const open = (replace: boolean) => new NewFolder(place, { what: 'export', isOwn, replace });
    expect(() => open(false)).toThrow('it holds an earlier export');
    const folder = open(true);
    folder.write('README.md', 'two');
    expect(readFileSync(join(place, 'README.md'), 'utf8')).toBe('one');
    folder.commit();
    expect(readFileSync(join(place, 'README.md'), 'utf8')).toBe('two');
  });

  it.each(['thesis.doc', join('table', 'thesis.doc')])(
    'refuses one that holds %s, without naming it',
    (name) => {
      const place = join(tempDir(), 'out');
      mkdirSync(join(place, 'table'), { recursive: true });
      writeFileSync(join(place, 'table', 'data'), '');
      writeFileSync(join(place, name), '');
      const open = () => new NewFolder(place, { what: 'export', isOwn, replace: true });
      expect(open).toThrow('it holds what rvu did not write');
      expect(open).not.toThrow('thesis');
      expect(existsSync(join(place, name))).toBe(true);
    },
  );
});
