import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limitingChargeInCents } from '../../../src/core/price/limiting-charge.js';
import { rules } from '../../support/bundle.js';

it.each([
  // 1.0925 × the fee, half up: 95.19 → 103.9950… → 104.00
  [9519, 10400],
  [11758, 12846],
  [10000, 10925],
  [200, 219],
  [0, 0],
])('of %i cents is %i', (fee, charge) =>
  expect(limitingChargeInCents(fee, rules, '2026-01-01')).toBe(charge),
);

it('is the nearest cent to 1.0925 × the fee, half up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (fee) => {
      const exact = BigInt(fee) * 10_925n;
      expect(BigInt(limitingChargeInCents(fee, rules, '2026-01-01'))).toBe((2n * exact + 10_000n) / 20_000n);
    }),
  );
});
