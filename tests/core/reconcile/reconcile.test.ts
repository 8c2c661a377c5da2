import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.js';
import { readContract } from '../../../src/core/contract/read.js';
import { type CreditedEntry, EntryCredit, workOf } from '../../../src/core/journal/credit.js';
import { entryService, type JournalEntry, type LiveEntry } from '../../../src/core/journal/entry.js';
import { workCauses } from '../../../src/core/reconcile/causes.js';
import { rateOf, workInCents } from '../../../src/core/reconcile/dollars.js';
import type { ReportedLine } from '../../../src/core/reconcile/lines.js';
import { productionDifferences } from '../../../src/core/reconcile/production.js';
import { reconcile, tallyCauses } from '../../../src/core/reconcile/reconcile.js';
import { openReleases } from '../../../src/data/bundle/schedule.js';
import { entries, entryOf } from '../../support/journal.js';

const releases = openReleases();

const live = (list: readonly JournalEntry[]): LiveEntry[] =>
  list.map((entry, i) => ({ ...entry, id: `2026-${String(i + 1).padStart(6, '0')}` }));

const credited = (list: readonly JournalEntry[], contracts: readonly Contract[] = []): CreditedEntry[] =>
  new EntryCredit(releases, contracts).all(live(list));

/** A log as its employer would report it, without a difference. */
const exported = (log: readonly CreditedEntry[]): ReportedLine[] =>
  log.map((each, i) => ({
    line: i + 2,
    date: each.entry.date,
    code: each.entry.code,
    modifiers: each.entry.modifiers,
    units: each.entry.units,
    work: each.outcome.ok ? workOf(each) : null,
    isReversal: false,
  }));

const WHOLE = { from: '2025-01-01', through: '2026-12-31' };

const logs = fc.array(entries, { maxLength: 25 }).map((list) => credited(list));

/** A line of either side, without what tells equal ones apart. */
const named = (line: Pick<ReportedLine, 'date' | 'code' | 'modifiers' | 'units'>): string =>
  `${line.date} ${entryService(line)} ${line.units}`;

/** The lines that differ, on both sides, in order. */
const listed = ({ differences }: ReturnType<typeof reconcile>) => ({
  here: differences.flatMap(({ here }) => here.map(({ entry }) => named(entry))).sort(),
  there: differences.flatMap(({ there }) => there.map(named)).sort(),
});

