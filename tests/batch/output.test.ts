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

  it("copies the user's bytes unchanged", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const buffer = Buffer.concat([bytes, Buffer.alloc(16)]);
        const out = new Output();
        out.copy(new DataView(buffer.buffer, buffer.byteOffset), 0, bytes.length);
        expect([...out.take()]).toEqual([...bytes]);
      }),
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

  it('removes the quote if a cell needs none', () => {
    const cell = (quoted: boolean): string =>
      written((out) => {
        out.latin1('x,');
        const from = out.length;
        out.byte(34);
        out.latin1('text');
        out.closeCell(from, quoted);
      });
    expect([cell(false), cell(true)]).toEqual(['x,text', 'x,"text"']);
  });
});
