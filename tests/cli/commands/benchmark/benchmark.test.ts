import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { workbookOf } from '../../../../src/cli/output/workbook/workbook.js';
import { tempDir } from '../../../support/temp.js';
import { cli } from '../../harness.js';

let folder = '';
beforeEach(() => {
  folder = tempDir();
});

const rvu = (...args: readonly string[]) => cli(args, { env: { RVU_JOURNAL: join(folder, 'journal') } });

/** Invented, as all figures here; no survey is quoted. */
const TABLE = `Invented survey for tests,,,,,,
Specialty,Metric,10th %tile,25th %tile,Median,75th %tile,90th %tile
Invented medicine,Total Compensation,"$200,001","$240,002","$280,003","$330,004","$390,005"
Invented medicine,Work RVUs,"3,000","4,000","5,000","6,000",*
Invented medicine,Total Compensation to Work RVUs Ratio,41.01,47.02,53.03,61.04,70.05
Invented medicine,Collections,1,2,3,4,5
Invented surgery,Work RVUs,"6,100","7,200","8,300","9,400","10,500"
`;

const fileOf = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/**
 * 100 days of 8 units of 99214 (1.92 work RVUs), one more on 12 of them: 812 × 1.92 = 1,559.04. At an even pace, a year is
 * 5,690.50 of them, and pays 150,000 + 2,690.50 × 40.
 */
async function setUp(): Promise<void> {
  const days = Array.from({ length: 100 }, (_, i) =>
    new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
  );
  const rows = days.map((day) => `${day},99214,,${day.endsWith('1') ? 9 : 8}`);
  await rvu('log', 'import', fileOf('log.csv', ['date,code,modifier,units', ...rows].join('\n')));
  await rvu(
    'contract',
    'new',
    'valley',
    'from=2026-01-01',
    'fte=0.8',
    'specialty=invented medicine',
    'base=150,000',
    'tier=3,000 and more at 40',
  );
}

const SCREEN = `Invented medicine, in your table invented

Work RVUs, 2026-01-01 to 2026-04-10
  100 days                                      1,559.04
  a year (× 365 / 100)                          5,690.50
  at 1.00 FTE (÷ 0.80)                          7,113.12
Pay a year (contract valley, for work at this pace)
                                             $257,620.00
  at 1.00 FTE (÷ 0.80)                       $322,025.00
  per work RVU                                    $45.27
FTE 0.80 (contract valley)

  Work RVUs                 7,113.12   above P75
    P75 (6,000.00) is the highest of the table; nothing is extrapolated
  Compensation           $322,025.00   P71.01
    between P50 ($280,003.00) and P75 ($330,004.00): 50 + 25 × $42,022.00 /
    $50,001.00
  $ per work RVU              $45.27   P20.63
    between P10 ($41.01) and P25 ($47.02): 10 + 15 × $4.26 / $6.01
`;

