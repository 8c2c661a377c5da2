import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRowText, ROW_COLUMNS } from '../../../src/data/bundle/row-text.js';
import { ShortLines } from '../../../src/data/editions/short-line.js';

const SHORT = new ShortLines(ROW_COLUMNS);
const FACTOR = '33.8872';

const WHOLE =
  '99213,,A,,1.30,1.33,,0.55,,0.10,2.73,1.95,0,XXX,0.00,0.00,0.00,0,0,0,0,0,,,33.8872,09,0,99,0.00,0.00,0.00';

describe('short lines', () => {
  it('leave out the zeros, the sums and the conversion factor', () => {
    expect(SHORT.shorten(WHOLE)).toBe('99213,,A,,1.30,1.33,,0.55,,0.10,,,0,XXX,,,,0,0,0,0,0,,,,09,0,99,,,');
  });

  it('leave out a facility PE that is the nonfacility PE, and keep a zero where another figure follows', () => {
    const cells = SHORT.shorten(
      'A1234,TC,A,,0.00,4.54,,4.54,NA,0.04,0.00,4.58,1,XXX,0.10,0.00,0.00,6,2,0,0,0,,,33.8872,01,0,99,11.37,0.00,0.10',
    ).split(',');
    const cell = (name: (typeof ROW_COLUMNS)[number]): string | undefined => cells[ROW_COLUMNS.indexOf(name)];
    expect([cell('nonfacility_pe_rvu'), cell('facility_pe_rvu')]).toEqual(['4.54', '']);
    expect([cell('nonfacility_total'), cell('facility_total')]).toEqual(['0.00', '']);
    expect([cell('opps_nonfacility_pe'), cell('opps_facility_pe')]).toEqual(['11.37', '0.00']);
  });

  it('say what the whole lines say, to those who read them and when they are made whole again', () => {
    const figure = fc.constantFrom('0.00', '0.01', '1.30', '1.33', '2.63', '2.73', '999.99');
    const isFigure = (cell: string): boolean => /^\d+\.\d\d$/.test(cell);
    fc.assert(
      fc.property(fc.array(figure, { minLength: 12, maxLength: 12 }), (figures) => {
        const left = [...figures];
        const line = WHOLE.split(',')
          .map((cell) => (isFigure(cell) ? left.shift() : cell))
          .join();
        const short = SHORT.shorten(line);
        expect(SHORT.lengthen(short, FACTOR)).toBe(line);
        expect(parseRowText(short, 'x', true)).toEqual(parseRowText(line, 'x'));
      }),
    );
  });

  it('are not taken for lines of a plain release', () => {
    expect(() => parseRowText(SHORT.shorten(WHOLE), 'rvu26a.csv')).toThrow(/rvu26a\.csv is damaged/);
  });

  it('are refused if they are cut short', () => {
    const short = SHORT.shorten(WHOLE);
    for (const line of [short.slice(0, -1), `${short},`, short.slice(0, 20)])
      expect(() => parseRowText(line, 'x', true), line).toThrow(/x is damaged/);
  });
});
