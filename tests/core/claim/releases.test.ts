import { describe, expect, it } from 'vitest';
import { defaultChoices } from '../../../src/core/claim/line/choices.js';
import { priceClaim } from '../../../src/core/claim/price-claim.js';
import { releaseInForce } from '../../../src/core/dates/in-force.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { openReleases } from '../../../src/data/bundle/schedule.js';
import { cents, DATA_DIR, schedule } from '../../support/bundle.js';
import { claimOf, type LineText, lineOf, priced } from '../../support/claims.js';

const releases = openReleases({ dataDir: DATA_DIR, inMemory: true });

function onDay(date: string): FeeSchedule {
  const found = releaseInForce(date, releases.held);
  if (!found.ok) throw new Error(found.message);
  return releases.open(found.id);
}

type Dated = LineText & { readonly date: string };

/** Each line by the release in force on its day, in one engine. */
const together = (lines: readonly Dated[], choices = {}) =>
  priceClaim(
    releases,
    lines.map((line) => lineOf(line, onDay(line.date))),
    { ...defaultChoices(), ...choices },
  );

/** The lines of one day as a claim of their own, by an engine that knows only their release. */
const apart = (lines: readonly Dated[]) => claimOf(lines, {}, onDay(lines[0]?.date ?? ''));

const SERVICES: readonly LineText[] = [
  { service: '99213' },
  { service: '45385', setting: 'facility' },
  { service: '45380', setting: 'facility' },
  { service: '70553' },
  { service: '72148' },
  { service: '93306' },
  { service: '00142-AA', minutes: 95 },
  { service: '97110-CQ', units: 2 },
  { service: '93000' },
];
const DAYS = [
  '2020-02-03',
  '2021-08-09',
  '2022-05-02',
  '2023-11-30',
  '2024-03-08',
  '2024-03-09',
  '2025-10-07',
  '2026-07-04',
];

describe('a claim with lines of several releases', () => {
  it('is priced as the lines of each day are by their own release', () => {
    const lines = DAYS.flatMap((date) => SERVICES.map((line) => ({ ...line, date })));
    // Interleaved, so that neighbors are of different releases.
    const mixed = [...lines].sort(
      (a, b) =>
        SERVICES.findIndex(({ service }) => service === a.service) -
        SERVICES.findIndex(({ service }) => service === b.service),
    );
    const outcomes = together(mixed);
    for (const date of DAYS) {
      const own = mixed.flatMap((line, i) => (line.date === date ? [outcomes[i]] : []));
      const expected = apart(mixed.filter((line) => line.date === date));
      const figures = (each: (typeof expected)[number] | undefined) =>
        each?.ok
          ? {
              allowed: each.allowed,
              payment: each.payment,
              steps: each.steps.map(({ sentence }) => sentence),
              release: each.terms.release.id,
            }
          : each?.code;
      expect(own.map(figures)).toEqual(expected.map(figures));
    }
  });

  it('meets the deductible of each year', () => {
    const visits = [
      { service: '27447', setting: 'facility', date: '2025-12-30' },
      { service: '99213', date: '2025-12-31' },
      { service: '27447', setting: 'facility', date: '2026-01-02' },
    ] as const;
    const outcomes = together(visits, { deductibleMet: cents('200.00') });
    expect(outcomes.map((each) => priced(each).payment.deductible)).toEqual([5700, 0, 8300]);
  });

  it('takes rates of lines without a date from the first day of their release', () => {
    const [old, now] = priceClaim(
      releases,
      [lineOf({ service: '99213' }, releases.open('RVU20C')), lineOf({ service: '99213' })],
      defaultChoices(),
    );
    expect(priced(old).payment.sequestration).toBe(0);
    expect(priced(now).payment.sequestration).toBe(152);
  });
});

describe('a line that its release does not price', () => {
  it('is refused if its date is in another year', () => {
    const [outcome] = claimOf([{ service: '99213', date: '2025-12-31' }]);
    expect(outcome).toMatchObject({ ok: false, code: 'E_DATE_NOT_COVERED' });
  });

  it('is an error if its terms are of a release that is not given', () => {
    const line = lineOf({ service: '99213' }, releases.open('RVU24A'));
    expect(() => priceClaim(schedule, [line], defaultChoices())).toThrow(/RVU24A.*RVU26A/);
  });

  it('is refused if it meets a deductible that is not held', () => {
    const rules = { ...schedule.rules, amount: () => null };
    const known: FeeSchedule = Object.create(schedule, {
      rules: { value: Object.assign(Object.create(schedule.rules), rules) },
    });
    const [outcome] = claimOf([{ service: '99213' }], { deductibleMet: 0 }, known);
    expect(outcome).toMatchObject({ ok: false, code: 'E_RULES_NOT_HELD' });
  });
});
