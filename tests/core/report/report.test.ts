import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.js';
import { readContract } from '../../../src/core/contract/read.js';
import { dayNumber, isoOf } from '../../../src/core/dates/days.js';
import { EntryColumns } from '../../../src/core/journal/columns.js';
import { EntryCredit } from '../../../src/core/journal/credit.js';
import { creditColumns } from '../../../src/core/journal/credit-columns.js';
import type { JournalEntry } from '../../../src/core/journal/entry.js';
import { REPORT_BY, type ReportBy, timeGroups } from '../../../src/core/report/groups.js';
import { sharedOut } from '../../../src/core/report/production.js';
import { type Report, reportOf } from '../../../src/core/report/report.js';
import { openReleases } from '../../../src/data/bundle/schedule.js';
import { openReference } from '../../../src/data/reference/reference.js';
import { DATA_DIR } from '../../support/bundle.js';
import { entryOf } from '../../support/journal.js';
import { inventedYear, numbersFrom, STYLES, workByHand } from '../../support/practice.js';

const releases = openReleases({ dataDir: DATA_DIR, inMemory: true });
const reference = openReference({ dataDir: DATA_DIR });

function contractOf(text: string): Contract {
  const contract = readContract('valley', text);
  if ('credit' in contract) return contract;
  throw new Error(JSON.stringify(contract));
}

const YEAR = { first: dayNumber('2026-01-01'), last: dayNumber('2026-12-31') };

function reported(
  entries: readonly JournalEntry[],
  by: ReportBy = 'month',
  contract: Contract | null = null,
  span = YEAR,
): Report {
  const credit = new EntryCredit(releases, contract ? [contract] : []);
  const credited = creditColumns(EntryColumns.of(entries), credit);
  return reportOf(credited, { span, by, only: null, contract, top: 10, reference });
}

