import { describe, expect, it } from 'vitest';
import { SeenClaims } from '../../src/batch/price/seen-claims.js';

/** Whether each claim had been seen. @param mostWords room for three claims in each eight words */
function seen(claims: readonly string[], mostWords = 4096): boolean[] {
  const claimsSeen = new SeenClaims(mostWords);
  return claims.map((claim) => claimsSeen.add(Buffer.from(claim), claim.length));
}

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(i).padStart(6, '0'));

describe('claims that were seen', () => {
  it('are known again in any order', () => {
    expect(seen(['B', 'A', 'C', 'A', 'D', 'B'])).toEqual([false, false, false, true, false, true]);
  });

  it('are told by their order alone if there are more than the limit', () => {
    const claims = numbered(5_000);
    expect(seen([...claims, '009999', '000007', '004999'])).toEqual([
      ...claims.map(() => false),
      false,
      true,
      true,
    ]);
  });

  it('stop the run if there are more than the limit in no order', () => {
    expect(() => seen(numbered(5_000).reverse())).toThrow(/After 1,536 claims in no order/);
  });
});
