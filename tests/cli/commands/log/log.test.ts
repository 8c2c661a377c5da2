import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Around, cli } from '../../harness.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rvu-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journal = (): string => join(folder, 'journal');
const log = (line: string, around: Around = {}) =>
  cli(line.split(' '), { env: { RVU_JOURNAL: journal() }, ...around });

/** The rows of the CSV that a command prints, by column. */
async function rows(line: string): Promise<Record<string, string>[]> {
  const [head = '', ...lines] = (await log(line)).stdout.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((each) => Object.fromEntries(each.split(',').map((cell, i) => [names[i] ?? '', cell])));
}

describe('rvu log add', () => {
  it('shows what it credits and the totals of day, month and year', async () => {
    await log('log add 27447 --date 2026-01-02');
    await log('log add 99213 --date 2026-02-03');
    const { code, stdout } = await log(
      'log add 99214 20610-50 97110x3 99396 --date 2026-01-15 --site clinic',
    );
    expect(code).toBe(0);
    // 1.92 + 0.77 × 1.5 = 1.155 → 1.16; 0.45 × 3; 1.90: 6.33. With 19.11 in January, with 1.30 in the year.
    expect(stdout).toBe(
      `${[
        '2026-000003  99214        1.92',
        '2026-000004  20610-50     1.16',
        '2026-000005  97110 × 3    1.35',
        '2026-000006  99396        1.90  status N: Medicare does not pay it',
        'Logged 4 lines: 6.33 work RVUs',
        '2026-01-15: 6.33 · January 2026: 25.44 · 2026: 26.74',
      ].join('\n')}\n`,
    );
  });

  it('logs nothing where one code is typed wrong', async () => {
    const { code, stderr } = await log('log add 99214 99999 --date 2026-01-15');
    expect(code).toBe(2);
    expect(stderr).toMatch(/E_CODE_UNKNOWN: 99999 .* Nothing was logged/);
    expect(await rows('log list --csv')).toEqual([]);
  });

  it('logs work that cannot be credited, and says why', async () => {
    const { stdout } = await log('log add 27447-66 --date 2026-01-15');
    expect(stdout).toContain('not credited: A surgical team is paid by report');
    const { code } = await log('log check');
    expect(code).toBe(1);
  });

  it('warns of notes once', async () => {
    const first = await log('log add 99214 --note long');
    const second = await log('log add 99214 --note short');
    expect([first.stderr, second.stderr]).toEqual([expect.stringContaining('never put a patient'), '']);
  });

  it('credits a case together', async () => {
    await log('log add 20610-LT --case 7 --date 2026-01-15');
    expect((await log('log add 20610-RT --case 7 --date 2026-01-15')).stdout).toContain('2026-01-15: 1.16 ·');
  });
});

describe('what was logged', () => {
  it.each([
    ['99215', 5],
    ['99215x2', 2],
    ['99215 --units 3', 3],
  ])('keeps its units when it is edited to %s, unless others are written', async (edit, units) => {
    await log('log add 99214x5 --date 2026-01-15');
    await log(`log edit 2026-000001 ${edit}`);
    expect((await rows('log list --csv'))[0]).toMatchObject({ code: '99215', units: String(units) });
  });

  it.each(['12345', '99214-ZZ', '99214 --contract none'])(
    'is not edited to %s, which is unknown',
    async (edit) => {
      await log('log add 99214 --date 2026-01-15');
      const { code, stderr } = await log(`log edit 2026-000001 ${edit}`);
      expect(code).not.toBe(0);
      expect(stderr).toContain('Nothing was changed.');
      expect((await rows('log list --csv'))[0]).toMatchObject({ code: '99214', work_credited: '1.92' });
      expect((await log('log edit 2026-000001 --note late')).code).toBe(0);
    },
  );

  it('can be edited, removed and taken back, and is explained', async () => {
    await log('log add 99213 27447-62 --date 2026-01-15');
    expect((await log('log edit 2026-000001 99214 --site clinic')).stdout).toContain('99214  1.92 work RVUs');
    expect((await rows('log list --csv'))[0]).toMatchObject({
      code: '99214',
      site: 'clinic',
      work_credited: '1.92',
    });
    await log('log undo');
    await log('log remove 2026-000002');
    expect((await rows('log list --csv')).map(({ code }) => code)).toEqual(['99213']);
    await log('log undo');
    expect((await log('log explain 2026-000002')).stdout).toContain(
      '  19.11 × 1\n  62.5%, co-surgeon (62): Pub. 100-04, ch. 12 §40.8\n  = 11.94 work RVUs\n',
    );
    expect((await log('log remove 2026-000009')).stderr).toContain(
      'E_JOURNAL: 2026-000009 is not in the journal',
    );
  });

  it('is listed in every format', async () => {
    await log('log add 99213 99214 --date 2026-01-15');
    const json = JSON.parse((await log('log list --json --top 1')).stdout);
    expect(json).toMatchObject({
      schema: 'rvu.log/1',
      results: [
        { id: '2026-000002', code: '99214', work_credited: 1.92, release: 'RVU26A', not_credited: null },
      ],
      totals: { lines: 1, work_credited: 1.92 },
    });
    expect((await log('log list')).stdout).toContain('2 lines: 3.22 work RVUs');
    expect((await log('log list --markdown')).stdout).toContain(
      '| 2026-000001 | 2026-01-15 | 99213 | 1.30 |',
    );
    expect(await rows('log list --csv --from 2026-01-16')).toEqual([]);
  });
});

