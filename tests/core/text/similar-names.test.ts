import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, similarNames } from '../../../src/core/text/similar-names.js';

const word = fc.stringMatching(/^[A-E]{0,8}$/);

describe('editDistance', () => {
  it.each([
    ['MANHATAN', 'MANHATTAN', 1],
    ['MANHATTNA', 'MANHATTAN', 1],
    ['ALMEDA', 'ALAMEDA', 1],
    ['ALEMADA', 'ALAMEDA', 2],
    ['', 'KERN', 4],
    ['KERN', 'KERN', 0],
  ])('%s to %s is %i', (from, to, distance) => expect(editDistance(from, to)).toBe(distance));

  it('is the same both ways, 0 only for the same word, and no longer than the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});

it('stops counting edits where it is told to, and not before', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, most) => {
      const distance = editDistance(a, b);
      if (distance <= most) expect(editDistance(a, b, most)).toBe(distance);
      else expect(editDistance(a, b, most)).toBeGreaterThan(most);
    }),
  );
});

describe('similarNames', () => {
  const names = ['MANHATTAN', 'QUEENS', "PRINCE GEORGE'S", 'PRINCE WILLIAM'];

  it.each([
    ['manhatan', ['MANHATTAN']],
    ['qeens', ['QUEENS']],
    ['prince georges', ["PRINCE GEORGE'S"]],
    ['prince', ["PRINCE GEORGE'S", 'PRINCE WILLIAM']],
    ['atlantis', []],
    ['', []],
  ])('of %j are %j', (text, similar) => expect(similarNames(text, names)).toEqual(similar));

  it('are those within a third of the letters, or that begin alike, nearest first', () => {
    fc.assert(
      fc.property(word, fc.uniqueArray(word, { maxLength: 12 }), (text, known) => {
        const distance = (name: string): number =>
          text.length >= 3 && name.startsWith(text) ? 1 : editDistance(text, name);
        const near = known.filter((name) => distance(name) <= Math.max(1, Math.floor(text.length / 3)));
        const nearest = text.length < 2 ? [] : near.sort((a, b) => distance(a) - distance(b)).slice(0, 3);
        expect(similarNames(text, known)).toEqual(nearest);
      }),
    );
  });

  it('of a text as long as a file are none, at once', () => {
    expect(similarNames('MANHATAN'.repeat(1_000_000), names)).toEqual([]);
  });
});
