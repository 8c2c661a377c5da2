import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeTempDirs, tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';

afterAll(removeTempDirs);

describe('a command line without a command', () => {
  it.each(['90853', '70553-26', 'g0101', '9083*', '99202-99203'])('looks up %s', async (code) => {
    const [short, long] = [await cli([code, '--brief']), await cli(['lookup', code, '--brief'])];
    expect(short).toEqual(long);
    expect(short.code).toBe(0);
  });

  it.each([
    [['fee', '97110'], 'rvu pay 97110'],
    [['price'], 'rvu pay'],
    [['find', 'knee'], 'rvu search knee'],
    [['version'], 'rvu --version'],
    [['code', '90853'], 'rvu lookup 90853'],
  ])('%j names the command that is meant', async (words, meant) => {
    const { code, stderr } = await cli(words);
    expect(code).toBe(2);
    expect(stderr).toBe(`rvu: E_USAGE: There is no command "${words[0]}". Did you mean: ${meant}\n`);
  });

  it.each(['knee', 'pya', '1', 'constructor', '__proto__'])('%s is none', async (word) => {
    expect((await cli([word])).stderr).toContain('unknown command');
  });
});

describe('rvu claim', () => {
  const allowed = async (...words: string[]) => {
    const { stdout } = await cli(['claim', ...words, '--json']);
    return JSON.parse(stdout).results[0].totals.allowed;
  };

  it('takes units and charges of each code', async () => {
    expect(await allowed('97110x3')).toBe(73.48);
    expect(await allowed('97110X3', '97140-59@20')).toBe(93.48);
    expect(await allowed('99213@80')).toBe(80);
    expect(await allowed('99213x2@100.50')).toBe(100.5);
    expect(await allowed('99213-25@$80,20610')).toBe(148.81);
  });

  it('takes X3 for a modifier after a hyphen or a blank', async () => {
    expect(await allowed('99213-X3')).toBe(95.19);
    expect(await allowed('99213', 'X3')).toBe(95.19);
  });

  it.each([['99213x'], ['99213x0@'], ['99213@abc'], ['99213x12345']])('refuses %s', async (word) => {
    expect((await cli(['claim', word, '99213'])).stderr).toContain('is not a code');
  });
});

describe('rvu lookup', () => {
  it('answers for the code of a modifier that has no row, and says so', async () => {
    const { stdout, stderr, code } = await cli(['lookup', '27447-LT', '--brief']);
    expect(stdout).toBe((await cli(['lookup', '27447', '--brief'])).stdout);
    expect([stderr, code]).toEqual(['rvu: no code has a row of its own for LT: the code is shown\n', 0]);
    expect((await cli(['lookup', '70553-26-LT', '--brief'])).stdout).toContain('70553-26');
  });

  it('refuses what is no modifier', async () => {
    expect((await cli(['lookup', '27447-ZZ'])).code).toBe(1);
  });
});

describe('--out', () => {
  const folder = tempDir();

  it.each(['x.parquet', 'x.xlsx', 'x.csv.gz', 'x.pdf'])('refuses %s', async (name) => {
    const file = join(folder, name);
    const { code, stderr } = await cli(['pay', '99213', '--out', file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/E_USAGE: --out .*: rvu does not write \.\w+ files/);
    expect(existsSync(file)).toBe(false);
  });

  it.each([['x.txt'], ['x'], ['x.tsv'], ['x.parquet', '--csv']])('takes %s %s', async (name, ...format) => {
    const file = join(folder, name ?? '');
    expect((await cli(['pay', '99213', '--out', file, ...format])).code).toBe(0);
    expect(existsSync(file)).toBe(true);
  });
});
