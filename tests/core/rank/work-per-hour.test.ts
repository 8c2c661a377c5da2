import { describe, expect, it } from 'vitest';
import { populationOf } from '../../../src/core/rank/population.js';
import { percentileAmong, type Rank, rankRow } from '../../../src/core/rank/rank.js';
import { PopulationCache, rankService } from '../../../src/core/rank/rank-service.js';
import { rowWorkPerHour, workPerHour } from '../../../src/core/rank/work-per-hour.js';
import { openReference } from '../../../src/data/reference/reference.js';
import { DATA_DIR, rowOf, schedule } from '../../support/bundle.js';

const reference = openReference({ dataDir: DATA_DIR, inMemory: true });
const TIME = { pre: null, intra: null, post: null, visits: null };

describe('workPerHour', () => {
  it.each([
    [130, 3000, 260],
    [1960, 37_400, 314],
    [65, 2400, 163],
    // 0.005 RVUs per hour: half up
    [1, 12_000, 1],
    [1, 12_001, 0],
  ])('%i for %i is %i', (work, total, value) => {
    expect(workPerHour({ ...TIME, work, total })).toBe(value);
  });

  it('is null without work or minutes', () => {
    expect(workPerHour({ ...TIME, work: null, total: 100 })).toBeNull();
    expect(workPerHour({ ...TIME, work: 0, total: 100 })).toBeNull();
    expect(workPerHour({ ...TIME, work: 100, total: 0 })).toBeNull();
  });

  it('is for the whole service and the professional part, not the technical or a discontinued one', () => {
    const rows = ['70553', '70553-26', '70553-TC', '45378', '45378-53'].map((name) => rowOf(name));
    const values = rows.map((row) => rowWorkPerHour(row, reference));
    expect(values).toEqual([371, 371, null, expect.any(Number), null]);
  });
});

describe('ranking by work per hour', () => {
  const choices = { metric: 'work-per-hour' as const };
  const population = populationOf(schedule, '27447', choices, reference);

  it('counts every row of the section with both figures, one by one', () => {
    const rows = [...schedule.rowsBetween('10000', '69999')];
    const values = rows.flatMap((row) => rowWorkPerHour(row, reference) ?? []).sort((a, b) => a - b);
    expect(population?.rows.map(({ value }) => value)).toEqual(values);
    const rank = population && rankRow(schedule, rowOf('27447'), population);
    const atOrBelow = values.filter((value) => value <= 314).length;
    expect(rank).toMatchObject({
      ok: true,
      value: 314,
      percentile: Math.round((atOrBelow * 1e4) / values.length),
    });
    expect(percentileAmong(values, 314)).toBe((rank as Rank).percentile);
  });

  it('says the year', () => {
    expect(population?.rule).toBe(
      'Surgery in RVU26A: every row, 26/TC/53 rows included, with a work RVU per hour (2025) above zero',
    );
  });

  it('refuses a row without minutes, and asks for the figures it needs', () => {
    const outcome = population && rankRow(schedule, rowOf('G0008'), population);
    expect(outcome).toMatchObject({ ok: false, code: 'E_NOT_RANKED' });
    expect(() => populationOf(schedule, '27447', choices)).toThrow('openReference()');
  });
});

describe('ranking within a family', () => {
  const cache = new PopulationCache(schedule, { within: 'family' }, reference);
  const rankOf = (code: string) => rankService(schedule, { code, modifiers: [] }, cache);

  it('ranks among the codes of the same RBCS family', () => {
    const rank = rankOf('27447') as Rank;
    expect(rank.population.scopeName).toBe('RBCS family Arthroplasty - Knee');
    const members = [...reference.classes()].filter(([, { family }]) => family === 'Arthroplasty - Knee');
    const works = members.flatMap(([code]) => schedule.row(code, '')?.work || []);
    expect(rank.population.rows.map(({ value }) => value)).toEqual(works.sort((a, b) => a - b));
  });

  it('keeps families apart that share a section', () => {
    expect((rankOf('27130') as Rank).population.scopeName).toBe('RBCS family Arthroplasty - Hip');
    expect(cache.of('27447')).toBe(cache.of('27446'));
  });

  it('refuses a code that is in no family', () => {
    expect(rankOf('10004')).toMatchObject({ ok: false, code: 'E_NOT_RANKED' });
    expect(rankOf('99999')).toMatchObject({ ok: false, code: 'E_CODE_UNKNOWN' });
  });
});
