import { describe, expect, it } from 'vitest';
import { ratioToMedian } from '../../src/core/rank/distribution.js';
import { type Population, populationOf } from '../../src/core/rank/population.js';
import { type Rank, rankRow } from '../../src/core/rank/rank.js';
import type { FeeRow } from '../../src/core/release/fee-row.js';
import { bundledCells, rowOf, schedule } from '../support/bundle.js';

function rank(row: FeeRow, population: Population | null): Rank {
  const outcome = population && rankRow(schedule, row, population);
  if (!outcome?.ok) throw new Error(outcome?.message ?? 'no population');
  return outcome;
}

describe('the published ranking of 90853', () => {
  it('is 42.89 of 956 rows of Medicine: 1.2x below the median 0.78, highest 23.92', () => {
    const result = rank(rowOf('90853'), populationOf(schedule, '90853'));
    expect(result.section.name).toBe('Medicine');
    expect(result.population.rows).toHaveLength(956);
    expect(result.percentile).toBe(4_289);
    expect(result.medianTwice).toBe(2 * 78);
    expect(result.max).toMatchObject({ value: 2_392, row: { code: '90951', modifier: '' } });
    expect(ratioToMedian(result)).toEqual({ side: 'below', tenths: 12 });
  });

  it('is 45.14 of 700 codes, median 0.75, when modifier rows are left out', () => {
    const result = rank(rowOf('90853'), populationOf(schedule, '90853', { population: 'codes' }));
    expect(result.population.rows).toHaveLength(700);
    expect(result.percentile).toBe(4_514);
    expect(result.medianTwice).toBe(2 * 75);
  });
});

/** The sections by their published ranges (payment-rules §7), the special ones before those that surround them. */
function naiveSection(code: string): string {
  if (/^\d{5}$/.test(code)) {
    const ranges: readonly (readonly [string, string, string])[] = [
      ['99202', '99499', 'E/M'],
      ['00100', '01999', 'Anesthesia'],
      ['99100', '99140', 'Anesthesia'],
      ['10004', '69990', 'Surgery'],
      ['70010', '79999', 'Radiology'],
      ['80047', '89398', 'Laboratory'],
      ['90281', '99199', 'Medicine'],
      ['99500', '99607', 'Medicine'],
    ];
    const found = ranges.find(
      ([first, last]) => Number(code) >= Number(first) && Number(code) <= Number(last),
    );
    return found?.[2] ?? '?';
  }
  return /^\d{4}[FT]$/.test(code) ? `Category ${code[4]}` : `HCPCS ${code[0]}`;
}

interface NaiveRow {
  readonly name: string;
  readonly section: string;
  readonly bare: boolean;
  readonly work: number;
}

/** Work in hundredths: the text without its decimal point, since every figure has two decimals. */
const ranked: NaiveRow[] = bundledCells('rvu26a.csv')
  .map(({ hcpcs = '', mod = '', work_rvu = '' }) => ({
    name: mod ? `${hcpcs}-${mod}` : hcpcs,
    section: naiveSection(hcpcs),
    bare: mod === '',
    work: Number(work_rvu.replace('.', '')),
  }))
  .filter((row) => row.work > 0);

/** 100 × the share at or below, rounded half up to two decimals, by counting one by one. */
function naivePercentile(works: readonly number[], own: number): number {
  let atOrBelow = 0;
  for (const work of works) if (work <= own) atOrBelow++;
  const [share, of] = [BigInt(atOrBelow) * 10_000n, BigInt(works.length)];
  return Number((2n * share + of) / (2n * of));
}

function naiveMedianTwice(works: readonly number[]): number {
  const sorted = [...works].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? (sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)
    : 2 * (sorted[Math.floor(middle)] ?? 0);
}

describe.each(['rows', 'codes'] as const)('every ranking by work RVU among %s', (population) => {
  const counted = ranked.filter((row) => population === 'rows' || row.bare);
  const sections = [...new Set(counted.map((row) => row.section))];

  it('covers sections that all have different names', () => {
    expect(sections).not.toContain('?');
    expect(sections.length).toBeGreaterThan(6);
  });

  it.each(sections)('%s: percentile, median and maximum as counted one by one', (section) => {
    const members = counted.filter((row) => row.section === section);
    const works = members.map((row) => row.work);
    const pool = populationOf(schedule, members[0]?.name.slice(0, 5) ?? '', { population });
    const medianTwice = naiveMedianTwice(works);
    const max = works.reduce((a, b) => Math.max(a, b));
    const wrong = members.flatMap(({ name, work }) => {
      const result = rank(rowOf(name), pool);
      const found = [result.percentile, result.medianTwice, result.max.value, result.population.rows.length];
      const expected = [naivePercentile(works, work), medianTwice, max, works.length];
      return found.join() === expected.join() ? [] : [`${name}: ${found} not ${expected}`];
    });
    expect(wrong).toEqual([]);
  });
});
