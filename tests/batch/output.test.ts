import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Output } from '../../src/batch/bytes/output.js';
import { TextStore } from '../../src/batch/bytes/text-store.js';
import { percentText } from '../../src/core/claim/line/wording.js';
import { formatDollars, formatScaled } from '../../src/core/number/decimal.js';

const written = (write: (out: Output) => void): string => {
  const out = new Output();
  write(out);
  return Buffer.from(out.take()).toString('latin1');
};

describe('the output of a batch', () => {
  it('writes dollars in the same format as formatDollars', () => {
    const cents = fc.oneof(
      fc.integer({ min: 0, max: 200_000_000 }),
      fc.integer({ min: 0, max: 100_000_000_000 }),
    );
    fc.assert(
      fc.property(cents, (amount) => {
        expect(written((out) => out.dollars(amount))).toBe(formatScaled(amount, 2));
        expect(`$${written((out) => out.dollars(amount, true))}`).toBe(formatDollars(amount));
      }),
    );
  });

  it('writes percentages in the same format as the rest of the program', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), (percent) => {
        expect(`${written((out) => out.trimmed(percent, 4))}%`).toBe(percentText(percent));
      }),
    );
  });

  it("copies the user's UTF-8 unchanged, whatever comes after it", () => {
    const out = new Output();
    const characters = fc.constantFrom('a', '\u007F', '\u00FF', '\uFFFF', '\u{10FFFF}', '\u{3F000}');
    const slack = fc.constantFrom(0, 0x7f, 0xff);
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 40 }), slack, (text, after) => {
        const bytes = Buffer.from(text.join(''));
        const buffer = Buffer.concat([bytes, Buffer.alloc(16, after)]);
        out.copy(new DataView(buffer.buffer, buffer.byteOffset), 0, bytes.length);
        expect(Buffer.from(out.take()).equals(bytes)).toBe(true);
      }),
    );
  });

  it('writes RVUs as the rest of the program does, and a delimiter', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 1_000_000_000 })),
        (rvu) => {
          expect(written((out) => out.rvus(rvu, 1, rvu, 2, 9))).toBe(
            `\t${formatScaled(rvu, 2)}\t0.01\t${formatScaled(rvu, 2)}\t0.02\t`,
          );
        },
      ),
    );
  });

  it('copies stored texts unchanged, and the store rejects bytes that copying could change', () => {
    const store = new TextStore();
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 300 }), (text) => {
        if (text.includes('\u007F')) expect(() => store.add(text)).toThrow(RangeError);
        else {
          const number = store.add(text);
          expect(written((out) => out.put(store, number))).toBe(text);
        }
      }),
    );
    expect(() => store.add('\u00FF')).toThrow(RangeError);
  });

  it('puts quotes around a cell that turns out to need them, even where the buffer ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_200_000 }), (length) => {
        const before = 'x'.repeat(length);
        const bytes = written((out) => {
          out.latin1(before);
          const from = out.length;
          out.latin1('a,b');
          out.quoteFrom(from);
        });
        expect(bytes === `${before}"a,b"`).toBe(true);
      }),
      { numRuns: 10, examples: [[2 * 1024 * 1024 - 19], [2 * 1024 * 1024 - 20]] },
    );
  });

  it('doubles the quotes within such a cell', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', ',', 'a', ' '), { maxLength: 40 }), (letters) => {
        const text = letters.join('');
        const bytes = written((out) => {
          out.latin1('before,');
          const from = out.length;
          out.latin1(text);
          out.quoteFrom(from);
          out.latin1(',after');
        });
        expect(bytes).toBe(`before,"${text.replaceAll('"', '""')}",after`);
      }),
    );
  });

  it('writes whole numbers', () => {
    for (const value of [0, 7, 42, 999, 1000, 123_456]) {
      expect(written((out) => out.integer(value))).toBe(String(value));
    }
  });
});
