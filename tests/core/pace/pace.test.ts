import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.js';
import { DailyWork } from '../../../src/core/contract/daily-work.js';
import { contractYear, type Period } from '../../../src/core/contract/periods.js';
import { readContract } from '../../../src/core/contract/read.js';
import { dayNumber, isoOf } from '../../../src/core/dates/days.js';
import { paceOf } from '../../../src/core/pace/pace.js';
import { resampled } from '../../../src/core/pace/resample.js';
import { atFte, paceUnder } from '../../../src/core/pace/scenario.js';
import { openReleases } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR } from '../../support/bundle.js';
import { inventedYear, STYLES, workByHand } from '../../support/practice.js';

function contractOf(text: string): Contract {
  const contract = readContract('valley', text);
  if ('credit' in contract) return contract;
  throw new Error(JSON.stringify(contract));
}

const TIERED =
  'from = 2026-01-01\ntarget = 5,200\nbase = 100,000\ntier = 4,000 to 4,500 at 50.00\ntier = 4,500 and more at 60.00';

const yearOf = (contract: Contract, date: string): Period => {
  const year = contractYear(contract, dayNumber(date));
  if (year === null) throw new Error('no year');
  return year;
};

/** 20 work RVUs on each weekday from January 1 through a day. */
function weekdays(through: string): DailyWork {
  const days: [number, number][] = [];
  for (let day = dayNumber('2026-01-01'); day <= dayNumber(through); day++)
    if (new Date(`${isoOf(day)}T00:00:00Z`).getUTCDay() % 6 !== 0) days.push([day, 2_000]);
  return new DailyWork(days);
}

describe('the pace of a steady year', () => {
  const contract = contractOf(TIERED);
  const year = yearOf(contract, '2026-06-30');
  const services = [
    { service: '27447', work: 1_911 },
    { service: '99214', work: 192 },
  ];
  const pace = paceOf(contract, year, weekdays('2026-06-30'), dayNumber('2026-06-30'), services);

  it('ends where every weekday is worked', () => {
    // 2026 has 129 weekdays through June 30, and 132 after it: 261 × 20.00.
    expect(pace).toMatchObject({ work: 258_000, workedDays: 129, daysLeft: 184, byDays: 522_000 });
  });

  it('ends at the mean of its whole weeks', () => {
    // 25 whole weeks back from June 30, each 100.00; 184 / 7 of them are left: 2,628.5714.
    expect(pace).toMatchObject({ weeks: 25, byWeeks: 258_000 + 262_857 });
    expect(pace.range).toEqual({ low: 258_000 + 262_857, high: 258_000 + 262_857 });
  });

  it('says what is missing, and what closes it', () => {
    // 5,200.00 - 2,580.00 = 2,620.00: 137.1 × 19.11, 1,364.6 × 1.92; at 100.00 a week in 183.4 days, on December 31.
    expect(pace.goals[0]).toMatchObject({
      kind: 'target',
      left: 262_000,
      closing: [
        { service: '27447', units: 138 },
        { service: '99214', units: 1_365 },
      ],
    });
    expect(isoOf(pace.goals[0]?.on ?? 0)).toBe('2026-12-31');
    // 1,420.00 at 100.00 a week: 99.4 days after June 30.
    expect([pace.goals[1]?.left, isoOf(pace.goals[1]?.on ?? 0)]).toEqual([142_000, '2026-10-08']);
  });

  it('pays what the projected year earns', () => {
    // 5,208.57: 500 × 50.00 + 708.57 × 60.00 = 67,514.20, with 100,000.00 of base.
    expect(pace.pay.byWeeks).toMatchObject({ work: 520_857, production: 6_751_420, earned: 16_751_420 });
  });

  it('is over on the last day', () => {
    const over = paceOf(contract, year, weekdays('2026-12-31'), year.last, []);
    expect([over.daysLeft, over.byDays, over.byWeeks, over.range]).toEqual([
      0,
      522_000,
      522_000,
      { low: 522_000, high: 522_000 },
    ]);
    expect(over.goals[0]).toMatchObject({ left: 0, on: null, closing: [] });
  });

  it('says nothing of a year without work', () => {
    const none = paceOf(contract, year, new DailyWork([]), dayNumber('2026-01-05'), services);
    expect([none.byDays, none.byWeeks, none.range, none.pay.byWeeks]).toEqual([null, null, null, null]);
  });
});

describe('the range', () => {
  it('is the same each time, lies within the weeks, and needs four of them', () => {
    const weeks = [10_000, 9_000, 12_000, 0, 11_000, 10_500];
    const range = resampled(weeks, 70);
    expect(range).toEqual(resampled(weeks, 70));
    expect(range && range.low < range.high && range.low > 0 && range.high < 120_000).toBe(true);
    expect(resampled(weeks.slice(0, 3), 70)).toBeNull();
  });

  it('has one future in ten below it, as the binomial distribution says', () => {
    // One week of 100.00 and three of 0.00, one week ahead: three of four futures are 0.00.
    expect(resampled([10_000, 0, 0, 0], 7)).toEqual({ low: 0, high: 10_000 });
    // Ten weeks ahead: fewer than 2 of 10 have 24.4%, fewer than 1 has 5.6%; more than 4 has 7.8%, more than 3 has 22.4%.
    expect(resampled([10_000, 0, 0, 0], 70)).toEqual({ low: 10_000, high: 40_000 });
  });
});

describe('what if', () => {
  const releases = openReleases({ dataDir: DATA_DIR, inMemory: true });
  const contract = contractOf(
    'from = 2026-01-01\nfte = 1.0\nbase = 100,000\ntarget = 5,000\nthreshold = 4,000 at 50.00',
  );
  const day = dayNumber('2026-06-30');

  it.each(Object.keys(STYLES) as (keyof typeof STYLES)[])(
    'the release were RVU25D: exactly the cut of 2026, of an invented %s',
    (style) => {
      const entries = inventedYear(style, 2026);
      const half = entries.filter(({ date }) => date <= '2026-06-30');
      const sum = (of: 2025 | 2026): bigint =>
        half.reduce((all, each) => all + (workByHand(each, of) ?? 0n), 0n);
      for (const [release, of] of [
        ['RVU25D', 2025],
        ['RVU26A', 2026],
      ] as const) {
        const pace = paceUnder(entries, { contract: { ...contract, release }, fte: [1, 1] }, releases, day);
        expect(BigInt(pace?.work ?? -1)).toBe(sum(of));
      }
    },
  );

  it('the FTE were 0.8: work, base, target and tiers in proportion', () => {
    const entries = inventedYear('office', 2026);
    const [whole, part] = [
      paceUnder(entries, { contract, fte: [1, 1] }, releases, day),
      paceUnder(entries, { contract: atFte(contract, 80), fte: [100, 80] }, releases, day),
    ];
    expect(part?.work).toBe(Math.floor(((whole?.work ?? 0) * 80 + 50) / 100));
    expect(part?.goals.map(({ from }) => from)).toEqual([400_000, 320_000]);
    expect(part?.pay.byWeeks?.base).toBe(8_000_000);
  });

  it('does not depend on the order of the entries', () => {
    const entries = inventedYear('surgeon', 2026);
    const scenario = { contract, fte: [1, 1] } as const;
    expect(paceUnder([...entries].reverse(), scenario, releases, day)).toEqual(
      paceUnder(entries, scenario, releases, day),
    );
  });
});
