import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableLines, shortened } from '../../../src/core/text/printable.js';

describe('printable', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['\u009b2J', '\\u009b2J'],
    ['\u202eevil', '\\u202eevil'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['half \ud83d', 'half \\ud83d'],
    ['\u{e0041}tag', '\\ue0041tag'],
    ['Doña Ana, "CA" é 日本 😀', 'Doña Ana, "CA" é 日本 😀'],
  ])('writes %j as %j', (text, expected) => expect(printable(text)).toBe(expected));

  it('leaves nothing that a terminal acts on, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });

  it('keeps line breaks and tabs where a text has lines', () => {
    expect(printableLines('a\n\tb\u001b\r\n')).toBe('a\n\tb\\u001b\\r\n');
  });
});

describe('shortened', () => {
  it('keeps what fits and marks what was cut off', () => {
    expect(shortened('99213', 5)).toBe('99213');
    expect(shortened('992134', 5)).toBe('9921…');
  });

  it('never cuts a character in two, or an accent from its letter', () => {
    expect(shortened('😀😀😀', 2)).toBe('😀…');
    expect(shortened('abe\u0301xyz', 4)).toBe('ab…');
    expect(shortened('ab👩\u200d🔬xyz', 4)).toBe('ab…');
  });

  it('is at most as long as it should be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 1, max: 20 }),
        (text, most) => {
          const short = shortened(text, most);
          expect(Array.from(short).length).toBeLessThanOrEqual(Math.max(most, 1));
          if (short !== text) expect(text.startsWith(short.slice(0, -1))).toBe(true);
        },
      ),
    );
  });

  it('takes no longer for a text of megabytes', () => {
    expect(shortened('x'.repeat(50_000_000), 10)).toBe('xxxxxxxxx…');
  });
});
