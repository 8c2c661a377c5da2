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

describe('minutes, units and charges typed with a code', () => {
  const line = async (...words: string[]) => {
    const { stdout } = await cli(['claim', ...words, '--json']);
    return JSON.parse(stdout).results[0].lines.map(({ allowed }: { allowed: number }) => allowed);
  };

  it('are those of each code of a claim', async () => {
    // 4 + 95/15 and 5 + 90/15 units at $20.4975; the time of one session counts for its highest base.
    expect(await line('00142-AA:95min')).toEqual([211.12]);
    expect(await line('00142-AA:95MIN@$100.50')).toEqual([100.5]);
    expect(await line('00100-AA:60min', '00142-AA:30min')).toEqual([225.47, 0]);
    expect(await line('00142-AA', '99213', '--minutes', '95')).toEqual([211.12, 95.19]);
    expect(await line('97110', '--units', '3', '--charge', '60')).toEqual([60]);
    expect(await line('97110@60', '--units', '3')).toEqual([60]);
  });

  it.each([
    ['97110x3@200', 'nonfacility', 73.48],
    ['97110x3@60', 'nonfacility', 60],
    ['00142-AA:95min', 'facility', 211.12],
    ['90853x2', 'facility', 48.76],
  ])('are options of rvu pay: %s', async (word, setting, amount) => {
    const { stdout, code } = await cli(['pay', word, '--setting', setting, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).results[0].allowed).toBe(amount);
  });

  it.each([
    [['pay', '97110x3', '97140'], 'with a single code, and 97110X3 is one of 2'],
    [['pay', '97110x3', '--units', '2'], '97110X3 and --units both give the units'],
    [['pay', '97110x0'], '--units does not take "0"'],
    [['pay', '00142-AA', '--minutes', '60', '--minutes', '30'], '--minutes is given twice'],
    [['claim', '97110', '97140', '--units', '3'], '--units is for a single code, and 2 are given'],
    [['claim', '97110@20', '--charge', '30'], 'The code and --charge both give the charge'],
    [['claim', '00100-AA', '00142-AA', '--minutes', '60'], 'would count for each of 2 anesthesia codes'],
    [['claim', '-', '--charge', '30'], 'give --charge-column'],
    [['97110x3@200'], 'Did you mean: rvu pay 97110x3@200'],
    [['97110x3', '97140'], 'Did you mean: rvu claim 97110x3 …'],
  ])('%j is refused', async (words, why) => {
    const { code, stdout, stderr } = await cli(words, { stdin: 'code\n97110\n' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
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

  it.each(['x.parquet', 'x.csv.gz', 'x.pdf'])('refuses %s', async (name) => {
    const file = join(folder, name);
    const { code, stderr } = await cli(['pay', '99213', '--out', file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /E_USAGE: --out .*: (?:rvu does not write \.\w+ files|of answers, only those of a batch are written)/,
    );
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    [['schedule', '--codes', '99213'], 'x.parquet', 'rvu does not write .parquet files. Name a .csv'],
    [['schedule', '--codes', '99213'], 'x.xls', 'rvu does not write .xls files. Name a .csv'],
    [['page', '99213'], 'x.html', 'rvu page writes Markdown there. Name the file with --html.'],
    [['page', '99213'], 'x.pdf', 'rvu page writes Markdown there. Name a .md file'],
  ])('refuses %j in %s', async (words, name, said) => {
    const file = join(folder, name);
    const { code, stderr } = await cli([...words, '--out', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(existsSync(file)).toBe(false);
  });

  it.each([['x.txt'], ['x'], ['x.tsv'], ['x.parquet', '--csv']])('takes %s %s', async (name, ...format) => {
    const file = join(folder, name ?? '');
    expect((await cli(['pay', '99213', '--out', file, ...format])).code).toBe(0);
    expect(existsSync(file)).toBe(true);
  });
});
