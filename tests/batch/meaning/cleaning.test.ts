import { describe, expect, it } from 'vitest';
import { readDollars } from '../../../src/batch/meaning/cells.js';
import { cleanCell, withoutDecimals } from '../../../src/batch/meaning/cleaning.js';

/** A cell as its bytes, one character each. */
const bytes = (text: string): string => Buffer.from(text).toString('latin1');

describe('a cell', () => {
  it.each([
    ['99213', '99213'],
    [' 99213\t', '99213'],
    [bytes('\u00A099213\u00A0'), '99213'],
    ['99213\u00A0', '99213'],
    [bytes('\u2007\u202F99213\u3000'), '99213'],
    [bytes('\u200B99213\u200E\uFEFF'), '99213'],
    [bytes('\u201C99213\u201D'), '99213'],
    ['\u009399213\u0094', '99213'],
    ["'00100", '00100'],
    ['="00100"', '00100'],
    ['=00100', '=00100'],
    [bytes('99213\u201125'), '99213-25'],
    [bytes('St. Mary\u2019s, MD'), "St. Mary's, MD"],
    [bytes('Añasco'), 'Añasco'],
    ['A\u00F1asco', 'Añasco'],
    ['NULL', ''],
    ['None', ''],
    ['nan', ''],
    ['N/A', ''],
    ['#N/A', ''],
    ['<NA>', ''],
    ['NaT', ''],
    ['(blank)', ''],
    ['-', ''],
    [bytes('\u2014'), ''],
    ['--', ''],
    ['""', ''],
    ['-5', '-5'],
    ['NB', 'NB'],
    ['Nantucket', 'Nantucket'],
  ])('%j is %j', (cell, text) => expect(cleanCell(cell)).toBe(text));

  it.each([
    ['99213.0', '99213'],
    ['5.00', '5'],
    ['25.0', '25'],
    ['25.5', '25.5'],
    ['.0', '.0'],
  ])('%s without decimals is %s', (text, expected) => expect(withoutDecimals(text)).toBe(expected));
});

describe('an amount of dollars', () => {
  it.each([
    ['120', 12_000],
    ['120.5', 12_050],
    ['$1,200.50', 120_050],
    ['US$ 80', 8_000],
    ['80 USD', 8_000],
    ['80,00', 8_000],
    ['60,5', 6_050],
    ['1234,50', 123_450],
    ['1.234,50', 123_450],
    ['1 234,50', 123_450],
    ['1,234,567', 123_456_700],
    ['1,234.50', 123_450],
    ['(0.00)', 0],
    ['-0', 0],
  ])('%s is %d cents, whatever commas are', (text, cents) => {
    for (const decimal of [false, true]) expect(readDollars(text, decimal)).toMatchObject({ cents });
  });

  it('before three digits is thousands unless commas are decimal', () => {
    expect(readDollars('1,234', false)).toMatchObject({ cents: 123_400 });
    expect(readDollars('1,234', true)).toBe('ambiguous');
    expect(readDollars('1.230', true)).toBe('ambiguous');
    expect(readDollars('1.230', false)).toMatchObject({ cents: 123 });
  });

  it.each(['(12.50)', '-12.50', '12.50-', '12.50 CR', '$-5', '-$5', '($5)'])('%s is negative', (text) =>
    expect(readDollars(text, false)).toBe('negative'),
  );

  it.each(['€80', '£80', '1,2,3', '12,34.50', '1.234', 'DOE', '', '12.345', '1,23,456', '--', '$'])(
    '%s is none',
    (text) => expect(readDollars(text, false)).toBeNull(),
  );
});
