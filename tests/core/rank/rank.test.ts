import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RankChoices } from '../../../src/core/rank/choices.js';
import { histogram, neighbours, ratioToMedian } from '../../../src/core/rank/distribution.js';
import { populationOf } from '../../../src/core/rank/population.js';
import { type Rank, rankRow } from '../../../src/core/rank/rank.js';
import type { FeeRow } from '../../../src/core/release/fee-row.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { FigureColumns } from '../../../src/core/release/figure-columns.js';
import { bundledCells, priceOf, release, rowOf, rules, schedule } from '../../support/bundle.js';

/** A schedule of made-up psychiatry codes with the given work RVUs, one row each. */
function madeOf(works: readonly number[]): { schedule: FeeSchedule; rows: readonly FeeRow[] } {
  const model = rowOf('90853');
  const rows = works.map((work, i): FeeRow => ({ ...model, code: String(90_785 + i), work }));
  const between = (first: string, last: string) => rows.filter((r) => r.code >= first && r.code <= last);
  const made: FeeSchedule = {
    release,
    rules,
    row: (code, modifier) => rows.find((r) => r.code === code && r.modifier === modifier) ?? null,
    rowsBetween: between,
    figures: () => new FigureColumns(),
    workBetween: (first, last, least = 1) => between(first, last).filter(({ work }) => work >= least),
    localities: () => [],
    anesthesiaBase: () => null,
    places: schedule.places,
  };
  return { rows, schedule: made };
}

function rankIn(from: FeeSchedule, row: FeeRow, choices: RankChoices = {}): Rank {
  const population = populationOf(from, row.code, choices);
  const outcome = population && rankRow(from, row, population);
  if (!outcome?.ok) throw new Error(outcome?.message ?? 'no population');
  return outcome;
}

const works = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 60 });