describe('the track line', () => {
  it('ends lookup and page if the code was logged, and is not there otherwise', async () => {
    expect((await log('lookup 99214 --brief')).stdout).not.toContain('Your log');
    await log('log add 99214x2 --date 2026-01-15');
    await log('log add 99214 99213 --date 2026-02-15');
    const line = 'Your log: 2 lines, 3 units, 5.76 work RVUs since 2026-01-15 (rvu log list)';
    expect((await log('lookup 99214')).stdout.trimEnd().split('\n').at(-1)).toBe(line);
    const page = await log('page 99214');
    expect([page.stdout.includes(line), page.stderr]).toEqual([false, `rvu: ${line}\n`]);
    for (const other of ['lookup 99215', 'lookup 99214 --json', 'lookup 99214 --csv'])
      expect((await log(other)).stdout).not.toContain('Your log');
  });

  it('names a journal that cannot be read', async () => {
    await log('log add 99214');
    await log('contract new valley from=2026-01-01');
    writeFileSync(join(journal(), 'contracts', 'valley.contract'), 'nonsense');
    const { code, stdout } = await log('lookup 99214');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Your log cannot be read: rvu log check')]);
  });
});

const CHARGES = `Patient Name,MRN,CPT Code,Mod,Qty,DOS,Note
DOE JOHN,123,99213,25,1,1/15/2026,fell
DOE JANE,124,99213,25,1,01/15/26,
ROE RICH,125,27447,RT,1,2025-12-31,
ROE RUTH,126,27447,RT,half,2025-12-31,
`;

describe('rvu log import', () => {
  it('takes what it needs, names what it leaves out, and adds nothing the second time', async () => {
    const file = join(folder, 'charges.csv');
    writeFileSync(file, CHARGES);
    const first = await log(`log import ${file}`);
    expect(first.code).toBe(1);
    expect(first.stdout).toBe('3 lines logged, 22.20 work RVUs; 1 left out\n');
    expect(first.stderr).toContain('columns read: code from "CPT Code", modifier from "Mod"');
    expect(first.stderr).toContain('left out, as they look like patient data: "Patient Name", "MRN"');
    expect(first.stderr).toContain('line 5 is left out: its units');
    const second = await log(`log import ${file}`);
    expect(second.stdout).toBe('0 lines logged, 0.00 work RVUs; 3 there already; 1 left out\n');
    for (const year of ['2025', '2026']) {
      expect(readFileSync(join(journal(), `${year}.csv`), 'utf8')).not.toMatch(/DOE|ROE|12[345]|fell/);
    }
    expect((await log('log undo')).stdout.trimEnd().split('\n')).toHaveLength(3);
    expect((await log(`log import ${file}`)).stdout).toContain('3 lines logged');
  });

  it('shows first, at a terminal, what it would do', async () => {
    const file = join(folder, 'charges.csv');
    writeFileSync(file, CHARGES);
    expect((await log(`log import ${file}`, { columns: 80 })).stdout).toContain(
      '3 lines would be logged; add --yes',
    );
    expect(await rows('log list --csv')).toEqual([]);
  });

  it('reads dates, codes and modifiers as other files do', async () => {
    const file = join(folder, 'charges.csv');
    writeFileSync(file, 'date,code,mod,pos\n1/15/2026,99213.0,25;57,11.0\n46037,27447,RT,facility\n');
    const { stdout, stderr } = await log(`log import ${file}`);
    expect(stdout).toContain('2 lines logged');
    expect(stderr).toContain('read as Excel serial numbers');
    expect(await rows('log list --csv')).toMatchObject([
      { date: '2026-01-15', code: '99213', modifiers: '25 57' },
      { date: '2026-01-15', code: '27447', modifiers: 'RT' },
    ]);
  });

  it.each(['Site', 'Clinic Name'])('counts a site of the column %s as the contract says', async (head) => {
    const contract = ['contract', 'new', 'valley', 'from=2026-01-01', 'exclude-sites=county, North Clinic'];
    await cli(contract, { env: { RVU_JOURNAL: journal() } });
    const file = join(folder, 'charges.csv');
    const sites = ['County', 'north clinic', 'clinic', ''];
    writeFileSync(
      file,
      [`DOS,CPT,${head}`, ...sites.map((site) => `2026-01-15,99213,${site}`), ''].join('\n'),
    );
    const { stdout, stderr } = await log(`log import ${file}`);
    expect(stdout).toBe('4 lines logged, 2.60 work RVUs; 2 not credited (rvu log check)\n');
    expect(stderr).toContain(`site from "${head}"`);
    expect((await rows('log list --csv')).map(({ site, work_credited }) => [site, work_credited])).toEqual([
      ['County', ''],
      ['north clinic', ''],
      ['clinic', '1.30'],
      ['', '1.30'],
    ]);
  });

  it('takes no name for a code, and knows the contract it is told', async () => {
    const file = join(folder, 'charges.csv');
    writeFileSync(file, 'DOS,CPT\n2026-01-15,SMITH\n');
    const { stdout, stderr } = await log(`log import ${file}`);
    expect(stdout).toBe('0 lines logged, 0.00 work RVUs; 1 left out\n');
    expect(stdout + stderr).not.toContain('SMITH');
    const other = await log(`log import ${file} --contract hill`);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('There is no contract hill')]);
  });

  it('reads an export of its own back whole', async () => {
    const file = join(folder, 'export.csv');
    await log('log add 20610-LT 20610-RT --case 7 --site clinic --date 2026-01-15 --note short');
    writeFileSync(file, (await log('log export')).stdout);
    expect((await log(`log import ${file}`)).stdout).toContain('2 there already');
    const before = await rows('log export');
    rmSync(journal(), { recursive: true });
    await log(`log import ${file}`);
    const after = await rows('log export');
    const without = (all: Record<string, string>[]) => all.map((row) => ({ ...row, source: '' }));
    expect(without(after)).toEqual(without(before));
  });
});

