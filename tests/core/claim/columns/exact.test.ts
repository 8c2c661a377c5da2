import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pricing } from '../../../../src/core/claim/columns/pricing.js';
import { LARGEST_RVU } from '../../../../src/core/claim/columns/terms-book.js';
import { defaultChoices } from '../../../../src/core/claim/line/choices.js';
import { atPercentInCents } from '../../../../src/core/number/percent.js';
import { termsFor } from '../../../../src/core/price/terms.js';
import type { FeeRow } from '../../../../src/core/release/fee-row.js';
import { release, schedule } from '../../../support/bundle.js';

/** Largest GPCI and conversion factor that the options accept, 9.999 and 999.9999 */
const LARGEST_GPCI = 9_999;
const LARGEST_FACTOR = 9_999_999;

const terms = termsFor(release, 'nonfacility', null);
const row = schedule.row('99213', '') as FeeRow;
const rvu = fc.integer({ min: 0, max: LARGEST_RVU / 3 });
const gpci = fc.integer({ min: 0, max: LARGEST_GPCI });
const factor = fc.integer({ min: 1, max: LARGEST_FACTOR });

/** Rounds half up, in integers of any size. */
function rounded(amount: bigint, unit: bigint): number {
  return Number((2n * amount + unit) / (2n * unit));
}

describe('prices in doubles', () => {
  it('stay below 2^53 up to the limits of RVUs, GPCIs and factors', () => {
    const halfCent = 5_000_000;
    expect(LARGEST_RVU * LARGEST_GPCI * LARGEST_FACTOR + halfCent).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  it('equal those in integers of any size', () => {
    fc.assert(
      fc.property(fc.tuple(rvu, rvu, rvu, gpci, gpci, gpci, factor), ([work, pe, mp, gw, gp, gm, cf]) => {
        const pricing = new Pricing(schedule, defaultChoices());
        const number = pricing.terms.number({
          ...terms,
          gpci: { work: gw, pe: gp, mp: gm },
          conversionFactor: cf,
        });
        const sum = BigInt(work) * BigInt(gw) + BigInt(pe) * BigInt(gp) + BigInt(mp) * BigInt(gm);
        const fee = pricing.feeOf({ ...row, work, nonfacilityPe: pe, malpractice: mp }, number);
        expect(fee).toBe(rounded(sum * BigInt(cf), 10_000_000n));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are refused if they could be inexact', () => {
    const { terms: book } = new Pricing(schedule, defaultChoices());
    const tooLarge = {
      ...terms,
      gpci: { work: LARGEST_GPCI, pe: 1, mp: 1 },
      conversionFactor: LARGEST_FACTOR * 2,
    };
    expect(() => book.number(tooLarge)).toThrow(RangeError);
  });

  it('have the same percentages as integers of any size', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_000 });
    const percent = fc.integer({ min: 0, max: 2_000_000 });
    fc.assert(
      fc.property(cents, percent, (amount, of) => {
        expect(atPercentInCents(amount, of)).toBe(rounded(BigInt(amount) * BigInt(of), 1_000_000n));
      }),
      { numRuns: 2_000 },
    );
  });
});