/** What is in one list and not in the other, however often. */
function less(list: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return list
    .filter((each) => {
      const at = left.indexOf(each);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .sort();
}

describe('a reconciliation', () => {
  it('of a log with its own export finds nothing, in any order of lines and modifiers', () => {
    fc.assert(
      fc.property(logs, fc.infiniteStream(fc.nat()), (log, keys) => {
        const shuffled = exported(log)
          .map((line) => ({ line, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => ({ ...line, modifiers: [...line.modifiers].reverse() }));
        const result = reconcile(log, shuffled);
        expect(result.differences).toEqual([]);
        expect([result.same, result.difference]).toEqual([log.length, 0]);
      }),
    );
  });

  it('lists exactly the lines that were removed', () => {
    fc.assert(
      fc.property(logs, fc.func(fc.boolean()), (log, isKept) => {
        const report = exported(log);
        const kept = report.filter(({ line }) => isKept(line));
        const gone = report.filter((each) => !kept.includes(each));
        const result = reconcile(log, kept, WHOLE);
        expect(result.differences.map(({ kind }) => kind)).toEqual(gone.map(() => 'missing-there'));
        expect(listed(result)).toEqual({ here: gone.map(named).sort(), there: [] });
        expect(result.difference).toBe(gone.reduce((sum, { work }) => sum + (work ?? 0), 0));
      }),
    );
  });

  it('lists exactly the lines that were added', () => {
    fc.assert(
      fc.property(logs, logs, (log, more) => {
        const report = exported([...log, ...more]);
        const result = reconcile(log, report, WHOLE);
        expect(listed(result)).toEqual({ here: [], there: exported(more).map(named).sort() });
      }),
    );
  });

  it('lists exactly the lines whose units were changed', () => {
    fc.assert(
      fc.property(logs, fc.func(fc.constantFrom(0, 0, 1, 5)), (log, addTo) => {
        const report = exported(log);
        const changed = report.map((each) => ({ ...each, units: each.units + addTo(each.line) }));
        const result = reconcile(log, changed, WHOLE);
        const [before, after] = [report.map(named), changed.map(named)];
        // A change that makes one line what another was is none.
        expect(listed(result)).toEqual({ here: less(before, after), there: less(after, before) });
      }),
    );
  });

  it('says the same whatever the order of the lines, and accounts for every work RVU', () => {
    fc.assert(
      fc.property(logs, logs, fc.infiniteStream(fc.nat()), (log, other, keys) => {
        const report = exported(other);
        const shuffled = report
          .map((line) => ({ line, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        const result = reconcile(log, report, WHOLE);
        expect(reconcile([...log].reverse(), shuffled, WHOLE)).toEqual(result);
        const total = result.differences.reduce((sum, { difference }) => sum + (difference ?? 0), 0);
        const isStated = result.differences.every(({ difference }) => difference !== null);
        expect(result.difference).toBe(isStated ? total : null);
        const counts = result.differences.map(({ here, there }) => [here.length, there.length] as const);
        expect(result.same + counts.reduce((sum, [here]) => sum + here, 0)).toBe(log.length);
        expect(result.same + counts.reduce((sum, [, there]) => sum + there, 0)).toBe(report.length);
      }),
    );
  });
});

/** "2026-01-15 97110-GP x2 = 0.90": a line of a report. */
function lineOf(text: string, i: number): ReportedLine {
  const [, date = '', service = '', units = '1', work] =
    /^(\S+) (\S+)(?: x(-?\d+))?(?: = (-?[\d.]+))?$/.exec(text) ?? [];
  const [code = '', ...modifiers] = service.split('-');
  const hundredths = work === undefined ? null : Math.round(Number(work) * 100);
  const isReversal = units.startsWith('-') || (work ?? '').startsWith('-');
  return {
    line: i + 2,
    date,
    code,
    modifiers,
    units: Math.abs(Number(units)),
    work: hundredths === null ? null : Math.abs(hundredths),
    isReversal,
  };
}

/** "2026-01-15 97110-GP x2": an entry, credited as the releases say. */
function logOf(texts: readonly string[]): CreditedEntry[] {
  return credited(
    texts.map((text) => {
      const [date = '', service = '', units = 'x1'] = text.split(' ');
      return entryOf(service, { date, units: Number(units.slice(1)) });
    }),
  );
}

const CASES: readonly {
  readonly name: string;
  readonly log: readonly string[];
  readonly report: readonly string[];
  readonly kinds: readonly string[];
}[] = [
  {
    name: 'different work RVUs',
    log: ['2026-01-15 99213'],
    report: ['2026-01-15 99213 = 1.20'],
    kinds: ['work 1.30 1.20'],
  },
  {
    name: 'other units',
    log: ['2026-01-15 97110 x3'],
    report: ['2026-01-15 97110 x2 = 0.90'],
    kinds: ['units 1.35 0.90'],
  },
  {
    name: 'other modifiers',
    log: ['2026-01-15 99213-25'],
    report: ['2026-01-15 99213 = 1.30'],
    kinds: ['modifiers 1.30 1.30'],
  },
  {
    name: 'both',
    log: ['2026-01-15 97110-GP x3'],
    report: ['2026-01-15 97110 x2 = 0.90'],
    kinds: ['units-and-modifiers 1.35 0.90'],
  },
  {
    name: 'another level of a visit',
    log: ['2026-01-15 99214-25', '2026-01-15 99213'],
    report: ['2026-01-15 99213-25 = 1.30', '2026-01-15 99213 = 1.30'],
    kinds: ['code 1.92 1.30'],
  },
  {
    name: 'another level, where the log has the lower one too',
    log: ['2026-01-15 99214', '2026-01-15 99213'],
    report: ['2026-01-15 99213 = 1.30', '2026-01-15 99213 = 1.30'],
    kinds: ['code 1.92 1.30'],
  },
  {
    name: 'no other level for one of two visits',
    log: ['2026-01-15 99214', '2026-01-15 99215'],
    report: ['2026-01-15 99213 = 1.30'],
    kinds: ['missing-there 1.92 0.00', 'missing-there 2.80 0.00', 'missing-here 0.00 1.30'],
  },
  {
    name: 'no other level with other units, nor a code of another kind',
    log: ['2026-01-15 97110 x2', '2026-01-15 99205'],
    report: ['2026-01-15 97112 = 0.50', '2026-01-15 99215 = 2.80'],
    kinds: [
      'missing-there 0.90 0.00',
      'missing-there 3.50 0.00',
      'missing-here 0.00 0.50',
      'missing-here 0.00 2.80',
    ],
  },
  {
    name: 'the same service on another date rather than another level',
    log: ['2026-01-15 99214'],
    report: ['2026-01-15 99213 = 1.30', '2026-01-17 99214 = 1.92'],
    kinds: ['date 1.92 1.92', 'missing-here 0.00 1.30'],
  },
  {
    name: 'the same within a week',
    log: ['2026-01-15 27447'],
    report: ['2026-01-22 27447 = 19.11'],
    kinds: ['date 19.11 19.11'],
  },
  {
    name: 'not the same after a week',
    log: ['2026-01-15 27447'],
    report: ['2026-01-23 27447 = 19.11'],
    kinds: ['missing-there 19.11 0.00', 'missing-here 0.00 19.11'],
  },
  {
    name: 'day and month the other way round',
    log: ['2026-03-04 27447'],
    report: ['2026-04-03 27447 = 19.11'],
    kinds: ['date 19.11 19.11'],
  },
  {
    name: 'the same units on three lines',
    log: ['2026-01-15 97110 x3'],
    report: [1, 2, 3].map(() => '2026-01-15 97110 = 0.45'),
    kinds: ['split 1.35 1.35'],
  },
  {
    name: 'two sides written otherwise',
    log: ['2026-01-15 20610-LT', '2026-01-15 20610-RT'],
    report: ['2026-01-15 20610-50 = 1.16'],
    kinds: ['split 1.54 1.16'],
  },
  {
    name: 'one side twice is not two sides',
    log: ['2026-01-15 20610-LT', '2026-01-15 20610-LT'],
    report: ['2026-01-15 20610-50 = 1.16'],
    kinds: ['missing-there 0.77 0.00', 'modifiers 0.77 1.16'],
  },
  {
    name: 'more often there',
    log: ['2026-01-15 99213'],
    report: ['2026-01-15 99213 = 1.30', '2026-01-15 99213 = 1.30'],
    kinds: ['duplicate-there 0.00 1.30'],
  },
  {
    name: 'a line that another one takes back',
    log: ['2026-01-15 99213'],
    report: ['2026-01-15 99213 = 1.30', '2026-01-15 99214 = 1.92', '2026-01-15 99214 x-1 = -1.92'],
    kinds: [],
  },
  {
    name: 'a line that takes back none',
    log: ['2026-01-15 99213'],
    report: ['2026-01-15 99213 = 1.30', '2026-01-15 99214 x-1 = -1.92'],
    kinds: ['reversal 0.00 -1.92'],
  },
  {
    name: 'two ways to match, by units or by modifiers',
    log: ['2026-01-15 97110-GP x1', '2026-01-15 97110 x2'],
    report: ['2026-01-15 97110 x1 = 0.45', '2026-01-15 97110-GP x2 = 0.90'],
    kinds: ['ambiguous 1.35 1.35'],
  },
  {
    name: 'two dates that one line could be moved to',
    log: ['2026-01-15 27447', '2026-01-17 27447'],
    report: ['2026-01-16 27447 = 19.11'],
    kinds: [
      'missing-there 19.11 0.00 2026-01-16',
      'missing-there 19.11 0.00 2026-01-16',
      'missing-here 0.00 19.11 2026-01-15 2026-01-17',
    ],
  },
  {
    name: 'a report without work RVUs',
    log: ['2026-01-15 99213', '2026-01-15 99214'],
    report: ['2026-01-15 99213'],
    kinds: ['missing-there 1.92 0.00'],
  },
];

describe('a difference', () => {
  it.each(CASES)('is found: $name', ({ log, report, kinds }) => {
    const { differences } = reconcile(logOf(log), report.map(lineOf), WHOLE);
    const said = differences.map(({ kind, workHere, workThere, nearby }) =>
      [kind, ...[workHere, workThere ?? 0].map((work) => (work / 100).toFixed(2)), ...nearby].join(' '),
    );
    expect(said).toEqual(kinds);
  });

  it('is only looked for within the period, by default that of the report', () => {
    const log = logOf(['2026-01-01 99213', '2026-01-15 99213', '2026-02-01 99213']);
    const result = reconcile(log, ['2026-01-10 99213 = 1.30', '2026-01-20 99213 = 1.30'].map(lineOf));
    expect(result).toMatchObject({
      period: { from: '2026-01-10', through: '2026-01-20' },
      here: { lines: 1, outside: 2, work: 130 },
      there: { lines: 2, outside: 0, work: 260 },
      difference: -130,
    });
    expect(reconcile(log, [])).toMatchObject({ period: null, differences: [], here: { outside: 3 } });
  });

  it('says how often either side has the service', () => {
    const log = logOf(['2026-01-15 99213', '2026-01-15 99213', '2026-01-15 99213']);
    const { differences } = reconcile(log, ['2026-01-15 99213 = 1.30'].map(lineOf));
    expect(differences.map(({ alike }) => alike)).toEqual([
      { here: 3, there: 1 },
      { here: 3, there: 1 },
    ]);
  });
});

/** What would give each of some work RVUs for the entries of a log, in order. */
function causesOf(log: readonly JournalEntry[], works: readonly number[], contract?: string): string[][] {
  const contracts = contract === undefined ? [] : [readContract('valley', contract) as Contract];
  const all = credited(log, contracts);
  const others = works.map((work, i) => ({ credited: all[i] as CreditedEntry, work }));
  const found = workCauses(others, live(log), releases, contracts);
  return others.map((each) =>
    (found.get(each) ?? []).map(({ release, setting, isOneUnit }) =>
      [release, setting, isOneUnit ? 'one unit' : null].filter((part) => part !== null).join(' '),
    ),
  );
}

describe('the cause of different work RVUs', () => {
  it('is a release', () => {
    // 27447 had 19.60 work RVUs from 2021 to 2025, and 20.72 in 2020.
    const [of2025, of2020, none] = causesOf(
      ['2026-01-15', '2026-01-16', '2026-01-17'].map((date) => entryOf('27447', { date })),
      [1960, 2072, 1234],
    );
    expect(of2025?.slice(0, 1)).toEqual(['RVU21A']);
    expect(of2025).toContain('RVU25D');
    expect(of2020).toEqual(['RVU20A', 'RVU20B', 'RVU20C', 'RVU20D']);
    expect(none).toEqual([]);
  });

  it('is a line of the credit policy', () => {
    const log = ['27447-62', '99396', '20610-50'].map((service) => entryOf(service));
    expect(causesOf(log, [1911, 0, 77])).toEqual([
      ['credit 62 = 100%'],
      ['credit unpaid = 0%'],
      ['credit 50 = 100%'],
    ]);
  });

  it('is a line that changes the policy of the contract', () => {
    const contract = 'from = 2026-01-01\ncredit 62 = 100%';
    // 19.11 × 62.5% = 11.94375
    expect(causesOf([entryOf('27447-62')], [1194], contract)).toEqual([['credit 62 = 62.5%']]);
  });

  it('is the work of one unit', () => {
    expect(causesOf([entryOf('97110', { units: 3 })], [45])).toEqual([['one unit']]);
  });

  it('is a release together with a line of the policy, or full credit, where one thing is not enough', () => {
    // 19.60 in full; two units of 19.11 in full, although they are two sides and the co-surgeon’s
    const [both, full] = causesOf([entryOf('27447-62'), entryOf('27447-62', { units: 2 })], [1960, 3822]);
    expect(both).toContain('RVU25D credit 62 = 100%');
    expect(full).toEqual(['full credit for every unit']);
  });

  it('is looked for among the surgeries of a case together', () => {
    const log = ['27447', '29881'].map((service) => entryOf(service, { case: '7' }));
    // 29881 has 6.85 work RVUs; the second surgery at half is 3.425
    const [, second] = causesOf(log, [1911, 343]);
    expect(second).toContain('credit later-surgeries = 50%');
  });

  it('is counted over all lines, the most frequent first', () => {
    const [x, y] = ['RVU25D', 'RVU24A'].map((release) => ({ release, setting: null, isOneUnit: false }));
    if (!x || !y) throw new Error('two causes');
    expect(tallyCauses([[x], [x, y], [x]])).toEqual([
      { cause: x, lines: 3 },
      { cause: y, lines: 1 },
    ]);
  });
});

describe('dollars', () => {
  it('are those of the tiers, from the lowest to the highest rate', () => {
    const contract = readContract(
      'valley',
      'from = 2026-01-01\ntier = 4800 to 5800 at 48.00\ntier = 5800 and more at 52.50',
    ) as Contract;
    expect(rateOf([contract, contract])).toEqual({ low: 4800, high: 5250 });
    expect(rateOf([])).toBeNull();
  });

  it('are rounded once, half away from zero', () => {
    // 0.33 × 52.50 = 17.325
    expect([workInCents(33, 5250), workInCents(-33, 5250), workInCents(0, 5250)]).toEqual([1733, -1733, 0]);
  });
});

describe('what a difference is worth by the tiers of a contract', () => {
  const contract = readContract(
    'valley',
    'from = 2025-07-01\ntier = 20 to 30 at 40\ntier = 30 and more at 50',
  ) as Contract;
  const worth = (report: readonly string[], period = { from: '2026-01-01', through: '2026-01-31' }) => {
    const log = credited(
      ['2025-06-30', '2025-08-01', '2026-01-15', '2026-02-01'].map((date) => entryOf('27447', { date })),
      [contract],
    );
    return productionDifferences(log, report.map(lineOf), period, [contract]).map(
      ({ from, through, here, there }) => [from, through, here, there],
    );
  };

  it('is what they pay for the year so far, with the report in place of the log', () => {
    // 19.60 in 2025, 19.11 in January and 19.11 in February: 57.82, and 10 × 40 + 27.82 × 50 = 1,791.00.
    // With 9.00 in January: 47.71, and 10 × 40 + 17.71 × 50 = 1,285.50
    expect(worth(['2026-01-15 27447 = 10.00', '2026-01-16 99213 = -1.00'])).toEqual([
      ['2025-07-01', '2026-02-01', 179100, 128550],
    ]);
  });

  it('is nothing below the first tier', () => {
    const [years] = [worth([], { from: '2025-08-01', through: '2026-02-01' })];
    expect(years).toEqual([['2025-07-01', '2026-02-01', 179100, 0]]);
    expect(worth(['2026-01-15 27447 = 0.39'], { from: '2025-08-01', through: '2026-02-01' })).toEqual([
      ['2025-07-01', '2026-02-01', 179100, 0],
    ]);
  });

  it('is not known where the report states no work RVUs, nor outside the contract', () => {
    expect(worth(['2026-01-15 27447'])).toEqual([]);
    expect(worth([], { from: '2025-01-01', through: '2025-06-30' })).toEqual([]);
  });
});
