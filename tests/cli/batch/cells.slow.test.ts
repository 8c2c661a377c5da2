import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batch } from './support.js';

/** Cells as people's files have them, each with the answer of its clean sibling. */

const HEADER = 'code,modifier,units,pos,zip,locality,state,mac,minutes';
const allowed = async (rows: readonly string[], header = HEADER, delimiter = ',') => {
  const { column, errors } = await batch([header, ...rows].join('\n'), ['pay'], { delimiter });
  return column('rvu_allowed').map((amount, i) => amount || (errors[i] ?? ''));
};

it('are read like their clean siblings in every column', async () => {
  const clean = '99213,25,2,11,94110,,,,';
  const [wanted] = await allowed([clean]);
  expect(wanted).toBe('235.16');
  const dirty = [
    '99213.0,25.0,2.0,11.0,94110.0,,,,',
    '\u00A099213,25\u00A0,\u00A02,11\u202F,94110\u00A0,,,,',
    '\u201C99213\u201D,\u201C25\u201D,\u201C2\u201D,\u201C11\u201D,\u201894110\u2019,,,,',
    "'99213,'25,'2,'11,'94110,NULL,nan,N/A,-",
    '99213,25,"2,0",11,94110,None,<NA>,#N/A,NaN',
    '99213-25,0,2,11,94110,,,,',
    '\uFEFF99213,25,2,11,94110,,,,',
  ];
  expect(await allowed(dirty)).toEqual(dirty.map(() => wanted));
});

it('with lost zeros are completed where it is sure what was lost, with a note', async () => {
  const rows = [
    '100,AA,1,22,,5,CA,,60',
    '142,QZ,1,22,,5.0,CA,,60',
    '1967,QK,1,22,,05,CA,,60',
    '99213,,1,11,,5,,1112,',
  ];
  const { column, errors } = await batch([HEADER, ...rows].join('\n'));
  expect(errors).toEqual(['', '', '', '']);
  for (const note of column('rvu_notes')) expect(note).toMatch(/had lost its leading zero/);
});

it.each([
  ['100,25,1,11,94110,,,,', 'E_CODE_INVALID'],
  ['100,,1,11,94110,,,,60', 'E_CODE_INVALID'],
  ['998,AA,1,11,94110,,,,60', 'E_CODE_INVALID'],
  ['99213,1,1,11,94110,,,,', 'E_MODIFIER_INVALID'],
  ['99213,25,"1,5",11,94110,,,,', 'E_UNITS_INVALID'],
  ['99213,25,"1,000",11,94110,,,,', 'E_UNITS_INVALID'],
  ['NULL,25,1,11,94110,,,,', 'E_CODE_MISSING'],
])('%s is refused as %s', async (row, code) => expect(await allowed([row])).toEqual([code]));

it('says what a shortened code may have been', async () => {
  const { column } = await batch('code\n99213\n100\n');
  expect(column('rvu_error')[1]).toContain('Did you mean 00100?');
});

describe('charges', () => {
  const HEAD = 'code;pos;charge';

  it.each([
    ['80,00', '80.00'],
    ['60,5', '60.50'],
    ['1.234,50', '95.19'],
    ['$ 80,00', '80.00'],
    ['1,234', 'E_CHARGE_INVALID'],
    ['(80,00)', 'E_CHARGE_INVALID'],
    ['€80', 'E_CHARGE_INVALID'],
  ])('%s between semicolons gives %s', async (charge, amount) =>
    expect(await allowed([`99213;11;${charge}`], HEAD, ';')).toEqual([amount]),
  );

  it('with commas of thousands stay so until a decimal comma shows that they may not be', async () => {
    const rows = ['99213,"1,234"', '99213,"80,00"', '99213,"1,234"', '99213,"1,234.50"'];
    const { column, errors, stderr } = await batch(`code,charge\n${rows.join('\n')}\n`);
    expect(column('rvu_allowed')).toEqual(['95.19', '80.00', '', '95.19']);
    expect(errors).toEqual(['', '', 'E_CHARGE_INVALID', '']);
    expect(stderr).toContain('some charges have a decimal comma');
  });
});

describe('dates', () => {
  const dated = (...dates: string[]) =>
    batch(`claim_id,dos,code,pos\n${dates.map((date, i) => `${i},${date},99213,11`).join('\n')}\n`, [
      'claim',
    ]);

  it('in any form are read', async () => {
    const { errors, stderr } = await dated(
      '1/15/2026 0:00',
      '15-Jan-26',
      '01152026',
      '46037',
      '2026-01-15T08:00',
    );
    expect(errors).toEqual(['', '', '', '', '']);
    expect(stderr).toContain('as Excel serial numbers');
    expect(stderr).not.toContain('month first');
  });

  it('say once that the month comes first, if none shows it', async () => {
    const { stderr } = await dated('1/2/2026', '1/3/2026');
    expect(stderr.match(/read month first, as in the US/g)).toHaveLength(1);
    expect((await dated('1/2/2026', '1/31/2026')).stderr).not.toContain('month first');
  });

  it('with the day first are refused, and put those before them in doubt', async () => {
    const { column, stderr } = await dated('1/2/2026', '15/1/2026');
    expect(column('rvu_error')[1]).toContain('has its day first');
    expect(stderr).toContain('may have been read the wrong way round');
  });
});

it('that say that there is no claim are no claim', async () => {
  const { errors } = await batch(
    'claim_id,code\n1,99213\nNULL,99213\n-,99213\n\u00A02\u00A0,99213\n2,99213\n',
    ['claim'],
  );
  expect(errors).toEqual(['', 'E_CLAIM_MISSING', 'E_CLAIM_MISSING', '', '']);
});

it('of any characters leave the answer valid UTF-8', async () => {
  const cell = fc.oneof(
    fc.constantFrom('99213', '25', '1', '11', '94110', '80,5', '\u00A0', '\u201C1\u201D', '15/1/2026'),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );
  const rows = fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('pay', 'claim'), async (all, command) => {
      const csv = all
        .map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join())
        .join('\n');
      const { bytes, stderr } = await batch(`code,modifier,units,pos,zip,county,charge,date,claim\n${csv}`, [
        command,
      ]);
      expect(isUtf8(bytes)).toBe(true);
      expect(stderr).not.toContain('\uFFFD');
    }),
    { numRuns: 40 },
  );
});

it.each(['Unit Qualifier', 'UOM'])(
  'count minutes or units as %s says, and only anesthesia is paid by minutes',
  async (basis) => {
    const header = `code,modifier,units,${basis},minutes,locality`;
    const rows = [
      '00100,AA,60,MJ,,CA-05',
      '00100,AA,60,MJ,60,CA-05',
      '00100,AA,60,MJ,45,CA-05',
      '00100,AA,60,MJ,an hour,CA-05',
      '97110,,3,UN,,CA-05',
      '97110,,3,,,CA-05',
      '97110,,45,MJ,,CA-05',
      '97110,,45,minutes,,CA-05',
      '97110,,45,F2,,CA-05',
      '99999,,45,MJ,,CA-05',
    ];
    const [byMinutes, both, differ, unreadable, units, blank, ...refused] = await allowed(rows, header);
    expect([byMinutes, both]).toEqual(['202.41', '202.41']);
    expect([differ, unreadable]).toEqual(['E_COUNT_INVALID', 'E_COUNT_INVALID']);
    expect(blank).toBe(units);
    expect(units).toMatch(/^\d+\.\d\d$/);
    expect(refused).toEqual(['E_UNITS_INVALID', 'E_UNITS_INVALID', 'E_UNITS_INVALID', 'E_CODE_UNKNOWN']);
  },
);
