import { describe, expect, it } from 'vitest';
import type { UsageError } from '../../../src/core/issue/errors.js';
import { termsFor } from '../../../src/core/price/terms.js';
import { NATIONAL_GPCI } from '../../../src/core/release/locality.js';
import { localityOf, release } from '../../support/bundle.js';

const alabama = localityOf('1011200');

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'nothing thrown';
  } catch (error) {
    return (error as UsageError).code;
  }
}

describe('termsFor', () => {
  it('uses the release’s factor, the QP factor on request, or any that is given', () => {
    expect(termsFor(release, 'facility', null).conversionFactor).toBe(334_009);
    expect(termsFor(release, 'facility', null, { qp: true }).conversionFactor).toBe(335_675);
    expect(termsFor(release, 'facility', null, { conversionFactor: 323_465 }).conversionFactor).toBe(323_465);
  });

  it('uses the locality’s GPCIs with the 1.0 floor, and without it only on request', () => {
    expect(termsFor(release, 'facility', null).gpci).toEqual(NATIONAL_GPCI);
    // The floor lifts Alabama's work GPCI from 0.988 (payment-rules §1.4).
    expect(termsFor(release, 'facility', alabama).gpci).toEqual({ work: 1000, pe: 875, mp: 566 });
    expect(termsFor(release, 'facility', alabama, { noFloor: true }).gpci.work).toBe(988);
  });

  it('prefers GPCIs that are given', () => {
    const gpci = { work: 1019, pe: 1096, mp: 609 };
    expect(termsFor(release, 'facility', alabama, { gpci }).gpci).toEqual(gpci);
  });

  it('is QP and allows NA only on request', () => {
    expect(termsFor(release, 'facility', null)).toMatchObject({ qp: false, allowNa: false, locality: null });
  });

  it('refuses what the release does not publish', () => {
    const before2026 = { ...release, conversionFactorQp: null };
    const floorOnly = { ...alabama, workWithoutFloor: null };
    expect(codeOf(() => termsFor(before2026, 'facility', null, { qp: true }))).toBe('E_NO_QP');
    expect(codeOf(() => termsFor(release, 'facility', floorOnly, { noFloor: true }))).toBe(
      'E_NO_UNFLOORED_GPCI',
    );
  });
});
