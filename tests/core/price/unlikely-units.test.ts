import { describe, expect, it } from 'vitest';
import { areUnlikely } from '../../../src/core/price/unlikely-units.js';
import { rowOf } from '../../support/bundle.js';
import { claimOf, priced } from '../../support/claims.js';

describe('units of one line', () => {
  it.each([
    ['27447', 150],
    ['27447', 10],
    ['90853', 120],
    ['97110', 30],
    ['99213', 25],
    ['11721', 12],
    ['95004', 500],
    ['17003', 100],
  ])('%s × %d look like something else', (code, units) => {
    expect(areUnlikely(rowOf(code), units)).toBe(true);
  });

  it.each([
    ['27447', 2],
    ['97110', 8],
    ['96131', 10],
    ['95004', 80],
    ['95165', 120],
    ['17003', 13],
    ['88305', 30],
    ['99213', 1],
  ])('%s × %d may be', (code, units) => expect(areUnlikely(rowOf(code), units)).toBe(false));

  it('are said of a line of a claim, whose amount stays what it is', () => {
    const [line] = claimOf([{ service: '90853', units: 120 }]);
    const price = priced(line);
    expect(price.allowed).toBe(120 * priced(claimOf([{ service: '90853' }])[0]).allowed);
    expect(price.notices.map(({ code }) => code)).toContain('N_UNITS_MANY');
  });

  it('are said of refused lines in no way', () => {
    expect(claimOf([{ service: '99999', units: 120 }])[0]).toMatchObject({ ok: false });
  });
});
