import { describe, expect, it } from 'vitest';
import { readCmsFile } from '../../../src/data/import/formats/source-file.js';
import { anesthesiaLines, countyLines, gpciLines } from '../../../src/data/import/place-files.js';
import { GPCI } from '../../support/cms-files.js';

const file = (text: string) => readCmsFile('made-up.csv', Buffer.from(text, 'latin1'));
const rows = (lines: readonly string[]): string[][] => lines.slice(1).map((line) => line.split('\t'));

describe('gpciLines', () => {
  it('restores lost zeros, takes the floored column for work, strips the floor marks, drops notes', () => {
    expect(rows(gpciLines(file(GPCI)))).toEqual([
      ['01112', '05', 'ZY', '1.100', '1.100', '1.200', '0.300', '', 'SOMEWHERE'],
      ['02102', '01', 'ZZ', '1.000', '0.900', '0.950', '1.250', '', 'NOWHERE, NORTH'],
    ]);
  });

  it('reads a year with one work column and no state', () => {
    const text = `Medicare Administrative Contractor (MAC),Locality Number,Locality Name,PW GPCI,PE GPCI,MP GPCI
10112,00,SOMEWHERE,1.000,0.889,0.707
`;
    expect(rows(gpciLines(file(text)))).toEqual([
      ['10112', '00', '', '1.000', '', '0.889', '0.707', '', 'SOMEWHERE'],
    ]);
  });

  it('takes the name of each state from the counties file', () => {
    const counties = `Medicare Administrative Contractor,Locality Number,State,Fee Schedule Area,Counties
02102,01,ZEALAND,NORTH,ALL
01112,05,ZYLAND/ISLES,SOME,ONE
`;
    const names = rows(gpciLines(file(GPCI), file(counties))).map((cells) => cells[7]);
    expect(names).toEqual(['ZYLAND/ISLES', 'ZEALAND']);
  });

  it('refuses two work columns that it cannot tell apart', () => {
    const text = GPCI.replace(' (without 1.0 Floor)', '').replace(' (with 1.0 Floor)', '');
    expect(() => gpciLines(file(text))).toThrow(/several columns/);
  });
});

describe('anesthesiaLines', () => {
  it('tells the QP column from the other by its header, in either order', () => {
    const header = ['Qualifying APM National Anes CF of 21', 'Non-Qualifying APM National Anes CF of 20'];
    const table = (columns: string[], figures: string[]) =>
      file(`Contractor,Locality,Locality Name,${columns}\n10112 ,00 ,SOMEWHERE,${figures}\n`);
    const expected = [['10112', '00', '19.53', '19.63']];
    expect(rows(anesthesiaLines(table(header, ['19.63', '19.53'])))).toEqual(expected);
    expect(rows(anesthesiaLines(table(header.reverse(), ['19.53', '19.63'])))).toEqual(expected);
  });

  // CMS's CSV file of 2025 and its workbook differ in this header.
  it.each(['National ', ''])('leaves QP blank for the years without it ("%sAnes CF of …")', (national) => {
    const text = `Contractor,Locality,Locality Name,${national}Anes CF of 20.3178\n10112 ,00 ,SOMEWHERE,19.31 \n`;
    expect(rows(anesthesiaLines(file(text)))).toEqual([['10112', '00', '19.31', '']]);
  });
});

describe('countyLines', () => {
  it('copies the state to the rows below and drops a row that is listed twice', () => {
    const text = `Title,,,,
Medicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties
,,,,
10112,0,SOMEWHERE ,STATEWIDE* ,ALL COUNTIES
,,,,
01182,18,ELSEWHERE,"NORTH, FAR",ONE/TWO
01182,26,,SOUTH,THREE
01182,26,,SOUTH,THREE
`;
    expect(rows(countyLines(file(text)))).toEqual([
      ['01182', '18', 'ELSEWHERE', 'NORTH, FAR', 'ONE/TWO'],
      ['01182', '26', 'ELSEWHERE', 'SOUTH', 'THREE'],
      ['10112', '00', 'SOMEWHERE', 'STATEWIDE', 'ALL COUNTIES'],
    ]);
  });
});
