import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeInCents } from '../../../src/core/price/price.js';
import { type FeeRow, SETTINGS } from '../../../src/core/release/fee-row.js';
import { NATIONAL_GPCI } from '../../../src/core/release/locality.js';
import { localityOf, outcomeOf, priceOf, release, rowOf, rules } from '../../support/bundle.js';

const rvu = fc.integer({ min: 0, max: 99_999 });
const index = fc.integer({ min: 1, max: 3_000 });
const gpci = fc.record({ work: index, pe: index, mp: index });
const factor = fc.integer({ min: 1, max: 999_999 });

describe('feeInCents', () => {
  it('is the formula in exact fractions, rounded once, half up', () => {
    fc.assert(
      fc.property(rvu, rvu, rvu, gpci, factor, (work, pe, mp, g, cf) => {
        const sum = BigInt(work) * BigInt(g.work) + BigInt(pe) * BigInt(g.pe) + BigInt(mp) * BigInt(g.mp);
        const [product, perCent] = [sum * BigInt(cf), 10_000_000n];
        return BigInt(feeInCents(work, pe, mp, g, cf)) === (2n * product + perCent) / (2n * perCent);
      }),
    );
  });

  it('never falls when an RVU, a GPCI or the factor rises', () => {
    const more = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(rvu, rvu, rvu, gpci, factor, more, (work, pe, mp, g, cf, d) => {
        const base = feeInCents(work, pe, mp, g, cf);
        const raised = [
          feeInCents(work + d, pe, mp, g, cf),
          feeInCents(work, pe + d, mp, g, cf),
          feeInCents(work, pe, mp + d, g, cf),
          feeInCents(work, pe, mp, { ...g, work: g.work + d }, cf),
          feeInCents(work, pe, mp, { ...g, pe: g.pe + d }, cf),
          feeInCents(work, pe, mp, { ...g, mp: g.mp + d }, cf),
          feeInCents(work, pe, mp, g, cf + d),
        ];
        return raised.every((fee) => fee >= base);
      }),
    );
  });

  it('rounds only at the end: components rounded first would give a different amount', () => {
    const { gpci: g } = localityOf('0111205');
    const { work, nonfacilityPe, malpractice } = rowOf('99213');
    const parts = [work * g.work, nonfacilityPe * g.pe, malpractice * g.mp].map((x) => Math.round(x / 1000));
    const roundedFirst = Math.round((parts.reduce((a, b) => a + b) * release.conversionFactor) / 10_000);
    expect(feeInCents(work, nonfacilityPe, malpractice, g, release.conversionFactor)).toBe(11_758);
    expect(roundedFirst).not.toBe(11_758);
  });
});

/** One code of the file for every status it has; rows with historic statuses are derived from these. */
const STATUSES: readonly (readonly [status: string, example: string])[] = [
  ['B', '36000'],
  ['C', '0054T'],
  ['E', '90296'],
  ['I', '27215'],
  ['J', '00100'],
  ['M', '0500F'],
  ['N', '22526'],
  ['P', 'A4211'],
  ['R', 'D0150'],
  ['X', '90480'],
];

describe('what is not priced', () => {
  it.each(STATUSES)('status %s (%s) is refused with its reason, in both settings', (status, example) => {
    expect(rowOf(example).status).toBe(status);
    for (const setting of SETTINGS) {
      const outcome = outcomeOf(example, { setting, allowNa: true });
      const { reason } = rules.status(status);
      expect(outcome).toMatchObject({ ok: false, code: `E_NOT_PRICED_STATUS_${status}`, service: example });
      expect(reason).toBeTruthy();
      expect(outcome.ok ? '' : outcome.message).toContain(reason);
    }
  });

  it.each(['D', 'F', 'G', 'H', 'Q'])('the historic status %s is refused even with RVUs', (status) => {
    const row: FeeRow = { ...rowOf('99213'), status };
    expect(outcomeOf(row)).toMatchObject({ ok: false, code: `E_NOT_PRICED_STATUS_${status}` });
  });

  it.each([
    ['G0252-26', 'N'],
    ['99486', 'B'],
    ['99418', 'I'],
    ['G2025', 'X'],
  ])('%s (status %s) shows RVUs that are informational only, and says so', (example) => {
    const row = rowOf(example);
    const outcome = outcomeOf(row);
    expect(row.informational).toBe(true);
    expect(row.nonfacilityTotal + row.facilityTotal).toBeGreaterThan(0);
    expect(outcome.ok ? '' : outcome.message).toMatch(/informational/);
  });

  it('a "+" alone is enough: the same row of status A would not be priced', () => {
    expect(outcomeOf({ ...rowOf('99213'), informational: true }).ok).toBe(false);
  });

  it('a contractor-priced TC row names the ceiling of the OPPS cap', () => {
    // 0633T-TC, San Francisco: 150.38 in CMS's OPPSCAP file of January 2026.
    const outcome = outcomeOf('0633T-TC', { locality: localityOf('0111205') });
    expect(outcome.ok ? '' : outcome.hint).toContain('$150.38');
  });
});

