import { describe, expect, it } from 'vitest';
import { WorkbookBytes } from '../../../src/cli/batch/workbook/bytes.js';
import { type TestCell, type TestSheet, workbook } from '../../support/workbook.js';
import { cli } from '../harness.js';

/** Batches that come as a workbook: the same answers as those of the CSV that its sheet would be saved as. */

const VISITS: readonly (readonly TestCell[])[] = [
  ['code', 'modifier', 'units', 'pos', 'date', 'zip', 'mrn'],
  [99213, 25, 1, 11, { serial: 46_037, style: 'm/d/yyyy' }, { serial: 2108, style: '00000' }, '000123'],
  ['99214', '', 2, 11, { serial: 46_042.5, style: 'yyyy-mm-dd hh:mm' }, 94110, { shared: 'rich' }],
];
const AS_CSV = `code,modifier,units,pos,date,zip,mrn
99213,25,1,11,2026-01-15,02108,000123
99214,,2,11,2026-01-20 12:00:00,94110,"rich, text"
`;
const sheet = (name: string, rows: TestSheet['rows'], more: Partial<TestSheet> = {}): TestSheet => ({
  name,
  rows,
  ...more,
});
const TITLES: TestSheet['rows'] = [['Visits of January'], []];

const pay = (sheets: readonly TestSheet[], ...options: readonly string[]) =>
  cli(['pay', '--locality', 'CA-05', ...options], { stdin: workbook(sheets) });

