import { expect, it } from 'vitest';
import { atPercentInCents } from '../../../src/core/number/percent.js';

it.each([
  [11758, 1_200_000, 14110],
  [11758, 1_000_000, 11758],
  [11758, 875_000, 10288],
  // Half a cent is rounded up.
  [1, 500_000, 1],
  [1, 499_999, 0],
])('%i cents at %i ten-thousandths of a percent are %i', (cents, percent, expected) => {
  expect(atPercentInCents(cents, percent)).toBe(expected);
});
