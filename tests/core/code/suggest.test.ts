import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarCodes, wouldFallUnder } from '../../../src/core/code/suggest.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { bundledCells, schedule } from '../../support/bundle.js';

const codes = [...new Set(bundledCells('rvu26a.csv').map((row) => row.hcpcs ?? ''))];
const known = new Set(codes);

describe('similarCodes', () => {
  it.each([
    ['a lost leading zero', '100', '00100'],
    ['two lost zeros of a spreadsheet', '100.0', '00100'],
    ['a decimal of a spreadsheet', '99213.0', '99213'],
    ['two digits swapped', '99231', '99213'],
    ['the letter O for a zero', 'GO101', 'G0101'],
    ['lower case', '0075t', '0075T'],
  ])('%s: %s may be %s', (_, text, expected) =>
    expect(similarCodes(schedule, text, 9).concat(similarCodes(schedule, text.toUpperCase(), 9))).toContain(
      expected,
    ),
  );

  it.each(['E0601', 'K0001', '0001U', 'G9999'])('never suggests a code of another kind for %s', (text) => {
    const letter = /[A-Z]/.exec(text)?.[0] ?? '';
    for (const code of similarCodes(schedule, text, 9)) expect(code).toContain(letter);
  });

  it('never suggests a lettered code for five digits', () => {
    expect(similarCodes(schedule, '00010', 99).filter((code) => /[A-Z]/.test(code))).toEqual([]);
  });

  it('suggests only codes of the release, no more than requested, none twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 7 }), fc.integer({ min: 0, max: 5 }), (text, limit) => {
        const found = similarCodes(schedule, text, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
        for (const code of found) expect(known).toContain(code);
      }),
      { numRuns: 30 },
    );
  });

  it('suggests the same to the first unknown code of a release as to the thousandth', () => {
    const texts = ['90835', 'g9999', 'B4O34', '9921X', '0001', 'ZZZZZ', '99-13', '2744?'];
    const ask = (from: FeeSchedule) => texts.map((text) => similarCodes(from, text, 9));
    const first = ask(Object.create(schedule));
    for (let i = 0; i < 60; i++) similarCodes(schedule, `9${i % 10}A${i % 7}Z`, 3);
    expect(ask(schedule)).toEqual(first);
    expect(first.flat().length).toBeGreaterThan(10);
  });

  it('finds a code after any two adjacent characters were swapped', () => {
    const slips = fc
      .tuple(fc.constantFrom(...codes), fc.integer({ min: 0, max: 3 }))
      .filter(([code, i]) => code[i] !== code[i + 1]);
    fc.assert(
      fc.property(slips, ([code, i]) => {
        const swapped = code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2);
        return known.has(swapped) || similarCodes(schedule, swapped, 8).includes(code);
      }),
      { numRuns: 50 },
    );
  });
});

describe('wouldFallUnder', () => {
  it.each([
    ['90835', 'Medicine, Psychiatry'],
    ['9999T', 'Category III emerging technology'],
    ['J9999', 'HCPCS J: drugs'],
    ['0001U', null],
    ['00001', null],
  ])('%s would fall under %s', (code, place) => expect(wouldFallUnder(schedule, code)).toBe(place));
});
