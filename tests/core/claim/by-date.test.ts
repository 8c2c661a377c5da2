import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Payment } from '../../../src/core/claim/line/line.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { cents, DATA_DIR, rules } from '../../support/bundle.js';
import { claimOf, type LineText, priced } from '../../support/claims.js';

/** A line of tests/cases/by-date.json: amounts in dollars; a code where the line is refused. */
interface DatedCase {
  readonly name: string;
  readonly source: string;
  readonly release: string;
  readonly line: LineText;
  readonly allowed?: string;
  readonly refused?: string;
  readonly payment?: { readonly [name in keyof Payment]?: string };
}

const path = join(import.meta.dirname, '../../cases/by-date.json');
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: DatedCase[] };

const schedules = new Map<string, FeeSchedule>();
function scheduleOf(release: string): FeeSchedule {
  const schedule = schedules.get(release) ?? openSchedule({ release, dataDir: DATA_DIR, inMemory: true });
  schedules.set(release, schedule);
  return schedule;
}

describe('lines of other years', () => {
  it.each(cases)('$name ($source)', ({ release, line, allowed, refused, payment }) => {
    const [outcome] = claimOf([line], {}, scheduleOf(release));
    if (refused) expect(outcome).toMatchObject({ ok: false, code: refused });
    if (allowed) expect(priced(outcome).allowed).toBe(cents(allowed));
    if (!payment) return;
    const entries = Object.entries(payment).map(([name, text]) => [name, cents(text)]);
    expect(priced(outcome).payment).toMatchObject(Object.fromEntries(entries));
  });
});

describe('the Part B deductible', () => {
  /** CMS's notices of the Part B deductible of each year. */
  it.each([
    ['2020', 198],
    ['2021', 203],
    ['2022', 233],
    ['2023', 226],
    ['2024', 240],
    ['2025', 257],
    ['2026', 283],
  ])('of %s is $%i, on its first day and its last', (year, dollars) => {
    for (const day of [`${year}-01-01`, `${year}-12-31`])
      expect(rules.amount('part-b-deductible', day)?.cents).toBe(dollars * 100);
  });

  it.each(['2019-12-31', '2027-01-01'])('of %s is not known', (day) => {
    expect(rules.amount('part-b-deductible', day)).toBeNull();
  });
});

describe('the percentages', () => {
  it('are not held before 2020', () => {
    expect(() => rules.rate('bilateral', '2019-12-31')).toThrow(
      expect.objectContaining({ code: 'E_RULES_NOT_HELD' }),
    );
  });

  it('after the last date held are those that the law has set so far', () => {
    const share = (day: string) => rules.rate('screening-share', day).percent / 10_000;
    expect([share('2026-12-31'), share('2027-01-01'), share('2030-01-01')]).toEqual([85, 90, 100]);
  });
});

/**
 * The national factor is in no file before 2025: every locality's factor is the national one times fixed shares of
 * its three GPCIs, so the sum of the three least-squares coefficients must be it.
 */
describe('the national anesthesia factor', () => {
  it.each([
    ['RVU20A', 0.002],
    ['RVU21A', 0.001],
    ['RVU22A', 0.001],
    ['RVU23A', 0.001],
    ['RVU24A', 0.001],
    ['RVU24AR', 0.001],
    ['RVU25A', 0.001],
    ['RVU26A', 0.001],
  ])('of %s fits those of its localities within %f dollars', (release, tolerance) => {
    const schedule = scheduleOf(release);
    const rows = schedule.localities().flatMap(({ key, gpci: { work, pe, mp } }) => {
      const factor = schedule.places.anesthesia(key)?.factor;
      return factor == null ? [] : [{ at: [work / 1000, pe / 1000, mp / 1000], factor: factor / 100 }];
    });
    const sum = leastSquares(rows).reduce((total, each) => total + each, 0);
    const { from } = schedule.release.effective;
    const national = rules.anesthesiaFactor(from, false)?.file ?? 0;
    expect(Math.abs(sum - national / 10_000)).toBeLessThan(tolerance);
  });
});

/** Solves the normal equations by elimination. */
function leastSquares(
  rows: readonly { readonly at: readonly number[]; readonly factor: number }[],
): number[] {
  const indices = [0, 1, 2];
  const matrix = indices.map((i) => [
    ...indices.map((j) => rows.reduce((sum, { at }) => sum + (at[i] ?? 0) * (at[j] ?? 0), 0)),
    rows.reduce((sum, { at, factor }) => sum + (at[i] ?? 0) * factor, 0),
  ]);
  for (const i of indices) {
    const pivot = matrix[i] as number[];
    for (const j of indices) {
      if (i === j) continue;
      const row = matrix[j] as number[];
      const share = (row[i] ?? 0) / (pivot[i] ?? 1);
      matrix[j] = row.map((value, at) => value - share * (pivot[at] ?? 0));
    }
  }
  return indices.map((i) => (matrix[i]?.[3] ?? 0) / (matrix[i]?.[i] ?? 1));
}
