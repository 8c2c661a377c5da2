import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../../support/temp.js';
import { cli } from '../../harness.js';

const MINE = `CPT,Mod,Volume,Setting
99213,,1200,
99214,,"800",NF
70553,26,100,facility
37231,,3,
36415,,40,
`;

function fileOf(text: string): string {
  const path = join(tempDir(), 'mine.csv');
  writeFileSync(path, text);
  return path;
}

const diff = (text: string, ...args: readonly string[]) =>
  cli(['diff', 'RVU25D', 'RVU26A', '--volumes', fileOf(text), ...args]);
const widest = (text: string): number => Math.max(...text.split('\n').map((line) => [...line].length));

describe('rvu diff --volumes', () => {
  it('has lines and parts that add up to the total, in JSON and CSV alike', async () => {
    const { stdout, code } = await diff(MINE, '--locality', 'CA-05', '--json');
    const { total, results, volume } = JSON.parse(stdout);
    const cents = (dollars: number | null): number => Math.round((dollars ?? 0) * 100);
    const sum = (values: readonly (number | null)[]): number =>
      values.reduce<number>((all, each) => all + cents(each), 0);
    expect([code, volume, results.length]).toEqual([0, 2_143, 5]);
    for (const name of ['allowed_from', 'allowed_to', 'difference'])
      expect(sum(results.map((each: Record<string, number>) => each[name] ?? null))).toBe(cents(total[name]));
    expect(sum(Object.values(total.parts))).toBe(cents(total.difference));
    const csv = (await diff(MINE, '--locality', 'CA-05', '--csv')).stdout.trimEnd().split('\n');
    expect(csv).toHaveLength(6);
    const at = (csv[0] ?? '').split(',').indexOf('difference');
    expect(sum(csv.slice(1).map((line) => Number(line.split(',')[at])))).toBe(cents(total.difference));
  });

  it('gives no amount, and not zero, for what is not paid', async () => {
    const { results } = JSON.parse((await diff(MINE, '--json')).stdout);
    const of = (code: string) => results.find((each: { code: string }) => each.code === code);
    expect(of('37231')).toMatchObject({ change: 'deleted', allowed_to: null });
    expect(of('36415')).toMatchObject({ allowed_from: null, allowed_to: null, difference: null });
    const { stdout } = await diff(MINE);
    expect(stdout).toContain('Gone: 37231.');
    expect(stdout).toContain('Paid by neither release: 36415.');
  });

  it.each([60, 80, 120])('fits %i columns', async (columns) => {
    const path = fileOf(MINE);
    const args = ['diff', 'RVU25D', 'RVU26A', '--volumes', path, '--locality', 'CA-18'];
    const { stdout } = await cli(args, { columns, env: { NO_COLOR: '1' } });
    expect(widest(stdout)).toBeLessThanOrEqual(columns);
  });

  it('leaves out lines that it cannot price, says so by record, and repeats no cell', async () => {
    const { code, stdout, stderr } = await diff(
      'code,modifier,volume\n99213,50,10\n99214,,many\nJane Doe,,1\n99215,,5\n',
    );
    expect(code).toBe(1);
    expect(stdout).toContain('5 services');
    expect(stderr).toMatch(/Record 2 has a modifier/);
    expect(stderr).toMatch(/Record 3 has no whole volume/);
    expect(stderr).toMatch(/Record 4 has no code/);
    expect(stderr + stdout).not.toMatch(/Jane|many/);
  });

  it('passes over modifiers that change no amount, alone or beside one that is priced', async () => {
    const plain = await diff('code,modifier,volume\n99213,,10\n70553,26,20\n99214,,30\n', '--csv');
    const { code, stdout } = await diff(
      'code,modifier,volume\n99213,25,10\n70553,26 59,20\n99214,GC,30\n',
      '--csv',
    );
    expect([code, stdout]).toEqual([0, plain.stdout]);
  });

  it('says of a code that ended before both releases when it did, and what reports the service now', async () => {
    const { stderr } = await diff('code,modifier,volume\n99213,,10\n99201,,5\n99213,TC,5\n');
    expect(stderr).toMatch(
      /E_CODE_ENDED: Record 3: 99201 is not in RVU25D: it ended on 2020-12-31\. .*Now: 99202\./,
    );
    expect(stderr).toContain('E_CODE_UNKNOWN: Record 4: 99213-TC is in neither RVU25D nor RVU26A.');
  });

  it('reads the names of columns that any batch reads, and says what it read', async () => {
    const usual = await diff('code,modifier,volume,setting\n70553,26,10,facility\n99213,,5000,\n', '--csv');
    const { code, stdout, stderr } = await diff(
      'CPT Code;Mod 1;Mod 2;Annual Volume;Place of Service;Insurer\n70553;26;;10.0;22;A\n99213;;;5,000;;B\n',
      '--csv',
    );
    expect([code, stdout]).toEqual([0, usual.stdout]);
    expect(stderr).toBe(
      'rvu: columns read: code ("CPT Code"), modifier ("Mod 1", "Mod 2"), volume ("Annual Volume"), pos ("Place of Service"); not read: "Insurer"\n',
    );
  });

  it('refuses a column that could change an amount, and a place of service that tells no setting', async () => {
    const unclear = await diff('CPT,Volume,Alt Modifier\n70553,10,26\n');
    expect([unclear.code, unclear.stdout]).toEqual([2, '']);
    expect(unclear.stderr).toMatch(
      /E_COLUMN_UNCLEAR: .*"Alt Modifier" \(modifier\)\. Rename or remove it: code,/,
    );
    const { code, stderr } = await diff('CPT,Volume,POS\n99213,10,11\n99214,10,98\n');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'E_POS_UNKNOWN: Record 3 has a place of service that tells no setting. Give two digits',
    );
  });

  it.each([
    ['code,amount\n99213,1\n', /no column for volume/],
    ['code,cpt,volume\n99213,99213,1\n', /2 columns for code/],
    ['code,volume\n"99213,1\n', /is not CSV/],
  ])('%j is refused', async (text, message) => {
    const { code, stdout, stderr } = await diff(text);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('is refused with other codes or filters, and for a file that is not there', async () => {
    expect((await diff(MINE, '99213')).code).toBe(2);
    expect((await diff(MINE, '--status', 'A')).code).toBe(2);
    const { code, stderr } = await cli([
      'diff',
      'RVU25D',
      'RVU26A',
      '--volumes',
      join(tempDir(), 'none.csv'),
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be read')]);
  });
});
