import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Around, cli } from '../../harness.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rvu-reconcile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rvu = (args: readonly string[], around: Around = {}) =>
  cli(args, { env: { RVU_JOURNAL: join(folder, 'journal'), NO_COLOR: '1' }, ...around });

const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** A log of January, and what an employer made of it. */
async function setUp(): Promise<string> {
  const log = (line: string, date: string) => rvu(['log', 'add', ...line.split(' '), '--date', date]);
  await log('27447 99213 99396', '2026-01-05');
  await log('27447-62', '2026-01-12');
  await log('97110x3 20610-RT', '2026-01-15');
  await log('99214', '2026-02-02');
  const report = [
    'Patient Name,MRN,DOS,CPT,Mod,Qty,Total wRVU',
    'DOE JOHN,123,1/5/2026,27447,,1,19.60',
    'DOE JANE,124,1/5/2026,99213,,1,1.30',
    'DOE JANE,124,1/12/2026,27447,62,1,19.11',
    'ROE RICH,125,1/15/2026,97110,,2,0.90',
    'ROE RUTH,126,1/20/2026,99999,,1,2.00',
    'ROE RUTH,126,1/20/2026,ROEXY,,1,2.00',
  ];
  return fileOf('january.csv', `${report.join('\n')}\n`);
}

const SCREEN = `Your log against january.csv, 2026-01-05 to 2026-01-20

                      Lines    Units     Work RVUs
  Your log                6        8         36.37
  The report              5        6         42.91
  Difference             +1       +2         -6.54

1 line the same.
The difference is worth -$343.35 at $52.50 a work RVU (--rate).
Not compared, as outside 2026-01-05 to 2026-01-20: 1 line of your log.

                                   Yours   Theirs    Diff.
Missing in the report: 2, +2.67 work RVUs, $140.18
  2026-01-05  99396                 1.90        –    +1.90
              your 2026-000003
  2026-01-15  20610-RT              0.77        –    +0.77
              your 2026-000006

Different work RVUs: 2, -7.66 work RVUs, -$402.15
  2026-01-05  27447                19.11    19.60    -0.49
              your 2026-000001, their line 2
              theirs follows from RVU21A to RVU25D
  2026-01-12  27447-62             11.94    19.11    -7.17
              your 2026-000004, their line 4
              theirs follows from credit 62 = 100%

Different units: 1, +0.45 work RVUs, $23.63
  2026-01-15  97110                 1.35     0.90    +0.45
              your 2026-000005: 97110 × 3
              their line 5: 97110 × 2

Missing in your log: 1, -2.00 work RVUs, -$105.00
  2026-01-20  99999                    –     2.00    -2.00
              their line 6
`;

