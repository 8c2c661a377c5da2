import { describe, expect, it } from 'vitest';
import { readCmsFile } from '../../../src/data/import/formats/source-file.js';
import { readRelativeValues } from '../../../src/data/import/pprrvu.js';
import { type GivenFile, importReference, referenceRole } from '../../../src/data/import/reference/index.js';
import { classification } from '../../../src/data/import/reference/rbcs.js';
import { serviceLines, specialtyLines } from '../../../src/data/import/reference/utilization.js';
import { type SheetCell, workTimeLines } from '../../../src/data/import/reference/work-time.js';
import { pprrvu } from '../../support/cms-files.js';

const csv = (name: string, lines: readonly string[]) =>
  readCmsFile(name, Buffer.from(`${lines.join('\n')}\n`));

const HEADER: SheetCell[] = [
  'cpt_code',
  'Pre_Evaluation_Time',
  'Pre_Positioning_time',
  'Pre_Service_Scrub_Dress_Wait_tim',
  'Median_Intra_Service_Time',
  'Immediate_post_Service_time',
  '_99213',
  '_99238',
  'Total_time',
];
const PPRRVU = pprrvu({
  rows: [
    { HCPCS: '99213', 'WORK RVU': '1.30' },
    { HCPCS: '70553', 'WORK RVU': '0.00', MOD: 'TC' },
    { HCPCS: '70553', 'WORK RVU': '2.29', MOD: '26' },
    { HCPCS: '45378', 'WORK RVU': '3.26' },
    { HCPCS: '45378', 'WORK RVU': '1.63', MOD: '53' },
  ],
});
const values = readRelativeValues(readCmsFile('PPRRVU2025_Oct.csv', Buffer.from(PPRRVU)));
const timesOf = (...rows: readonly SheetCell[][]): string[] =>
  workTimeLines('times.xlsx', [HEADER, ...rows], values).slice(1);

describe('work times', () => {
  it.each([
    ['parts and work', [99213, 5, 0, 0, 20, 5, 0, 0, 30], '99213\t5\t20\t5\t0\t30\t1.30'],
    ['the three parts before', [27447, 40, 15, 15, 97, 20, 0, 0, 187], '27447\t70\t97\t20\t0\t187\t'],
    [
      'visits, which are what is left',
      [27447, 40, 15, 15, 97, 20, 3, 1, 374],
      '27447\t70\t97\t20\t187\t374\t',
    ],
    ['a code whose zeros are lost', [100, 0, 0, 0, 0, 0, 0, 0, 184.06], '00100\t\t\t\t\t184.06\t'],
    ['a code with a letter', ['G0105', 1, 0, 0, 2, 0, 0, 0, 3], 'G0105\t1\t2\t0\t0\t3\t'],
    [
      'hundredths that do not add up',
      [95004, 0.13, 0, 0, 0.13, 0.13, 0, 0, 0.38],
      '95004\t0.13\t0.13\t0.13\t0\t0.38\t',
    ],
    ['the work of the professional part', [70553, 5, 0, 0, 25, 7, 0, 0, 37], '70553\t5\t25\t7\t0\t37\t2.29'],
    ['the work of the whole service', [45378, 1, 0, 0, 2, 0, 0, 0, 3], '45378\t1\t2\t0\t0\t3\t3.26'],
  ] as const)('keep %s', (_, row, line) => {
    expect(timesOf([...row])).toEqual([line]);
  });

  it('leave out codes without minutes, and are sorted', () => {
    const none = ['Q5115', 0, 0, 0, 0, 0, 0, 0, 0];
    const lines = timesOf(none, [99213, 5, 0, 0, 20, 5, 0, 0, 30], [100, 0, 0, 0, 0, 0, 0, 0, 9]);
    expect(lines.map((line) => line.slice(0, 5))).toEqual(['00100', '99213']);
  });

  it.each([
    ['minutes that are no number', [99213, 'x', 0, 0, 20, 5, 0, 0, 30]],
    ['negative minutes', [99213, -5, 0, 0, 20, 5, 0, 0, 30]],
    ['a third decimal', [99213, 5.123, 0, 0, 20, 5, 0, 0, 30]],
    ['parts that exceed the total', [99213, 5, 0, 0, 20, 5, 1, 0, 20]],
  ])('refuse %s', (_, row) => {
    expect(() => timesOf(row)).toThrow('times.xlsx: 99213 has');
  });

  it('refuse a sheet without one of the columns', () => {
    expect(() => workTimeLines('times.xlsx', [['cpt_code']], values)).toThrow('the header has no column');
  });
});