describe('NA', () => {
  it('in a facility: refused, with the amount the formula would give for reference', () => {
    const outcome = outcomeOf('70553-TC', { setting: 'facility' });
    expect(outcome).toMatchObject({ code: 'E_NA_FACILITY', setting: 'facility', reference: 21_176 });
  });

  it('the reference respects the OPPS cap', () => {
    expect(outcomeOf('70496-TC', { setting: 'facility' })).toMatchObject({ reference: 17_936 });
  });

  it('therapy is refused with its own reason', () => {
    const therapy = outcomeOf('97110', { setting: 'facility' });
    const imaging = outcomeOf('70553', { setting: 'facility' });
    expect(therapy.ok ? '' : therapy.message).toMatch(/therap/);
    expect(imaging.ok ? '' : imaging.message).not.toMatch(/therap/);
  });

  it('with allowNa: priced, with a notice that it is for reference', () => {
    const price = priceOf('70553-TC', { setting: 'facility', allowNa: true });
    expect(price.allowed).toBe(21_176);
    expect(price.notices.map((notice) => notice.code)).toEqual(['N_NA_FACILITY']);
  });

  it('outside a facility: priced at the facility amount, with a notice', () => {
    const outside = priceOf('99223');
    expect(outside.allowed).toBe(priceOf('99223', { setting: 'facility' }).allowed);
    expect(outside.notices.map((notice) => notice.code)).toEqual(['N_NA_NONFACILITY']);
  });
});

describe('notices', () => {
  it.each([
    ['99213', []],
    ['70496', ['N_OPPS_CAP']],
    ['70553', []],
    ['11055', ['N_RESTRICTED']],
    ['36598', ['N_ONLY_ALONE']],
    ['G0117', ['N_ONLY_ALONE']],
  ])('%s: %j', (service, codes) =>
    expect(priceOf(service).notices.map((notice) => notice.code)).toEqual(codes),
  );

  it('70553 has a cap that does not bind: no notice, and the fee is unchanged', () => {
    const { fee, oppsCap, allowed } = priceOf('70553');
    expect(oppsCap).toBeGreaterThan(fee);
    expect(allowed).toBe(fee);
  });

  it('a 26 row never has a cap', () => expect(priceOf('70496-26').oppsCap).toBeNull());
});

describe('units', () => {
  it('multiply the rounded amount of one unit, the cap included', () => {
    const services = fc.constantFrom('99213', '70496', '70496-TC', '97110', '11055', 'Q4420');
    fc.assert(
      fc.property(services, fc.integer({ min: 1, max: 999 }), (service, units) => {
        const one = priceOf(service);
        const many = priceOf(service, { units });
        return many.allowed === units * one.allowed && many.fee === one.fee && many.oppsCap === one.oppsCap;
      }),
    );
  });
});

describe('terms', () => {
  it('no GPCI means the same as 1.000', () => {
    expect(priceOf('99213').allowed).toBe(priceOf('99213', { gpci: NATIONAL_GPCI }).allowed);
  });

  it('26 is the same in both settings if PE is: the setting changes nothing else', () => {
    const [outside, inside] = SETTINGS.map((setting) => priceOf('70553-26', { setting }));
    expect(outside?.allowed).toBe(inside?.allowed);
  });

  it('shows the RVUs of its setting', () => {
    expect(priceOf('90853').rvu).toEqual({ work: 67, pe: 23, mp: 1, total: 91 });
    expect(priceOf('90853', { setting: 'facility' }).rvu).toEqual({ work: 67, pe: 5, mp: 1, total: 73 });
  });
});
