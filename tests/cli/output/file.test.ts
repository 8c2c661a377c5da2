import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';

describe('--out', () => {
  it.each([
    [['pay', '99213', '--locality', 'CA-05'], 'a.csv', /^code,modifier,units,/],
    [['lookup', '99213'], 'a.json', /^\{\n {2}"schema": "rvu.lookup\/1"/],
    [['rank', '99213'], 'a.ndjson', /^\{"code":"99213"/],
    [['localities', 'texas'], 'a.md', /^\| Locality \|/],
    [['compare', '99213', '--states', 'CA'], 'a.txt', /^99213 · non-facility/],
    [['claim', '99213', '--pos', '11'], 'a.json', /"schema": "rvu.claim\/1"|"schema":"rvu.claim\/1"/],
    [['page', '99213'], 'a.md', /^# 99213/],
    [['schedule', '--codes', '99213'], 'a.ndjson', /^\{"release":"RVU26A"/],
  ])('of %j writes %s in the format of its name', async (args, name, start) => {
    const path = join(tempDir(), name);
    const { code, stdout, stderr } = await cli([...args, '--out', path]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain(`rvu: wrote ${path}\n`);
    expect(readFileSync(path, 'utf8')).toMatch(start);
  });

  it('takes a batch, and keeps the exit code of a partial answer', async () => {
    const path = join(tempDir(), 'priced.csv');
    const { code } = await cli(['pay', '--out', path], { stdin: 'code\n99213\n99999\n' });
    expect(code).toBe(1);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);
  });

  it('overrides a configured output format, and - is standard output', async () => {
    const env = { RVU_OUTPUT: 'json' };
    const path = join(tempDir(), 'a.csv');
    await cli(['pay', '99213', '--out', path], { env });
    expect(readFileSync(path, 'utf8')).toMatch(/^code,/);
    expect((await cli(['pay', '99213', '--csv', '--out', '-'])).stdout).toMatch(/^code,/);
  });

  it('leaves nothing behind if the command fails or the file cannot be written', async () => {
    const folder = tempDir();
    const path = join(folder, 'a.csv');
    expect((await cli(['pay', '99213', '--locality', 'atlantis', '--out', path])).code).toBe(2);
    expect(existsSync(path)).toBe(false);
    mkdirSync(join(folder, 'taken'));
    for (const target of [join(folder, 'missing', 'a.csv'), join(folder, 'taken')]) {
      const { code, stderr } = await cli(['pay', '99213', '--out', target]);
      expect(code).toBe(2);
      expect(stderr).toContain(`E_OUTPUT: ${target} cannot be written: `);
    }
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('refuses a name that contradicts the format', async () => {
    const { code, stderr } = await cli(['pay', '99213', '--json', '--out', join(tempDir(), 'a.csv')]);
    expect(code).toBe(2);
    expect(stderr).toContain('imply different formats');
  });
});