describe('rankRow', () => {
  it('counts and finds the median and the maximum, as a written-out list would', () => {
    fc.assert(
      fc.property(works, (values) => {
        const made = madeOf(values);
        const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
        const n = positive.length;
        for (const row of made.rows.filter(({ work }) => work > 0)) {
          const rank = rankIn(made.schedule, row);
          const atOrBelow = positive.filter((value) => value <= row.work).length;
          expect(rank.percentile).toBe(Math.round((atOrBelow * 10_000) / n));
          expect(rank.medianTwice).toBe(
            (positive[Math.ceil(n / 2) - 1] ?? 0) + (positive[Math.floor(n / 2)] ?? 0),
          );
          expect(rank.max.value).toBe(positive.at(-1));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ranks equal values the same, and the greatest at 100', () => {
    const made = madeOf([10, 20, 20, 30]);
    const percentiles = made.rows.map((row) => rankIn(made.schedule, row).percentile);
    expect(percentiles).toEqual([2_500, 7_500, 7_500, 10_000]);
  });

  it.each([
    ['no work', '93005', {}],
    ['not priced', '99486', { metric: 'payment' }],
    ['NA in the facility', '70553-TC', { metric: 'payment', setting: 'facility' }],
    ['no RVUs', '90296', { metric: 'total' }],
    ['a modifier row among codes', '70553-26', { population: 'codes' }],
  ] as const)('refuses %s (%s)', (_, service, choices) => {
    const population = populationOf(schedule, service.slice(0, 5), choices);
    if (!population) throw new Error('no population');
    expect(rankRow(schedule, rowOf(service), population)).toMatchObject({
      ok: false,
      code: 'E_NOT_RANKED',
      service,
    });
  });

  it('has no population for a code outside every section', () => {
    expect(populationOf(schedule, '0001U')).toBeNull();
  });
});

describe('populationOf', () => {
  const cells = bundledCells('rvu26a.csv');
  const psychiatry = cells.filter(
    ({ hcpcs = '' }) => hcpcs >= '90785' && hcpcs <= '90899' && /^\d+$/.test(hcpcs),
  );

  it('within a subsection: the rows of its ranges', () => {
    const expected = psychiatry.filter(({ work_rvu }) => Number(work_rvu) > 0);
    const { population } = rankIn(schedule, rowOf('90853'), { within: 'subsection' });
    expect(population.rows).toHaveLength(expected.length);
    expect(population.scopeName).toBe('Psychiatry');
  });

  it('within all: every row of the release with work', () => {
    const { population } = rankIn(schedule, rowOf('90853'), { within: 'all' });
    expect(population.rows).toHaveLength(cells.filter(({ work_rvu }) => Number(work_rvu) > 0).length);
  });

  it('by total RVU: the values in the file for the requested setting', () => {
    const rank = rankIn(schedule, rowOf('90853'), {
      metric: 'total',
      within: 'subsection',
      setting: 'facility',
    });
    const totals = psychiatry.map(({ facility_total = '' }) => Number(facility_total.replace('.', '')));
    expect(rank.value).toBe(73);
    expect(rank.population.rows.map(({ value }) => value)).toEqual(
      totals.filter((total) => total > 0).sort((a, b) => a - b),
    );
  });

  it('by payment: the national amount, lowest first', () => {
    const { population, value } = rankIn(schedule, rowOf('90853'), {
      metric: 'payment',
      within: 'subsection',
    });
    expect(value).toBe(3_039);
    const amounts = population.rows.map(
      ({ row }) => priceOf(row.modifier ? `${row.code}-${row.modifier}` : row.code).allowed,
    );
    expect(population.rows.map((row) => row.value)).toEqual(amounts);
    expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
  });

  it('describes itself in words: scope, release, rows or codes, metric', () => {
    const words = (choices: RankChoices) => populationOf(schedule, '90853', choices)?.rule ?? '';
    expect(words({})).toBe(
      'Medicine in RVU26A: every row, 26/TC/53 rows included, with a work RVU above zero',
    );
    expect(words({ population: 'codes' })).toContain('one row per code');
    expect(words({ metric: 'payment', setting: 'facility' })).toContain('facility national payment');
    expect(populationOf(schedule, '90853', { metric: 'total' })?.metricName).toBe('non-facility total RVU');
  });
});

describe('ratioToMedian', () => {
  it.each([
    [[67, 78, 78], 0, { side: 'below', tenths: 12 }],
    [[50, 100, 200], 2, { side: 'above', tenths: 20 }],
    [[50, 100, 200], 1, { side: 'at', tenths: 10 }],
    [[100, 115, 200], 0, { side: 'below', tenths: 12 }],
  ] as const)('%j, the one at %i: %j', (values, at, expected) => {
    const made = madeOf(values);
    const row = made.rows[at];
    if (!row) throw new Error('no row');
    expect(ratioToMedian(rankIn(made.schedule, row))).toEqual(expected);
  });
});

describe('neighbours', () => {
  it('have different values, nearest first, on both sides', () => {
    const made = madeOf([10, 20, 30, 30, 40, 50]);
    const row = made.rows[2];
    if (!row) throw new Error('no row');
    const { below, above } = neighbours(rankIn(made.schedule, row), 5);
    expect(below.map(({ value }) => value)).toEqual([20, 10]);
    expect(above.map(({ value }) => value)).toEqual([40, 50]);
  });
});

describe('histogram', () => {
  it('contains every row once and the code in one bar, and the edges of bars meet', () => {
    const choices = fc.constantFrom<RankChoices>(
      {},
      { within: 'all' },
      { metric: 'payment', within: 'subsection' },
      { metric: 'total' },
    );
    const codes = fc.constantFrom('90853', '99213', '27447', '70553');
    fc.assert(
      fc.property(codes, choices, fc.integer({ min: 3, max: 12 }), (code, chosen, maxBars) => {
        const rank = rankIn(schedule, rowOf(code), chosen);
        const bars = histogram(rank, maxBars);
        expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(rank.population.rows.length);
        expect(bars.filter((bar) => bar.holdsCode)).toHaveLength(1);
        expect(bars.length).toBeLessThanOrEqual(maxBars);
        for (const [i, bar] of bars.entries()) expect(bar.from).toBe(bars[i - 1]?.to ?? 0);
      }),
      { numRuns: 25 },
    );
  });
});
