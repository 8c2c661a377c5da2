import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placed } from '../../../src/core/benchmark/placement.js';
import { readSurvey } from '../../../src/core/benchmark/read-survey.js';
import { metricOf, percentileOf, type SurveyPoint } from '../../../src/core/benchmark/survey.js';
import { atFullTime, evenYearPay, payPerWork, perYear } from '../../../src/core/benchmark/year.js';
import type { Contract } from '../../../src/core/contract/contract.js';
import { contractYear } from '../../../src/core/contract/periods.js';
import { readContract } from '../../../src/core/contract/read.js';
import { dayNumber } from '../../../src/core/dates/days.js';

/** All figures of these tables are invented; no survey is quoted. */

describe('the metric of a heading or cell', () => {
  it.each([
    ['Work RVUs', 'work'],
    ['wRVUs', 'work'],
    ['Physician wRVU', 'work'],
    ['Work RVUs (CMS RBRVS Method)', 'work'],
    ['Total Compensation', 'compensation'],
    ['TCC', 'compensation'],
    ['Total Cash Compensation', 'compensation'],
    ['Total Compensation to Work RVUs Ratio', 'rate'],
    ['Compensation per wRVU', 'rate'],
    ['TCC/wRVU', 'rate'],
    ['wRVU Conversion Factor', 'rate'],
    ['$ per work RVU', 'rate'],
    ['Total RVUs', null],
    ['Compensation per Total RVU', null],
    ['Total Compensation to Collections Ratio', null],
    ['Collections per Work RVU', null],
    ['Base Salary', null],
    ['Retirement Benefits', null],
    ['Work RVUs per Encounter', null],
    ['Provider Count', null],
  ])('%s is %s', (text, metric) => {
    expect(metricOf(text)).toBe(metric);
  });
});

describe('the percentile of a heading', () => {
  it.each([
    ['P10', 10, ''],
    ['25th', 25, ''],
    ['10th %tile', 10, ''],
    ['90th Percentile', 90, ''],
    ['75%ile', 75, ''],
    ['Median', 50, ''],
    ['50', 50, ''],
    ['wRVU P25', 25, 'wRVU'],
    ['TCC 90th', 90, 'TCC'],
  ])('%s is %s', (text, percentile, rest) => {
    expect(percentileOf(text)).toEqual({ percentile, rest });
  });

  it.each(['Mean', 'Provider Count', '# Orgs', 'Std Dev', 'Specialty', '2026', 'P0'])(
    '%s is none',
    (text) => {
      expect(percentileOf(text)).toBeNull();
    },
  );
});

const points = (...values: readonly number[]): SurveyPoint[] =>
  values.map((value, i) => ({ percentile: [10, 25, 50, 75, 90][i] ?? 99, value }));

const FIGURES = [
  { specialty: 'Invented medicine', metric: 'work', points: points(300000, 400000, 500000, 600000, 700000) },
  {
    specialty: 'Invented medicine',
    metric: 'compensation',
    points: points(20000000, 24000000, 28000000, 33000000, 39000000),
  },
];

const SHAPES: readonly { readonly name: string; readonly rows: readonly string[] }[] = [
  {
    name: 'a row for each metric, below a title',
    rows: [
      'An invented survey of compensation||||||',
      'Specialty|Metric|10th %tile|25th %tile|Median|75th %tile|90th %tile',
      'Invented medicine|Work RVUs|3,000|4,000|5,000|6,000|7,000',
      '|Total Compensation|$200,000|$240,000|$280,000|$330,000|$390,000',
      'Invented medicine|Collections|1|2|3|4|5',
    ],
  },
  {
    name: 'metrics in the headings, with a footnote',
    rows: [
      'Specialty|N|wRVU P10|wRVU P25|wRVU P50|wRVU P75|wRVU P90|TCC P10|TCC P25|TCC P50|TCC P75|TCC P90',
      'Invented medicine|40|3000|4000|5000.00|6000|7000|200000|240000|280000|330000|390000',
      'No figure of this table is real.|||||||||||',
    ],
  },
  {
    name: 'metrics in a row above the headings',
    rows: [
      '|Total Cash Compensation|||||Work RVUs||||',
      'Specialty|10th|25th|50th|75th|90th|10th|25th|50th|75th|90th',
      'Invented medicine|200000|240000|280000|330000|390000|3000|4000|5000|6000|7000',
    ],
  },
];

const read = (rows: readonly string[], hints = {}) =>
  readSurvey(
    rows.map((row) => row.split('|')),
    hints,
  );

