import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumbersByRelease, UNKNOWN } from '../../src/batch/bytes/numbers-by-release.js';

const RELEASES = 12;
const RELEASE_NUMBERS = Array.from({ length: RELEASES }, (_, release) => release);

/** Releases 0 to 3 are of one year, 4 to 7 of the next, and so on. */
const near = (release: number): number[] => RELEASE_NUMBERS.filter((other) => other >> 2 === release >> 2);

/** A spelling means the same in two releases of a year that are both even or both odd. */
const meaning = (spelling: number, release: number): number =>
  spelling * 100 + (release >> 2) * 2 + (release & 1);

const found = (numbers: NumbersByRelease, spelling: number, release: number): number =>
  numbers.list[(spelling << numbers.bits) + release] ?? UNKNOWN;

describe('numbers by release', () => {
  it('are those of what each spelling means, in whatever order spellings and releases arrive', () => {
    const records = fc.array(fc.tuple(fc.nat(40), fc.nat(RELEASES - 1)), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(records, (asked) => {
        const numbers = new NumbersByRelease({
          near,
          isSame: (number, release) => meaning(Math.floor(number / 100), release) === number,
        });
        let learned = 0;
        for (const [spelling, release] of asked) {
          numbers.makeRoom(spelling + 1, Int32Array.of(release), 1);
          if (found(numbers, spelling, release) !== UNKNOWN) continue;
          if (numbers.ofSame(spelling, release) !== UNKNOWN) continue;
          learned += 1;
          numbers.put(spelling, release, meaning(spelling, release));
        }
        for (const [spelling, release] of asked)
          expect(found(numbers, spelling, release)).toBe(meaning(spelling, release));
        // What is the same in several releases is learned once.
        expect(learned).toBe(new Set(asked.map(([spelling, release]) => meaning(spelling, release))).size);
      }),
    );
  });

  it('are never shared where no release has anything in common with another', () => {
    const numbers = new NumbersByRelease(null);
    numbers.makeRoom(1, Int32Array.of(0, 1), 2);
    numbers.put(0, 0, 7);
    expect(found(numbers, 0, 1)).toBe(UNKNOWN);
    expect(numbers.ofSame(0, 1)).toBe(UNKNOWN);
  });

  it('start over after clear', () => {
    const numbers = new NumbersByRelease(null);
    numbers.makeRoom(1, Int32Array.of(5), 1);
    numbers.put(0, 5, 7);
    numbers.clear();
    numbers.makeRoom(1, Int32Array.of(5), 1);
    expect(found(numbers, 0, 5)).toBe(UNKNOWN);
  });
});
