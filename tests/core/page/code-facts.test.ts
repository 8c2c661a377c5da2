import { describe, expect, it } from 'vitest';
import { codeFacts } from '../../../src/core/page/code-facts.js';
import { populationOf } from '../../../src/core/rank/population.js';
import { rankRow } from '../../../src/core/rank/rank.js';
import { openReference } from '../../../src/data/reference/reference.js';
import { DATA_DIR, rowOf, schedule } from '../../support/bundle.js';

const reference = openReference({ dataDir: DATA_DIR, inMemory: true });
const factsOf = (name: string) => codeFacts(schedule, reference, rowOf(name));

describe('codeFacts', () => {
  it('collects minutes, group and specialties, each with its year', () => {
    const facts = factsOf('90853');
    expect(facts.time?.figures.total).toBe(2400);
    expect(facts.time?.source.period).toBe('2025');
    expect(facts.group).toMatchObject({ of: { category: 'E&M' }, source: { period: '2024' } });
    expect(facts.billedBy.specialties[0]?.specialty).toBe('Licensed Clinical Social Worker');
  });

  it.each(['90853', '70553-26', '27447'])('ranks the work per hour of %s as rvu rank does', (name) => {
    const row = rowOf(name);
    const population = populationOf(schedule, row.code, { metric: 'work-per-hour' }, reference);
    const rank = population && rankRow(schedule, row, population);
    const { hourly } = factsOf(name);
    expect(rank).toMatchObject({ value: hourly?.value, percentile: hourly?.percentile });
    expect(hourly?.n).toBe(population?.rows.length);
  });

  it('has no minutes for rows that they are not for, and none of what CMS does not publish', () => {
    expect(factsOf('70553-TC')).toMatchObject({ time: null, hourly: null });
    expect(factsOf('45378-53')).toMatchObject({ time: null, hourly: null });
    expect(factsOf('G0008')).toMatchObject({ time: null, hourly: null });
    expect(factsOf('10004').billedBy.specialties).toEqual([]);
  });
});