describe('a report of which no line can be read', () => {
  it.each(['', 'DOE JOHN,27447\n'])('is not said to agree with the log: %j', async (rows) => {
    await rvu(['log', 'add', '99214', '--date', '2026-02-02']);
    const ran = await rvu(['reconcile', fileOf('empty.csv', `DOS,CPT\n${rows}`)]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(
      'E_INPUT_FILE: No line of the report could be read, so nothing was compared.',
    );
    expect(ran.stderr).not.toContain('DOE');
  });

  it('is not blamed on its columns if what is wrong with each line is said', async () => {
    await rvu(['log', 'add', '99214', '--date', '2026-02-02']);
    const path = fileOf('commas.csv', 'DOS;CPT;wRVU\n2026-02-02;99214;1,92\n');
    const { code, stderr } = await rvu(['reconcile', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('line 2 is left out: its work RVUs have a decimal comma');
    expect(stderr).toContain('so nothing was compared. Fix the lines named above, or name the columns');
  });
});

describe('rvu reconcile', () => {
  it('shows what differs, and why, on 60 columns', async () => {
    const { code, stdout, stderr } = await rvu(['reconcile', await setUp(), '--rate', '52.50'], {
      columns: 60,
    });
    expect(code).toBe(1);
    expect(stdout.split('\n').filter((line) => line.length > 60)).toEqual([]);
    expect(stderr).toContain('left out, as they look like patient data: "Patient Name", "MRN"');
    expect(stderr).toContain('line 7 is left out: its code is not valid');
    expect(stdout + stderr).not.toMatch(/DOE|ROE|12[3-6]/);
  });

  it('shows the same on 80', async () => {
    const { stdout } = await rvu(['reconcile', await setUp(), '--rate', '52.50']);
    expect(stdout).toBe(SCREEN);
  });

  it('is worth what the tiers of the contract pay', async () => {
    const file = await setUp();
    await rvu([
      'contract',
      'new',
      'valley',
      'from=2026-01-01',
      'tier=0 to 40 at 40',
      'tier=40 and more at 42',
    ]);
    const { stdout } = await rvu(['reconcile', file]);
    // The log has 38.29 work RVUs, the report 42.91 and what it does not cover, 1.92
    const said = stdout.replaceAll('\n  ', ' ');
    expect(said).toContain(
      'From 2026-01-01 through 2026-02-02, the tiers of valley pay $1,531.60 for your log, and $1,802.86 with the report in its place: a difference of -$271.26.',
    );
    expect(said).toContain(
      'Dollars of single differences: $40.00 to $42.00 a work RVU (the tiers of valley).',
    );
    expect(said).toContain('Missing in your log: 1, -2.00 work RVUs, -$80.00 to -$84.00');
    expect((await rvu(['reconcile', file, '--contract', 'hill'])).stderr).toContain('no contract hill');
  });

  it('finds nothing in an export of the log', async () => {
    await setUp();
    const file = fileOf('export.csv', (await rvu(['log', 'export'])).stdout);
    const { code, stdout } = await rvu(['reconcile', file]);
    expect(code).toBe(0);
    expect(stdout.endsWith('7 lines the same.\n')).toBe(true);
  });

  it('compares the period that is asked for', async () => {
    const file = await setUp();
    const { stdout } = await rvu(['reconcile', file, '--from', '2026-01-10', '--to', '2026-02-28', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'rvu.reconcile/1',
      period: { from: '2026-01-10', through: '2026-02-28' },
      left_out: ['Patient Name', 'MRN'],
      refused: [{ line: 7, why: 'its code is not valid' }],
      log: { lines: 4, outside: 3 },
      report: { lines: 3, outside: 2 },
      rate: null,
      results: [
        { kind: 'missing-there', log: [{ code: '20610' }], report: [], work_difference: 0.77 },
        { kind: 'missing-there', log: [{ code: '99214', date: '2026-02-02' }], causes: [] },
        { kind: 'work', causes: [{ release: null, credit: 'credit 62 = 100%', one_unit: false }] },
        { kind: 'units', work_log: 1.35, work_report: 0.9 },
        { kind: 'missing-here', report: [{ line: 6, code: '99999' }] },
      ],
    });
    const backwards = await rvu(['reconcile', file, '--from', '2026-02-01', '--to', '2026-01-01']);
    expect(backwards.stderr).toContain('--to is before --from');
  });

  it('writes a list to hand in, as CSV, Markdown, workbook and page', async () => {
    const file = await setUp();
    const { stdout } = await rvu(['reconcile', file, '--csv', '--rate', '50']);
    expect(stdout.split('\n')[4]).toBe(
      '4,Different work RVUs,2026-000004,2026-01-12,27447,62,1,11.94,4,2026-01-12,27447,62,1,19.11,-7.17,-358.50,-358.50,theirs follows from credit 62 = 100%',
    );
    expect((await rvu(['reconcile', file, '--markdown'])).stdout.split('\n')).toHaveLength(9);
    expect((await rvu(['reconcile', file, '--ndjson'])).stdout.trimEnd().split('\n')).toHaveLength(6);
    const [page, book] = [join(folder, 'list.html'), join(folder, 'list.xlsx')];
    await rvu(['reconcile', file, '--rate', '50', '--out', page]);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('<td>27447-62 (2026-000004)</td><td>27447-62 (line 4)</td>');
    expect(html).toContain('worth -$327.00 at $50.00 a work RVU');
    // On a phone, each cell stands below the one before it, after the name of its column.
    expect(html).toContain('table.many td:nth-child(4)::before { content: "Work RVUs, log: "');
    expect(html).not.toMatch(/DOE|ROE/);
    await rvu(['reconcile', file, '--out', book]);
    const conflict = await rvu(['reconcile', file, '--csv', '--out', page]);
    expect(conflict.stderr).toContain('imply different formats');
    const itself = await rvu(['reconcile', file, '--out', file]);
    expect(itself.stderr).toMatch(/--out would replace .*january\.csv, which is read\./);
    // The list itself can be read back, from the workbook as well.
    const columns = ['code', 'date', 'units', 'modifier', 'work'].flatMap((role) => [
      `--${role}-column`,
      `report_${role === 'modifier' ? 'modifiers' : role}`,
    ]);
    const back = await rvu(['reconcile', book, ...columns, '--json']);
    expect(JSON.parse(back.stdout)).toMatchObject({
      report: { lines: 4 },
      refused: [{ line: 2 }, { line: 3 }],
    });
    expect((await rvu(['reconcile', book, ...columns, '--sheet', 'March'])).stderr).toContain(
      'the workbook has no sheet "March" with data',
    );
  });

  it('repeats nothing that may be of a patient, whichever column it stands in', async () => {
    await setUp();
    const head = ['Patient', 'DOS', 'CPT', 'Mod', 'Units', 'wRVU', 'Note'];
    const row = ['DOE', '2026-01-05', '27447', '62', '1', '1.00', 'fell'];
    const markers = [
      'SMITH',
      'MARKER JOHN',
      '3/4/1961',
      '1961-03-04',
      '123-45-6789',
      '987654321',
      '=MARKER()',
    ];
    const rows = markers.flatMap((marker) =>
      row.map((_, i) => row.map((cell, j) => (i === j ? marker : cell))),
    );
    const file = fileOf('hostile.csv', [head, ...rows].map((cells) => cells.join(',')).join('\n'));
    const page = join(folder, 'hostile.html');
    const formats = [[], ['--json'], ['--ndjson'], ['--csv'], ['--markdown'], ['--out', page]];
    const ran = await Promise.all(
      formats.map((format) => rvu(['reconcile', file, '--top', '999', ...format])),
    );
    const said = [...ran.map(({ stdout, stderr }) => stdout + stderr), readFileSync(page, 'utf8')].join('\n');
    expect(said).toContain('27447');
    expect(said).not.toMatch(/SMITH|MARKER|DOE|fell|1961|6789|987654321/);
  });

  it('says what it could not compare', async () => {
    await setUp();
    const file = fileOf('units.csv', 'DOS,CPT\n1/5/2026,27447\n1/5/2026,99213\n');
    const { stdout, stderr } = await rvu(['reconcile', file]);
    expect(stderr).toContain('no column of work RVUs was found');
    expect(stdout).toContain('  The report              2        2             ?');
    expect(stdout).toContain('2 lines of the report have no work RVUs.');
    // No difference is made up of what the report does not state.
    expect(stdout).toMatch(/^ {2}Difference +\+1 +\+1 +\?$/m);
    const { stdout: json } = await rvu(['reconcile', file, '--rate', '50', '--json']);
    expect(JSON.parse(json)).toMatchObject({ work_difference: null, dollars: null });
    for (const [words, said] of [
      [[], 'rvu reconcile needs one file'],
      [[join(folder, 'none.csv')], 'none.csv cannot be read: there is no such file.'],
      [[fileOf('no-dates.csv', 'CPT\n99213\n')], 'names no column with the date of service'],
      [[fileOf('broken.xlsx', 'PK\u0003\u0004 and no more')], 'E_INPUT_NOT_TEXT'],
    ] as const)
      expect((await rvu(['reconcile', ...words])).stderr).toContain(said);
  });
});