describe('rvu benchmark', () => {
  it('places the log among the percentiles of a table, and says how', async () => {
    await setUp();
    const imported = await rvu('benchmark', 'import', fileOf('Invented.csv', TABLE));
    expect(imported.stdout).toContain(
      'Imported invented: work RVUs, compensation, $ per work RVU; 2 specialties',
    );
    expect(imported.stderr).toContain('left out, as neither work RVUs nor compensation: "Collections"');
    expect(imported.stderr).toContain('1 cell without a figure');
    const { code, stdout } = await rvu('benchmark');
    expect(code).toBe(0);
    expect(stdout.startsWith(SCREEN)).toBe(true);
    expect(stdout).toContain('The percentiles of pay and of work describe different physicians');
    expect(stdout).toContain('Your work is counted by RVU26A');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('never prints a table as a whole', async () => {
    await setUp();
    const said = [await rvu('benchmark', 'import', fileOf('invented.csv', TABLE))];
    said.push(await rvu('benchmark', 'list'), await rvu('benchmark', 'list', '--json'));
    for (const format of ['--table', '--json', '--csv', '--markdown'])
      said.push(await rvu('benchmark', format));
    const text = said
      .map(({ stdout, stderr }) => stdout + stderr)
      .join('\n')
      .replaceAll(',', '');
    for (const figure of ['200001', '240002', '390005', '53.03', '61.04', '70.05', '6100', '10500'])
      expect(text).not.toContain(figure);
  });

  it('takes part of a position, pay and a release from options', async () => {
    await setUp();
    await rvu('benchmark', 'import', fileOf('invented.csv', TABLE));
    const options = ['--fte', '1', '--compensation', '300,000', '--from', '2026-02-01', '--to', '2026-02-28'];
    const { stdout } = await rvu(
      'benchmark',
      ...options,
      '--count-by',
      'RVU25D',
      '--specialty',
      'Invented surgery',
      '--json',
    );
    // 25 days of 8 and 3 of 9 units, at 1.92 in 2025, too: 435.84 × 365 / 28 = 5,681.49
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'rvu.benchmark/1',
      specialty: 'Invented surgery',
      period: { from: '2026-02-01', through: '2026-02-28', days: 28 },
      fte: 1,
      fte_source: '--fte',
      releases: ['RVU25D'],
      compensation: 300000,
      results: [{ metric: 'work', place: 'below', percentile: null, lower: null, upper: { percentile: 10 } }],
    });
    expect((await rvu('benchmark', '--csv')).stdout.split('\n')[2]).toBe(
      'compensation,322025.00,between,71.01,50,280003.00,75,330004.00',
    );
  });

  it('shows how the codes rank where there is no table, and that this is no benchmark of productivity', async () => {
    await setUp();
    const { stdout } = await rvu('benchmark');
    expect(stdout).toContain('That is not a productivity\nbenchmark');
    expect(stdout).toMatch(/│ 99214 │ +812 │ +1,559\.04 │ +64\.79 │ Evaluation and management/);
    expect(JSON.parse((await rvu('benchmark', '--json')).stdout)).toMatchObject({
      survey: null,
      is_productivity_benchmark: false,
      results: [{ code: '99214', code_percentile: 64.79 }],
    });
  });

  it('reads a workbook, lists and removes tables', async () => {
    await setUp();
    const [head = [], ...rows] = TABLE.split('\n')
      .slice(1, 5)
      .map((line) => line.split(/,(?=\S)(?!\d{3}")/));
    const bytes: Buffer[] = [];
    const columns = head.map((name) => ({ name, isAmount: false }));
    const content = rows.map((row) => row.map((cell) => cell.replaceAll('"', '')));
    for await (const chunk of workbookOf({ name: 'Invented', columns, rows: content })) bytes.push(chunk);
    await rvu('benchmark', 'import', fileOf('book.xlsx', Buffer.concat(bytes)), '--survey', 'one');
    await rvu('benchmark', 'import', fileOf('invented.csv', TABLE), '--survey', 'two');
    expect((await rvu('benchmark', 'list')).stdout).toMatch(/^one: work RVUs, compensation, .*\ntwo: /);
    expect((await rvu('benchmark')).stderr).toContain(
      'There are 2 tables. Name one with --survey: one, two.',
    );
    const placed = await Promise.all(
      ['one', 'two'].map((name) => rvu('benchmark', '--survey', name, '--csv')),
    );
    expect(placed[0]?.stdout).toBe(placed[1]?.stdout);
    expect((await rvu('benchmark', 'remove', 'one')).stdout).toBe('Removed one\n');
    expect((await rvu('benchmark')).code).toBe(0);
  });

  it.each([
    [['benchmark', '--specialty', 'medicin'], 'no specialty "medicin". Did you mean "Invented medicine"?'],
    [['benchmark', '--survey', 'none'], 'There is no table none'],
    [['benchmark', '--to', '2025-12-31'], 'no entries to count through 2025-12-31'],
    [['benchmark', '--contract', 'hill'], 'There is no contract hill'],
    [['benchmark', '--fte', '0'], '--fte does not take "0"'],
    [['benchmark', '--count-by', 'RVU19A'], 'E_RELEASE_UNKNOWN'],
    [['benchmark', 'export'], 'Unknown action "export"'],
    [['benchmark', 'import'], 'needs one file'],
  ])('%j is refused', async (args, said) => {
    await setUp();
    await rvu('benchmark', 'import', fileOf('invented.csv', TABLE));
    const { code, stderr } = await rvu(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });

  it('keeps the table out of a backup of the log, since it is licensed', async () => {
    await setUp();
    await rvu('benchmark', 'import', fileOf('invented.csv', TABLE));
    const backup = join(folder, 'backup.json');
    await rvu('log', 'backup', backup);
    expect(readFileSync(backup, 'utf8')).not.toContain('Invented');
  });
});