describe('the classification', () => {
  const HEAD =
    'hcpcs_code,rbcs_procedure,rbcs_category,rbcs_subcategory,rbcs_family,hcpcs_date_added,hcpcs_date_ended,rbcs_date_effective';
  const line = (code: string, family: string, ended: string, effective: string): string =>
    `${code},Other,Test,Lab,${family},2010-01-01,${ended},${effective}`;

  it('takes the last group of each code in use', () => {
    const { groups, codes } = classification(
      csv('rbcs2024.csv', [
        HEAD,
        line('22222', 'New', '9999-12-31', '2016-01-01'),
        line('22222', 'Old', '9999-12-31', '2014-01-01'),
        line('11111', 'No RBCS Family', '9999-12-31', '2014-01-01'),
        line('33333', 'Gone', '2017-12-31', '2014-01-01'),
      ]),
    );
    expect(groups).toEqual(['number\tcategory\tsubcategory\tfamily', '1\tTest\tLab\t', '2\tTest\tLab\tNew']);
    expect(codes).toEqual(['code\tnumber', '11111\t1', '22222\t2']);
  });
});

describe('utilization', () => {
  const HEAD = 'specialty,hcpcs,services,payments,providers';

  it('lists the specialties of a code, most services first', () => {
    const file = csv('specialty_top50_hcpcs_2023.csv', [
      HEAD,
      '"Psychologist, Clinical",90853,5,1.00,',
      'Psychiatry,90853,12,2.00,',
      'Psychiatry,99213,7,2.00,',
    ]);
    expect(specialtyLines(file).slice(1)).toEqual([
      '90853\tPsychiatry=12; Psychologist, Clinical=5',
      '99213\tPsychiatry=7',
    ]);
  });

  it.each(['Psychiatry,90853,1.5,2.00,', 'Psychiatry,908,12,2.00,'])('refuses %s', (line) => {
    expect(() => specialtyLines(csv('a.csv', [HEAD, line]))).toThrow('no code and whole number of services');
  });

  it('lists the services of the most billed codes', () => {
    const file = csv('top500_hcpcs_2014_2023.csv', ['hcpcs,services', '99214,974725328', '00142,12']);
    expect(serviceLines(file)).toEqual(['code\tservices', '00142\t12', '99214\t974725328']);
  });
});

describe('importReference', () => {
  const given = (name: string, text: string, sheet: SheetCell[][] | null = null): GivenFile => ({
    name,
    bytes: Buffer.from(text),
    sheet,
  });
  const TIMES = given('CMS-1807-F_Work_Time_16OCT24.xlsx', 'x', [HEADER, [99213, 5, 0, 0, 20, 5, 0, 0, 30]]);
  const ALL = [
    TIMES,
    given('PPRRVU2025_Oct.csv', PPRRVU),
    given(
      'rbcs2024.csv',
      'hcpcs_code,rbcs_category,rbcs_subcategory,rbcs_family,hcpcs_date_ended,rbcs_date_effective\n99213,E&M,Office,A,9999-12-31,2014-01-01\n',
    ),
    given('specialty_top50_hcpcs_2023.csv', 'specialty,hcpcs,services\nPsychiatry,99213,7\n'),
    given('top500_hcpcs_2014_2023.csv', 'hcpcs,services\n99213,70\n'),
  ];

  it('names every source with its hash, rows and years', () => {
    const manifest = JSON.parse(importReference(ALL).get('manifest.json') ?? '') as {
      readonly sources: readonly { role: string; period: string; rows: number; sha256: string }[];
    };
    expect(manifest.sources.map(({ role, period, rows }) => [role, period, rows])).toEqual([
      ['rbcs', '2024', 1],
      ['services', '2014-2023', 1],
      ['specialties', '2023', 1],
      ['work', '2025', 5],
      ['work-time', '2025', 1],
    ]);
    expect(manifest.sources.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  });

  it('needs each kind of file once', () => {
    expect(() => importReference(ALL.slice(1))).toThrow('work-time: no such file');
    expect(() => importReference([...ALL, given('rbcs2025.csv', '')])).toThrow('is of the same kind');
  });

  it('refuses minutes and work of different years', () => {
    const other = given('PPRRVU2026_Jan_nonQPP.csv', PPRRVU);
    const files = [TIMES, other, ...ALL.slice(2)];
    expect(() => importReference(files)).toThrow('PPRRVU2026_Jan_nonQPP.csv is for another year');
  });

  it.each([
    ['CMS-1807-F_Work_Time_16OCT24.xlsx', 'work-time'],
    ['PPRRVU2025_Oct.csv', 'work'],
    ['rbcs2024.csv', 'rbcs'],
    ['GPCI2025.csv', null],
  ])('%s is %s', (name, role) => expect(referenceRole(name)).toBe(role));
});
