import { describe, expect, it } from 'vitest';
import { lookupService, nationalPayment } from '../../../src/core/page/lookup.js';
import { PopulationCache } from '../../../src/core/rank/rank-service.js';
import { localityOf, rowOf, schedule } from '../../support/bundle.js';

const populations = new PopulationCache(schedule);
function look(code: string, modifiers: readonly string[] = [], qp = false) {
  return lookupService(schedule, { code, modifiers }, populations, qp);
}
function report(code: string, modifiers: readonly string[] = [], qp = false) {
  const outcome = look(code, modifiers, qp);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome;
}

describe('lookupService', () => {
  it('90853: place, payment, rank, no siblings', () => {
    const { place, payment, rank, siblings, notPriced } = report('90853');
    expect(place?.subsection?.name).toBe('Psychiatry');
    expect(payment).toMatchObject({ nonfacility: { allowed: 3_039 }, facility: { allowed: 2_438 } });
    expect(rank?.percentile).toBe(4_289);
    expect([siblings, notPriced]).toEqual([[], null]);
  });

  it('shows the other rows of a code', () => {
    const others = (modifiers: string[]) => report('70553', modifiers).siblings.map((row) => row.modifier);
    expect(others([])).toEqual(['26', 'TC']);
    expect(others(['TC'])).toEqual(['', '26']);
  });

  it('answers with that row for a code that is listed only with a modifier', () => {
    expect(report('86153').row).toMatchObject({ modifier: '26', work: 67 });
  });

  it('says why a row is not priced, but shows it anyway', () => {
    const { notPriced, payment, rank } = report('90296');
    expect(notPriced?.code).toBe('E_NOT_PRICED_STATUS_E');
    expect(payment.nonfacility.ok).toBe(false);
    expect(rank).toBeNull();
  });

  it('ranks informational work too: the published population of 90853 is every row with work', () => {
    const { notPriced, rank, row } = report('36000');
    expect(notPriced?.code).toBe('E_NOT_PRICED_STATUS_B');
    expect(rank?.value).toBe(row.work);
  });

  it('is priced if only one setting is refused', () => {
    const { notPriced, payment } = report('70553', ['TC']);
    expect(notPriced).toBeNull();
    expect([payment.nonfacility.ok, payment.facility.ok]).toEqual([true, false]);
  });

  it('QP: a different factor, the same RVUs', () => {
    const { payment, row } = report('99213', [], true);
    expect(payment).toMatchObject({ nonfacility: { allowed: 9_567 }, facility: { allowed: 5_774 } });
    expect(row).toEqual(rowOf('99213'));
  });

  it('passes over modifiers that have no row of their own', () => {
    expect(report('27447', ['LT'])).toEqual(report('27447'));
    expect(report('70553', ['26', '59'])).toEqual(report('70553', ['26']));
  });

  it.each([
    ['99999', []],
    ['99213', ['26']],
    ['99213', ['53']],
    ['70553', ['ZZ']],
  ])('refuses %s %j, as pricing does', (code, modifiers) => expect(look(code, modifiers).ok).toBe(false));
});

describe('nationalPayment', () => {
  it('is at GPCI 1.000 in each setting', () => {
    const { nonfacility, facility } = nationalPayment(schedule, rowOf('27447'));
    expect([nonfacility, facility]).toMatchObject([{ allowed: 115_935 }, { allowed: 115_935 }]);
  });
});

describe('a report of a place', () => {
  it('has the amounts of its locality, and the same ranking', () => {
    const locality = localityOf('0111205');
    const there = lookupService(schedule, { code: '99213', modifiers: [] }, populations, false, locality);
    expect(there).toMatchObject({
      locality,
      payment: { nonfacility: { allowed: 11_758 }, facility: { allowed: 6_437 } },
      rank: { percentile: report('99213').rank?.percentile },
    });
  });
});

describe('PopulationCache', () => {
  it('gives codes of the same section the same population, and codes of another section a different one', () => {
    const cache = new PopulationCache(schedule);
    expect(cache.of('90853')).toBe(cache.of('90837'));
    expect(cache.of('90853')).not.toBe(cache.of('27447'));
    expect(cache.of('0001U')).toBeNull();
  });
});
