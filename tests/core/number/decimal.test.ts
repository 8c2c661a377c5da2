import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfUp, formatDollars, formatScaled, parseScaled } from '../../../src/core/number/decimal.js';

const scale = fc.integer({ min: 0, max: 9 });
const units = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('parseScaled and formatScaled', () => {
  it('round-trip every number', () => {
    fc.assert(fc.property(units, scale, (n, s) => parseScaled(formatScaled(n, s), s) === n));
  });

  it('write exactly as many decimals as the scale', () => {
    fc.assert(fc.property(units, scale, (n, s) => (formatScaled(n, s).split('.')[1] ?? '').length === s));
  });

  it('write a negative number as a minus sign and its absolute value', () => {
    const positive = units.filter((n) => n > 0);
    fc.assert(fc.property(positive, scale, (n, s) => formatScaled(-n, s) === `-${formatScaled(n, s)}`));
  });

  it.each([
    ['0.67', 2, 67],
    ['.50', 2, 50],
    ['12', 3, 12_000],
    ['1.', 2, 100],
    ['1.5', 3, 1_500],
    ['33.4009', 4, 334_009],
    ['1.500', 1, 15],
    ['007', 0, 7],
  ])('reads %s at scale %i as %i', (text, s, expected) => expect(parseScaled(text, s)).toBe(expected));

  it.each([
    ['no digits', ''],
    ['a lone point', '.'],
    ['a sign', '-1'],
    ['an exponent', '1e3'],
    ['thousands', '1,000'],
    ['blanks', ' 1'],
    ['words', 'Infinity'],
    ['two points', '1.2.3'],
    ['a digit that would be lost', '1.005'],
    ['more than an exact integer holds', '99999999999999.99'],
  ])('refuses %s: "%s"', (_, text) => expect(parseScaled(text, 2)).toBeNull());
});

describe('divideHalfUp', () => {
  it('is floor(value / divisor + 1/2), by BigInt', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 1_000_000_000 }), (value, divisor) => {
        const [v, d] = [BigInt(value), BigInt(divisor)];
        return BigInt(divideHalfUp(value, divisor)) === (2n * v + d) / (2n * d);
      }),
      { examples: [[7_599_824_371_187_677, 1]], numRuns: 1_000 },
    );
  });

  it.each([
    [14, 10, 1],
    [15, 10, 2],
    [25, 10, 3],
    [24, 10, 2],
    [10_322_500, 100, 103_225],
  ])('%i / %i is %i: a half is rounded up, to even and odd alike', (value, divisor, expected) =>
    expect(divideHalfUp(value, divisor)).toBe(expected),
  );

  it('throws if a double could not hold the number exactly', () => {
    expect(() => divideHalfUp(Number.MAX_SAFE_INTEGER + 1, 10)).toThrow(RangeError);
    expect(() => divideHalfUp(Number.NaN, 10)).toThrow(RangeError);
  });
});

describe('formatDollars', () => {
  it.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [3_039, '$30.39'],
    [99_999, '$999.99'],
    [115_935, '$1,159.35'],
    [123_456_789, '$1,234,567.89'],
  ])('%i cents are %s', (amount, text) => expect(formatDollars(amount)).toBe(text));
});
