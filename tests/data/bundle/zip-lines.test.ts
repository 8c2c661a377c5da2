import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromZipLine, numbersOf, runsOf, toZipLines } from '../../../src/data/bundle/zip-lines.js';
import { readCmsFile } from '../../../src/data/import/formats/source-file.js';
import { zipLines } from '../../../src/data/import/zip-file.js';

const zip = fc.record({
  zip: fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(5, '0')),
  state: fc.constantFrom('CA', 'NV'),
  locality: fc.constantFrom('0111205', '0131200'),
  split: fc.boolean(),
});

describe('lines of ZIP codes', () => {
  it.each([
    [['01', '02', '03', '07'], '01-03 07'],
    [['99', '00'], '00 99'],
    [[], ''],
  ])('write %j as %j', (numbers, runs) => {
    expect(runsOf(numbers)).toBe(runs);
    expect(numbersOf(runs)).toEqual([...numbers].sort());
  });

  it('return the ZIP codes they were made from', () => {
    fc.assert(
      fc.property(fc.uniqueArray(zip, { selector: (each) => each.zip }), (zips) => {
        const [, ...lines] = toZipLines(zips);
        const order = (a: { zip: string }, b: { zip: string }): number => (a.zip < b.zip ? -1 : 1);
        expect(lines.flatMap(fromZipLine).sort(order)).toEqual([...zips].sort(order));
        expect([...lines].sort()).toEqual(lines);
      }),
    );
  });
});

const HEADER =
  'STATE,ZIP CODE,CARRIER,LOCALITY,RURAL IND,LAB CB LOCALITY,RURAL IND2,PLUS 4 FLAG,PART B DRUG INDICATOR,YEAR/QTR';
const file = (...rows: readonly string[]) =>
  readCmsFile('ZIP5_made_up.csv', Buffer.from([HEADER, ...rows, ''].join('\n'), 'latin1'));

describe('zipLines', () => {
  it("reads a file in CMS's layout", () => {
    const rows = [
      'ZZ,94110,01112,05,,Z9,,0,A,20261',
      'ZZ,94111,01112,05,R,Z9,R,1,A,20261',
      'ZY,94112,01312,00,,Z9,,0,A,20261',
    ];
    expect(zipLines(file(...rows))).toEqual([
      'area,state,locality,zips,split',
      '941,ZY,0131200,12,',
      '941,ZZ,0111205,10-11,11',
    ]);
  });

  it.each([
    ['a ZIP code of four digits', 'ZZ,9411,01112,05,,Z9,,0,A,20261', /is not a ZIP code with its locality/],
    ['an unknown flag', 'ZZ,94110,01112,05,,Z9,,2,A,20261', /is not a ZIP code/],
    ['no locality', 'ZZ,94110,01112,,,Z9,,0,A,20261', /is not a ZIP code/],
  ])('refuses %s', (_, row, message) => expect(() => zipLines(file(row))).toThrow(message));

  it('refuses a ZIP code that is listed twice', () => {
    const row = 'ZZ,94110,01112,05,,Z9,,0,A,20261';
    expect(() => zipLines(file(row, row))).toThrow(/94110 is listed twice/);
  });
});
