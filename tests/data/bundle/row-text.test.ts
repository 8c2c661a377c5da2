import { describe, expect, it } from 'vitest';
import { parseQpText, parseRowText, ROW_COLUMNS } from '../../../src/data/bundle/row-text.js';

/** A made-up row in which every cell is different, so that no two columns can be mistaken for each other. */
const LINE =
  'A1234,TC,R,+,1.01,2.02,NA,3.03,,4.04,5.05,6.06,7,010,0.10,0.80,0.11,3,2,1,4,5,9,B5678,33.4009,01,0,88,7.07,8.08,9.09';

describe('parseRowText', () => {
  it('reads each column into the field of its name', () => {
    expect(parseRowText(LINE, 'rvu26a.csv')).toEqual({
      code: 'A1234',
      modifier: 'TC',
      status: 'R',
      informational: true,
      work: 101,
      nonfacilityPe: 202,
      nonfacilityNa: true,
      facilityPe: 303,
      facilityNa: false,
      malpractice: 404,
      nonfacilityTotal: 505,
      facilityTotal: 606,
      pcTc: '7',
      globalDays: '010',
      preOp: 10,
      intraOp: 80,
      postOp: 11,
      multipleProcedure: '3',
      bilateral: '2',
      assistantSurgeon: '1',
      coSurgeon: '4',
      teamSurgery: '5',
      pricing: '9',
      endoscopicBase: 'B5678',
      supervision: '01',
      calculationFlag: '0',
      imagingFamily: '88',
      oppsNonfacilityPe: 707,
      oppsFacilityPe: 808,
      oppsMalpractice: 909,
    });
  });

  it('never carries a description', () => {
    expect(ROW_COLUMNS).toHaveLength(31);
    expect(ROW_COLUMNS.filter((name) => /desc|text|name/.test(name))).toEqual([]);
  });

  it.each([
    ['a cell short', LINE.slice(0, LINE.lastIndexOf(','))],
    ['a cell too many', `${LINE},1`],
    ['nothing', ''],
    ['a letter O for a zero', LINE.replace('1.01', '1.O1')],
    ['a point too few', LINE.replace('1.01', '101')],
    ['a figure of nothing but decimals', LINE.replace('1.01', '.01')],
    ['two points', LINE.replace('1.01', '1.0.01')],
    ['a sign', LINE.replace('9.09', '-9.09')],
    ['a decimal too many', LINE.replace('0.10', '0.100')],
  ])('refuses a line with %s', (_, line) =>
    expect(() => parseRowText(line, 'rvu26a.csv')).toThrow(/rvu26a\.csv is damaged/),
  );
});

describe('parseQpText', () => {
  it('reads the three OPPS columns', () => {
    expect(parseQpText('A1234,TC,17.43,17.44,0.15', 'rvu26a-qp.csv')).toEqual({
      code: 'A1234',
      modifier: 'TC',
      oppsNonfacilityPe: 1_743,
      oppsFacilityPe: 1_744,
      oppsMalpractice: 15,
    });
  });

  it.each(['A1234,TC,17.43,17.44', 'A1234,TC,17.43,17.44,0.l5', 'A1234,TC,17.43,17.44,0.15,'])(
    'refuses %s',
    (line) => expect(() => parseQpText(line, 'rvu26a-qp.csv')).toThrow(/rvu26a-qp\.csv is damaged/),
  );
});
