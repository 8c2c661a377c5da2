import { describe, expect, it } from 'vitest';
import { unknownFloors } from '../../../src/core/history/release-diff.js';
import { priceRow } from '../../../src/core/price/price.js';
import { termsFor } from '../../../src/core/price/terms.js';
import { LAST_YEAR_HELD } from '../../../src/core/release/rules.js';
import { localityOf, rowOf, rules, schedule } from '../../support/bundle.js';
import { claimOf, priced } from '../../support/claims.js';
import { laterSchedule } from '../../support/later.js';

const ALABAMA = localityOf('1011200');
const SAN_FRANCISCO = localityOf('0111205');

const DAY = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

describe('the work GPCI floor', () => {
  it('rests on a law on every day from 2020 to 2026, one after the other, and on none before or after', () => {
    for (let day = '2020-01-01'; day <= '2026-12-31'; day = dayAfter(day)) {
      const floor = rules.workFloor(day);
      expect(floor?.source, day).toBeTruthy();
      expect((floor?.from ?? '') <= day && day <= (floor?.through ?? ''), day).toBe(true);
    }
    expect(rules.workFloor('2019-12-31')).toBeNull();
    expect(rules.workFloor('2027-01-01')).toBeNull();
  });

  it.each([
    ['2023-12-31', /116-260/],
    ['2024-01-19', /118-22/],
    ['2026-01-30', /119-37/],
    ['2026-01-31', /H\.R\. 7148/],
  ])('of %s is that of the footnote of its GPCI file', (day, law) => {
    expect(rules.workFloor(day)?.source).toMatch(law);
  });
});

describe('a release of a year after the rules held', () => {
  const codes = (from: typeof schedule, locality: typeof ALABAMA, noFloor = false): string[] => {
    const terms = termsFor(from.release, 'nonfacility', locality, { noFloor });
    const price = priceRow(rowOf('99213'), terms, 1, rules);
    return price.ok ? price.notices.map(({ code }) => code) : [price.code];
  };

  it('is the one after the last day held', () => {
    expect(rules.held.through).toBe(`${LAST_YEAR_HELD}-12-31`);
  });

  it('says so of every price, and of the floor where it matters', () => {
    expect(codes(laterSchedule, ALABAMA)).toEqual(['N_FLOOR_UNKNOWN', 'N_RULES_LATER']);
    expect(codes(laterSchedule, ALABAMA, true)).toEqual(['N_FLOOR_UNKNOWN', 'N_RULES_LATER']);
    expect(codes(laterSchedule, SAN_FRANCISCO)).toEqual(['N_RULES_LATER']);
    expect(codes(schedule, ALABAMA)).toEqual([]);
    expect(codes(schedule, ALABAMA, true)).toEqual(['N_NO_FLOOR']);
  });

  it('is compared with a note on the floor, once, where it matters', () => {
    const sidesIn = (locality: typeof ALABAMA) =>
      [schedule, laterSchedule].map((each) => ({
        schedule: each,
        terms: termsFor(each.release, 'nonfacility', locality),
      }));
    const floor = `${laterSchedule.release.id}: No law known to rvu says whether the 1.0 floor`;
    expect(unknownFloors(sidesIn(ALABAMA))).toEqual([expect.stringContaining(floor)]);
    expect(unknownFloors(sidesIn(SAN_FRANCISCO))).toEqual([]);
  });

  it('says so of the lines of a claim, of anesthesia too', () => {
    const lines = [
      { service: '99213', locality: ALABAMA, date: '2027-02-01' },
      { service: '00790-AA', minutes: 95, locality: ALABAMA, date: '2027-02-01' },
    ];
    const [visit, anesthesia] = claimOf(lines, {}, laterSchedule);
    const said = (outcome: typeof visit): string[] => priced(outcome).notices.map(({ code }) => code);
    expect(said(visit)).toEqual(['N_FLOOR_UNKNOWN', 'N_RULES_LATER']);
    expect(said(anesthesia)).toEqual(['N_RULES_LATER']);
  });

  it('has no deductible and no national anesthesia factor', () => {
    expect(rules.amount('part-b-deductible', '2027-02-01')).toBeNull();
    const [outcome] = claimOf([{ service: '00790-AA', minutes: 95 }], {}, laterSchedule);
    expect(outcome).toMatchObject({ ok: false, code: 'E_ANESTHESIA_FACTOR' });
  });
});