describe('a table of a survey', () => {
  it.each(SHAPES)('is read: $name', ({ rows }) => {
    const reading = read(rows);
    if (!('lines' in reading)) throw new Error(JSON.stringify(reading));
    expect([...reading.lines].sort((a, b) => (a.metric < b.metric ? 1 : -1))).toEqual(FIGURES);
  });

  it('names what it leaves out and counts what it has no figure of', () => {
    expect(
      read([
        'Specialty|Metric|P10|P50|P90',
        'A|Work RVUs|*|5,000|ISD',
        'A|Total RVUs|1|2|3',
        'B|Work RVUs|*|*|*',
      ]),
    ).toEqual({
      lines: [{ specialty: 'A', metric: 'work', points: [{ percentile: 50, value: 500000 }] }],
      skipped: ['Total RVUs'],
      blank: 5,
    });
  });

  it('can be told the metric and the columns', () => {
    const rows = ['Title|What|P10|P90', 'A|x|3000|7000'];
    expect(read(rows, { specialtyColumn: 'title', metric: 'work' })).toMatchObject({
      lines: [{ specialty: 'A', metric: 'work' }],
    });
    const named = ['Specialty|What|P10|P90', 'A|wRVUs|3000|7000'];
    expect(read(named, { metricColumn: 'What' })).toMatchObject({ lines: [{ metric: 'work' }] });
  });

  it.each([
    ['no headings', ['A|1|2'], 'no row with a column of specialties', null],
    ['no metric', ['Specialty|P10|P90', 'A|1|2'], 'nothing says which metric', 0],
    // A title alone says nothing of a column.
    ['a title only', ['Compensation survey||', 'Specialty|P10|P90', 'A|1|2'], 'nothing says which metric', 1],
    ['a decimal comma', ['Specialty|Metric|P10|P90', 'A|$ per wRVU|48,50|52'], 'column 3 (P10)', 1],
    [
      'a text for a figure',
      ['Specialty|Metric|P10|P90', 'A|wRVUs|many|2'],
      'column 3 (P10) is not a figure',
      1,
    ],
    [
      'percentiles out of order',
      ['Specialty|Metric|P10|P90', 'A|wRVUs|3|2'],
      'P90 is there twice, or is less',
      1,
    ],
    ['a percentile twice', ['Specialty|Metric|P90|90th', 'A|wRVUs|2|2'], 'P90 is there twice', 1],
    ['two regions', ['Specialty|Metric|P10|P90', 'A|wRVUs|1|2', 'A|wRVUs|1|3'], 'this metric twice', 2],
    ['nothing of use', ['Specialty|Metric|P10|P90', 'A|Collections|1|2'], 'no figure of work RVUs', null],
  ])('is refused: %s', (_, rows, why, record) => {
    expect(read(rows)).toMatchObject([{ record, why: expect.stringContaining(why) }]);
  });
});

describe('a place among percentiles', () => {
  const table = points(300000, 400000, 500000, 600000, 700000);

  it('is interpolated between two of them, half up', () => {
    // 50 + 25 × (5,250 − 5,000) / (6,000 − 5,000) = 56.25
    expect(placed(525000, table)).toMatchObject({ kind: 'between', percentile: 5625 });
    // 10 + 15 × 333.33 / 1,000 = 14.99995
    expect(placed(333333, table)).toMatchObject({ kind: 'between', percentile: 1500 });
  });

  it('is exact at one, and a span where several are the same', () => {
    expect(placed(500000, table)).toMatchObject({
      kind: 'at',
      lower: { percentile: 50 },
      upper: { percentile: 50 },
    });
    expect(placed(5, points(1, 5, 5, 5, 9))).toMatchObject({
      kind: 'at',
      lower: { percentile: 25 },
      upper: { percentile: 75 },
    });
  });

  it('is not extrapolated', () => {
    expect(placed(299999, table)).toEqual({ kind: 'below', nearest: { percentile: 10, value: 300000 } });
    expect(placed(700001, table)).toEqual({ kind: 'above', nearest: { percentile: 90, value: 700000 } });
    expect(placed(1, [])).toBeNull();
  });

  it('never falls as the value rises, and stays between its bounds', () => {
    const tables = fc
      .uniqueArray(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 5, maxLength: 5 })
      .map((values) => points(...values.sort((a, b) => a - b)));
    fc.assert(
      fc.property(tables, fc.nat(10_000_001), fc.nat(10_000_001), (list, a, b) => {
        const at = (value: number): number => {
          const place = placed(value, list);
          if (place?.kind === 'between') {
            expect(place.percentile).toBeGreaterThanOrEqual(place.lower.percentile * 100);
            expect(place.percentile).toBeLessThanOrEqual(place.upper.percentile * 100);
            return place.percentile;
          }
          if (place?.kind === 'at') return place.lower.percentile * 100;
          return place?.kind === 'below' ? 0 : 10_000;
        };
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
      }),
    );
  });
});

describe('a year', () => {
  it('is extended by days, at full time, and valued', () => {
    // 1,234.56 × 365 / 90 = 5,006.8266…; / 0.80 = 6,258.5375
    expect(perYear(123456, 90)).toBe(500683);
    expect(atFullTime(500683, 80)).toBe(625854);
    // 1,580.16 × 365 ÷ 90 ÷ 0.80 = 8,010.533; rounded to 6,408.43 on the way, it would be 8,010.54.
    expect(perYear(158016, 90, 80)).toBe(801053);
    // $280,000 / 5,006.83 = 55.9236…
    expect(payPerWork(28000000, 500683)).toBe(5592);
    expect(payPerWork(28000000, 0)).toBeNull();
  });

  const payOf = (text: string, work: number): number => {
    const contract = readContract('valley', `from = 2026-01-01\n${text}`) as Contract;
    const year = contractYear(contract, dayNumber('2026-06-30'));
    if (!year) throw new Error('in force');
    return evenYearPay(contract, year, work);
  };

  it('pays base, stipends and tiers', () => {
    const text = 'base = 200,000\nstipends = 5,000\ntier = 4,000 to 5,000 at 40\ntier = 5,000 and more at 50';
    // 200,000 + 5,000 + 1,000 × 40 + 500 × 50
    expect(payOf(text, 550000)).toBe(27000000);
  });

  it.each([
    ['forgiven', 1200000],
    ['carried', 500000],
  ])('pays draws that production does not earn if they are kept: %s', (shortfall, cents) => {
    // 100 work RVUs at $50 against twelve draws of $1,000
    expect(payOf(`tier = 0 and more at 50\ndraw = 1,000\nshortfall = ${shortfall}`, 10000)).toBe(cents);
  });

  it('pays tiers of months for their shares of the days', () => {
    // 365 a year is 1 a day: January's 31 are 1 above 30, and so on for the seven long months; each is paid 100
    expect(payOf('tier = 30 and more at 100\ntiers-by = month', 36500)).toBe(70000);
  });
});