describe('a workbook on standard input', () => {
  it('is answered as its CSV is: dates as dates, codes as text, leading zeros kept', async () => {
    const asCsv = await cli(['pay', '--locality', 'CA-05'], { stdin: AS_CSV });
    const answer = await pay([sheet('Visits', VISITS)]);
    expect(answer).toEqual(asCsv);
    expect(answer.stdout).toContain('99213,25,1,11,2026-01-15,02108,000123,1.30,');
  });

  it.each([
    ['rank', []],
    ['lookup', []],
    ['claim', ['-', '--locality', 'CA-05']],
    ['pay', ['--json', '--locality', 'CA-05']],
  ])('is answered by rvu %s', async (command, options) => {
    const [asCsv, answer] = await Promise.all(
      [AS_CSV, workbook([sheet('Visits', VISITS)])].map((stdin) => cli([command, ...options], { stdin })),
    );
    expect(answer).toEqual(asCsv);
    expect(answer?.stdout).toContain('99214');
  });

  it('has its header found below titles, as that of a CSV is', async () => {
    const { code, stdout } = await pay([sheet('Visits', [...TITLES, ...VISITS])]);
    expect([code, stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^code,modifier,/)]);
  });

  it('has its rows counted as the spreadsheet counts them', async () => {
    const rows = [...TITLES, ['code', 'x'], [99213], [], [99214]];
    const { stdout } = await cli(['rank', '--json'], { stdin: workbook([sheet('S', rows)]) });
    const { results, errors } = JSON.parse(stdout);
    const lines = [...results, ...errors].map(({ line }) => line).sort();
    expect(lines).toEqual([4, 5, 6]);
  });

  it('has its sheet found among others, and says which it is', async () => {
    const { code, stderr } = await pay([sheet('Notes', [['for May']]), sheet('Visits', VISITS)]);
    expect(code).toBe(0);
    expect(stderr).toContain('the sheet "Visits" is read (1 other sheet with data)');
  });

  it('has its hidden and blank sheets left alone', async () => {
    const hidden = sheet('Old', VISITS, { isHidden: true });
    const { code, stderr } = await pay([hidden, sheet('Visits', VISITS), sheet('Blank', [])]);
    expect(code).toBe(0);
    expect(stderr).not.toContain('is read (');
  });

  it('asks for --sheet where several sheets hold codes', async () => {
    const sheets = [sheet('May', VISITS), sheet('June', [['hcpcs'], ['99215']])];
    const { code, stderr } = await pay(sheets);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('codes: "May", "June". Name one with --sheet.'),
    ]);
    expect((await pay(sheets, '--sheet', 'june')).stdout).toMatch(/^hcpcs,rvu_work.*\n99215,/);
    expect((await pay(sheets, '--sheet', 'July')).stderr).toContain('It has: "May", "June".');
  });

  it('has its column named by an option', async () => {
    const rows = [['Title'], ['Svc', 'x'], [99213, 'y']];
    const { code, stdout } = await pay([sheet('S', rows)], '--code-column', 'svc');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Svc,x,rvu_work.*\n99213,y,1\.30/)]);
  });

  it('keeps every column and row, blank ones included', async () => {
    const rows = [['code', '', 'note'], [99213, '', 'a "b"'], [], [99214, 'x', 'two\nlines', 'beside']];
    const { stdout, stderr } = await pay([sheet('S', rows)]);
    expect(stdout).toMatch(/^code,,note,,rvu_work/);
    expect(stdout).toContain('99213,,"a ""b""",,1.30');
    expect(stdout).toContain('99214,x,"two\nlines",beside,1.92');
    expect(stderr).toContain('3 rows: 2 priced, 1 refused (E_CODE_MISSING 1)');
  });

  it.each<[string, TestCell, string]>([
    ['a day of 1904', { serial: 44_575, style: 'mm-dd-yy', is1904: true }, '2026-01-15'],
    ['a built-in date format', { serial: 46_037, style: 14 }, '2026-01-15'],
    ['a time alone', { serial: 0.25, style: 'h:mm' }, '06:00:00'],
    ['a number with words', { serial: 5, style: '0 "days"' }, '5'],
    ['a date before March 1900, which Excel counts wrongly', { serial: 30, style: 14 }, '30'],
    ['nine digits of a ZIP code', { serial: 21_081_234, style: '00000\\-0000' }, '02108-1234'],
    ['a sum of floating point', { serial: 29.810000000000002, style: 0 }, '29.81'],
    ['a truth value', { raw: '<c t="b"><v>1</v></c>' }, 'TRUE'],
    ['what a formula says', { raw: '<c t="str"><f>A1&amp;"x"</f><v>a&lt;b</v></c>' }, 'a<b'],
    ['an error', { raw: '<c t="e"><v>#N/A</v></c>' }, '#N/A'],
    ['a date by its text', { raw: '<c t="d"><v>2026-01-15T00:00:00</v></c>' }, '2026-01-15'],
  ])('has %s read', async (_, cell, text) => {
    const { stdout } = await cli(['rank'], {
      stdin: workbook([
        sheet('S', [
          ['code', 'x'],
          [99213, cell],
        ]),
      ]),
    });
    expect(stdout.split('\n')[1]).toContain(`99213,${text},1.30`);
  });

  it('may have elements with a prefix', async () => {
    const stdin = workbook([sheet('Visits', VISITS)], 'x:');
    expect((await cli(['pay'], { stdin })).stdout).toContain('99213,25,1,11,2026-01-15,02108,000123,1.30,');
  });

  it('is refused if it is damaged, and without its text', async () => {
    const bytes = workbook([sheet('Visits', VISITS)]);
    const { code, stderr } = await cli(['pay'], { stdin: bytes.subarray(0, bytes.length - 30) });
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^rvu: E_INPUT_FILE: The workbook cannot be read: /),
    ]);
    expect(stderr).not.toContain('000123');
  });

  it.each(['<v></v>', '<v/>', ''])('is refused if a formula was never calculated: "%s"', async (value) => {
    const units = { raw: `<c><f>1+1</f>${value}</c>` };
    const sheets = [
      sheet('S', [
        ['code', 'units'],
        [99213, units],
      ]),
    ];
    const { code, stdout, stderr } = await pay(sheets);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('formulas was never calculated')]);
  });

  it('may have formulas that give blank text', async () => {
    const units = { raw: '<c t="str"><f>""</f><v></v></c>' };
    const { code } = await pay([
      sheet('S', [
        ['code', 'note'],
        [99213, units],
      ]),
    ]);
    expect(code).toBe(0);
  });

  it('is refused above its largest size, long before it is in memory', () => {
    const bytes = new WorkbookBytes({}, {}, {} as ConstructorParameters<typeof WorkbookBytes>[2]);
    const begin = workbook([sheet('Visits', VISITS)]);
    const megabyte = new Uint8Array(1_000_000);
    expect(bytes.keeps(begin)).toBe(true);
    const keepAll = (): void => {
      for (let i = 0; i < 60; i++) bytes.keeps(megabyte);
    };
    expect(keepAll).toThrow('more than 50 MB');
  });

  it('is the only input that --sheet is for', async () => {
    const { code, stderr } = await cli(['pay', '--sheet', 'x'], { stdin: AS_CSV });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--sheet is for workbooks')]);
  });
});
