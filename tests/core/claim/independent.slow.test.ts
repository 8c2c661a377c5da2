import { describe, expect, it } from 'vitest';
import { disagreements, ruleCounts } from './compare-claims.js';

/**
 * 32,000 random claims priced twice: by the engine and by simple.ts, which shares no code with it. Compared
 * are every line's allowed amount, its amount before charge and nonparticipation, and whether it is priced at
 * all.
 */
describe('the engine and a plain second implementation', () => {
  it.each([1, 2, 3, 4])('agree on 8,000 random claims, seed %i', (seed) => {
    expect(disagreements(seed, 8_000)).toEqual([]);
  });

  // A generator that lost a class of claims would make the comparison empty, so each rule must have had its claims.
  it('exercise every cross-line rule', () => {
    const counts = ruleCounts(1, 8_000);
    for (const rule of [
      '0',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '9',
      'T',
      'refused',
      'pair',
      'lowered by charge',
    ]) {
      expect(counts.get(rule), rule).toBeGreaterThan(100);
    }
  });
});