const KEYS: Partial<Record<ReportBy, (entry: JournalEntry) => string>> = {
  day: ({ date }) => date,
  month: ({ date }) => date.slice(0, 7),
  quarter: ({ date }) => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
  year: ({ date }) => date.slice(0, 4),
  week: ({ date }) => {
    const day = new Date(`${date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    return day.toISOString().slice(0, 10);
  },
  code: ({ code }) => code,
  site: ({ site }) => site,
};

/** The same totals without the program: lines, units, work and lines that are not credited, by key. */
function byHand(entries: readonly JournalEntry[], key: (entry: JournalEntry) => string, of: 2025 | 2026) {
  const sums = new Map<string, { lines: number; units: number; work: bigint; uncredited: number }>();
  for (const entry of entries) {
    const sum = sums.get(key(entry)) ?? { lines: 0, units: 0, work: 0n, uncredited: 0 };
    const work = workByHand(entry, of);
    sums.set(key(entry), {
      lines: sum.lines + 1,
      units: sum.units + entry.units,
      work: sum.work + (work ?? 0n),
      uncredited: sum.uncredited + (work === null ? 1 : 0),
    });
  }
  return sums;
}

describe.each(Object.keys(STYLES) as (keyof typeof STYLES)[])('a year of an invented %s', (style) => {
  const entries = inventedYear(style, 2026);
  const earlier = inventedYear(style, 2025);

  it('has 4,000 to 9,000 lines', () => {
    expect(entries.length).toBeGreaterThanOrEqual(4_000);
    expect(entries.length).toBeLessThanOrEqual(9_000);
  });

  it.each(Object.entries(KEYS) as [ReportBy, (entry: JournalEntry) => string][])(
    'comes to the same by %s as without the program, this year and the year before',
    (by, key) => {
      const { groups, totals, before } = reported([...earlier, ...entries], by);
      const expected = byHand(entries, key, 2026);
      const found = groups
        .filter(({ lines }) => lines > 0)
        .map((each) => [
          // A week that the year cuts is named by its Monday all the same.
          each.key,
          { lines: each.lines, units: each.units, work: BigInt(each.work), uncredited: each.uncredited },
        ]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
      const all = byHand(entries, () => '', 2026).get('');
      expect([totals.lines, totals.units, BigInt(totals.work)]).toEqual([all?.lines, all?.units, all?.work]);
      const last = byHand(earlier, () => '', 2025).get('');
      expect([before.lines, BigInt(before.work)]).toEqual([last?.lines, last?.work]);
    },
  );

  it('shows the cut of 2026 exactly where a contract froze RVU25D', () => {
    const frozen = reported(entries, 'month', contractOf('from = 2026-01-01\nrelease = RVU25D'));
    const current = reported(entries, 'month', contractOf('from = 2026-01-01'));
    const cut = entries.reduce(
      (sum, each) => sum + (workByHand(each, 2025) ?? 0n) - (workByHand(each, 2026) ?? 0n),
      0n,
    );
    expect(BigInt(frozen.totals.work - current.totals.work)).toBe(cut);
    expect(cut > 0n).toBe(style !== 'hospital');
  });

  it('does not depend on the order of the lines', () => {
    const next = numbersFrom(7);
    const shuffled = entries.map((entry) => [next(1_000_000), entry] as const).sort(([a], [b]) => a - b);
    const contract = contractOf('from = 2026-01-01\nthreshold = 4,000 at 50.00');
    for (const by of ['month', 'code'] as const)
      expect(
        reported(
          shuffled.map(([, entry]) => entry),
          by,
          contract,
        ),
      ).toEqual(reported(entries, by, contract));
  });

  it('pays every group its part, and all of them together what the contract pays', () => {
    const contract = contractOf(
      'from = 2026-01-01\ntier = 300 to 500 at 41.17\ntier = 500 and more at 47.03\ntiers-by = month',
    );
    const months = byHand(entries, ({ date }) => date.slice(0, 7), 2026);
    let expected = 0n;
    for (const { work } of months.values()) {
      const low = work > 50_000n ? 20_000n : work > 30_000n ? work - 30_000n : 0n;
      const high = work > 50_000n ? work - 50_000n : 0n;
      expected += (low * 4_117n + high * 4_703n + 50n) / 100n;
    }
    for (const by of REPORT_BY) {
      const { groups, production, pay } = reported(entries, by, contract);
      expect([BigInt(production ?? -1), BigInt(pay?.production ?? -1)]).toEqual([expected, expected]);
      expect(BigInt(groups.reduce((sum, each) => sum + (each.production ?? 0), 0))).toBe(expected);
    }
  });
});

describe('a report', () => {
  it('adds nothing for what was added and taken back, and one line for one line', () => {
    const entries = inventedYear('surgeon', 2026).slice(0, 200);
    const one = entryOf('27447', { date: '2026-02-02' });
    expect(reported([...entries, one]).totals.work - reported(entries).totals.work).toBe(1911);
  });

  it('divides by CMS’s minutes only what is credited in full', () => {
    // 27447: 374 minutes, 19.11 × 60 / 374 = 3.0658; a co-surgeon's part is left out.
    const { timed, codes } = reported([entryOf('27447'), entryOf('27447-62')]);
    expect(timed).toEqual({ work: 1911, minutes: 37_400 });
    expect(codes).toMatchObject([{ code: '27447', work: 1911 + 1194, hourly: 307 }]);
  });

  it('compares a target with the days that have passed', () => {
    const contract = contractOf('from = 2026-01-01\ntarget = 365');
    const span = { first: YEAR.first, last: dayNumber('2026-04-10') };
    // January 1 to April 10: 100 of 365 days.
    expect(reported([entryOf('27447')], 'month', contract, span).target).toEqual({
      target: 36_500,
      due: 10_000,
      work: 1911,
    });
  });

  it('names what counts by another release, and the work that Medicare does not pay', () => {
    const contract = contractOf('from = 2026-01-01\nrelease = RVU25D');
    const report = reported(
      [entryOf('37254'), entryOf('99396'), entryOf('99396', { units: 2 })],
      'month',
      contract,
    );
    expect([report.fallbacks, report.unpaid]).toEqual([['37254'], 570]);
  });

  it('divides years as contracts do', () => {
    const span = { first: dayNumber('2025-05-01'), last: dayNumber('2026-08-31') };
    const shown = timeGroups('year', span, '07-01').map((each) => [
      each.key,
      isoOf(each.span.first),
      isoOf(each.span.last),
    ]);
    expect(shown).toEqual([
      ['2024-07-01', '2025-05-01', '2025-06-30'],
      ['2025-07-01', '2025-07-01', '2026-06-30'],
      ['2026-07-01', '2026-07-01', '2026-08-31'],
    ]);
  });

  it('shares every cent out', () => {
    expect(sharedOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(sharedOut(5, [0, 3, 1])).toEqual([0, 4, 1]);
    expect(sharedOut(0, [0, 0])).toEqual([0, 0]);
  });
});
