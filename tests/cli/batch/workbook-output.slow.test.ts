import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { CsvRows } from '../../../src/cli/batch/workbook/csv-rows.js';
import { has } from '../../support/pty.js';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';

/** Batches whose answer is a workbook, read by another program than ours, against the same answer as CSV. */

const LINES = [
  'claim,code,mod,units,pos,date,zip,charge,note,amount',
  '00017,99213,25,1,11,2026-01-15,02108,150,"two, and ""more""",1.50',
  '00017,70553,26,2,22,1/20/2026,94110,1200.5,5" drain,12',
  '00018,27447,RT,1,22,2026-02-03,94110,,=1+1,-3',
  '00019,99999,,1,11,2026-02-03,94110,,,',
  '00020,"99214,,1,11,2026-02-03,94110,,,',
];
const CSV = `${LINES.join('\n')}\n`;
const folder = tempDir();
const at = (name: string): string => join(folder, name);

type Cell = string | number | Date | boolean | null;

async function sheetsOf(file: string): Promise<Map<string, Cell[][]>> {
  const sheets = await readExcel(readFileSync(file), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]]));
}

/** A cell as the CSV has it: the number or the day that it says. */
function sameAs(cell: Cell, text: string): boolean {
  if (cell instanceof Date) {
    const [month, day, year] = text.split('/');
    const iso = day === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day}`;
    return cell.toISOString().slice(0, 10) === iso;
  }
  if (typeof cell === 'number')
    return text.endsWith('%') ? Math.abs(cell * 100 - Number.parseFloat(text)) < 1e-9 : cell === Number(text);
  return (cell ?? '') === text;
}

describe.each([
  ['pay', []],
  ['claim', ['-']],
  ['rank', []],
  ['lookup', []],
])('rvu %s --out priced.xlsx', (command, args) => {
  const name = `${command}.xlsx`;
  let header: string[] = [];
  let records: string[][] = [];
  let sheets = new Map<string, Cell[][]>();

  beforeAll(async () => {
    const asCsv = await cli([command, ...args], { stdin: CSV });
    const answer = await cli([command, ...args, '--out', at(name)], { stdin: CSV });
    expect([answer.code, answer.stdout]).toEqual([asCsv.code, '']);
    expect(answer.stderr).toBe(`${asCsv.stderr}rvu: wrote ${at(name)}\n`);
    [header = [], ...records] = [...new CsvRows(',').push(asCsv.bytes.toString('latin1'))];
    sheets = await sheetsOf(at(name));
  });

  it('has a line for each line of the CSV, with the same values', () => {
    const [names = [], ...rows] = sheets.get('Lines') ?? [];
    const isSame = (each: Cell): boolean => each !== 'rvu_name' || header.includes('rvu_name');
    expect(names.filter(isSame)).toEqual(header);
    expect(rows).toHaveLength(records.length);
    const differing = records.flatMap((record, row) =>
      record.flatMap((text, i) => {
        const cell = rows[row]?.[names.indexOf(header[i] ?? '')] ?? null;
        return sameAs(cell, text) ? [] : [[row, header[i], text, cell]];
      }),
    );
    expect(differing).toEqual([]);
  });

  it('has the names of codes, real numbers and dates, and names that look like numbers as text', () => {
    const [names = [], first = [], second = [], third = []] = sheets.get('Lines') ?? [];
    const cell = (row: Cell[], name: string): Cell | undefined => row[names.indexOf(name)];
    expect(cell(first, 'rvu_name')).toMatch(/^Established patient/);
    expect([cell(first, 'code'), cell(first, 'claim'), cell(first, 'zip')]).toEqual([
      '99213',
      '00017',
      '02108',
    ]);
    expect([cell(second, 'units'), cell(second, 'charge'), cell(second, 'amount')]).toEqual([2, 1200.5, 12]);
    expect(cell(second, 'date')).toEqual(new Date('2026-01-20T00:00:00Z'));
    expect(cell(second, 'note')).toBe('5" drain');
    expect(cell(third, 'note')).toBe('=1+1');
    if (names.includes('rvu_allowed')) expect(typeof cell(first, 'rvu_allowed')).toBe('number');
  });

  it('has totals that the lines add up to', () => {
    const totals = new Map((sheets.get('Totals') ?? []).map(([name, value]) => [name, value]));
    const refused = records.filter((record) => record[header.indexOf('rvu_error')] !== '').length;
    expect([totals.get('rows'), totals.get('refused')]).toEqual([records.length, refused]);
    const sum = records.reduce((cents, record) => {
      const text = record[header.indexOf('rvu_allowed')] ?? '';
      return cents + Math.round(Number(text) * 100);
    }, 0);
    expect(totals.get('allowed, in dollars')).toBe(header.includes('rvu_allowed') ? sum / 100 : undefined);
  });
});

describe('a workbook as output', () => {
  it('is read again as what it was made of', async () => {
    await cli(['rank', '--out', at('once.xlsx')], { stdin: CSV });
    const again = await cli(['rank', '--csv'], { stdin: readFileSync(at('once.xlsx')) });
    expect(again.stdout).toContain('00017,99213,25,1,11,2026-01-15,02108,150');
  });

  it('begins with the header, whatever Excel is told above it', async () => {
    await cli(['pay', '--out', at('sep.xlsx')], { stdin: 'sep=;\r\ncode;units\r\n90853;2\r\n' });
    const sheets = await sheetsOf(at('sep.xlsx'));
    expect(sheets.get('Lines')?.map((row) => row.slice(0, 2))).toEqual([
      ['code', 'units'],
      ['90853', 2],
    ]);
    expect(sheets.get('Totals')?.[1]).toEqual(['rows', 1]);
  });

  it('totals its own columns, not those of an earlier answer', async () => {
    const stdin = 'code,rvu_allowed,rvu_error\n90853,999.00,E_OLD: x\n';
    await cli(['pay', '--out', at('earlier.xlsx')], { stdin });
    const { stdout } = await cli(['pay'], { stdin: 'code\n90853\n' });
    const [head = '', row = ''] = stdout.split('\n');
    const allowed = row.split(',')[head.split(',').indexOf('rvu_allowed')];
    const totals = new Map((await sheetsOf(at('earlier.xlsx'))).get('Totals') as [string, Cell][]);
    expect([totals.get('refused'), totals.get('allowed, in dollars')]).toEqual([0, Number(allowed)]);
  });

  it('may be long', async () => {
    const stdin = `code\n${'99213\n'.repeat(20_000)}`;
    await cli(['rank', '--out', at('long.xlsx')], { stdin });
    const { stdout } = await cli(['rank'], { stdin: readFileSync(at('long.xlsx')) });
    expect(stdout.split('\n')).toHaveLength(20_002);
  });

  it('is left alone if the batch cannot be answered', async () => {
    const { code } = await cli(['pay', '--out', at('none.xlsx')], { stdin: 'name\nSmith\n' });
    expect([code, existsSync(at('none.xlsx'))]).toEqual([2, false]);
  });

  it.each([
    [['pay', '--json', '--out', 'x.xlsx'], 'imply different formats'],
    [['pay', '--excel-safe', '--out', 'x.xlsx'], 'imply different formats'],
    [['pay', '99213', '--out', 'x.xlsx'], 'only those of a batch'],
  ])('is refused for %j', async (args, said) => {
    const { code, stderr } = await cli(args, { stdin: CSV });
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });

  it.runIf(has('soffice'))('is opened by LibreOffice with the values of the CSV', async () => {
    await cli(['pay', '--out', at('office.xlsx')], { stdin: CSV });
    const { stdout } = await cli(['pay'], { stdin: CSV });
    const format = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1';
    const run = ['--headless', `-env:UserInstallation=file://${at('profile')}`, '--convert-to', format];
    spawnSync('soffice', [...run, '--outdir', folder, at('office.xlsx')], { timeout: 120_000 });
    const [header = [], ...rows] = [...new CsvRows(',').push(readFileSync(at('office-Lines.csv'), 'latin1'))];
    const [names = [], ...records] = [...new CsvRows(',').push(stdout)];
    const column = (name: string): number => header.indexOf(name);
    for (const name of ['code', 'claim', 'zip', 'rvu_setting', 'rvu_locality', 'rvu_release', 'rvu_error'])
      expect(rows.map((row) => row[column(name)])).toEqual(records.map((row) => row[names.indexOf(name)]));
    for (const name of ['rvu_work', 'rvu_total', 'rvu_allowed', 'rvu_work_credited'])
      expect(rows.map((row) => Number(row[column(name)]))).toEqual(
        records.map((row) => Number(row[names.indexOf(name)])),
      );
    expect(rows.map((row) => row[column('date')]).slice(0, 2)).toEqual(['2026-01-15', '2026-01-20']);
  });
  it.skipIf(has('soffice'))('is not opened by LibreOffice: there is none', () => {});
});

describe('the CSV of an answer, taken apart', () => {
  const CASES = 'a,b\r\n"x\n""y""",5" pipe\n,\n"é, ü",z\n';
  const EXPECTED = [
    ['a', 'b'],
    ['x\n"y"', '5" pipe'],
    ['', ''],
    ['é, ü', 'z'],
  ];

  it.each([1, 2, 3, 7, 100])('is the same in pieces of %i', (size) => {
    const rows = new CsvRows(',');
    const pieces = CASES.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
    expect(pieces.flatMap((piece) => [...rows.push(piece)])).toEqual(EXPECTED);
  });
});