describe('rvu contract', () => {
  it('changes what entries count, and keeps its comments', async () => {
    await log('log add 27447-62 99396 --date 2026-01-15');
    const made = await cli(
      ['contract', 'new', 'valley', 'from=2026-01-01', 'release=RVU25D', 'credit 62=100%'],
      {
        env: { RVU_JOURNAL: journal() },
      },
    );
    expect(made.stdout).toContain('valley: 2026-01-01 to now, 1.00 FTE, work RVUs of RVU25D');
    const [surgery] = await rows('log list --csv');
    expect(surgery).toMatchObject({ work_credited: '19.60', release: 'RVU25D' });
    expect((await log('log add 99396 --date 2026-01-15')).stdout).toContain('2026-01-15: 23.40 ·');
    await cli(['contract', 'edit', 'valley', 'credit unpaid=0%', 'release='], {
      env: { RVU_JOURNAL: journal() },
    });
    expect((await log('log add 99213 --date 2026-01-15')).stdout).toContain('2026-01-15: 20.41 ·');
    expect((await log('contract show valley')).stdout).toContain('# credit GC = 100%');
    expect(JSON.parse((await log('contract list --json')).stdout)).toMatchObject({
      schema: 'rvu.contract/1',
      results: [{ name: 'valley', release: null, credit: { modifiers: { 62: 100 }, unpaid: 0 } }],
    });
  });

  it('is listed with all of its tiers, within the screen', async () => {
    const tiers = ['tier=4,800 to 5,800 at 48', 'tier=5800 and more at 52', 'tiers-by=quarter'];
    const env = { RVU_JOURNAL: journal() };
    await cli(['contract', 'new', 'valley', 'from=2026-01-01', ...tiers], { env });
    const { stdout } = await cli(['contract', 'list'], { env, columns: 60 });
    expect(stdout.split('\n').filter((line) => line.length > 60)).toEqual([]);
    expect(stdout.replaceAll('\n  ', ' ')).toBe(
      'valley: 2026-01-01 to now, 1.00 FTE, work RVUs as of service; tiers by quarter: 4,800.00 to 5,800.00 at $48.00, 5,800.00 and more at $52.00\n',
    );
    for (const words of ['contract list valley', 'contract show valley hill'])
      expect((await log(words)).stderr).toMatch(/E_USAGE: rvu contract (list|show) takes no "(valley|hill)"/);
  });

  it('says what no tier pays between two tiers', async () => {
    const tiers = ['tier=0 to 3000 at 40', 'tier=3001 to 4000 at 45'];
    const env = { RVU_JOURNAL: journal() };
    const { stdout } = await cli(['contract', 'new', 'hill', 'from=2026-01-01', ...tiers], { env });
    expect(stdout.replaceAll('\n  ', ' ')).toContain(
      '0.00 to 3,000.00 at $40.00, 3,000.00 to 3,001.00 unpaid (no tier covers them), 3,001.00 to 4,000.00 at $45.00\n',
    );
  });

  it('is refused by line, and leaves the file as it was', async () => {
    await log('contract new valley from=2026-01-01');
    const { code, stderr } = await log('contract edit valley fte=much');
    expect(code).toBe(2);
    expect(stderr).toMatch(/E_CONTRACT: .*valley\.contract, line \d+: "much" is not/);
    expect((await log('contract show valley')).stdout).not.toContain('much');
    expect((await log('contract show valle')).stderr).toContain('There is no contract valle');
    expect((await log('contract new ../x')).stderr).toContain('cannot be the name');
  });
});
