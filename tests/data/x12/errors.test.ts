import { describe, expect, it } from 'vitest';
import { isX12, X12Error } from '../../../src/data/x12/index.js';
import { BILLING, CLAIM, claimFile, ISA, read, SERVICE, SUBSCRIBER, transaction } from './samples/build.js';

const good = claimFile([]);
const END = 'SE*13*0001~GE*1*1~IEA*1*000000001~';
const ONLY = 'only professional claims (837P, 005010X222A1) are read';

describe('a file that is not a complete 837P', () => {
  it.each([
    ['nothing', '', 'not an X12 file: it does not begin with an ISA segment'],
    [
      'a CSV',
      `code,units\n${'99213,1\n'.repeat(20)}`,
      'not an X12 file: it does not begin with an ISA segment',
    ],
    ['a short ISA', ISA.slice(0, 60), 'segment 1 (ISA): too short: it has 60 of its 106 characters'],
    [
      'an ISA without padding',
      good.replace('MADEUPSENDER   ', 'MADEUPSENDER'),
      'segment 1 (ISA): its elements do not have their fixed widths (106 characters in all)',
    ],
    [
      'delimiters that are the same',
      good.replace(':~GS', '^~GS'),
      'segment 1 (ISA): its delimiters are letters, digits or blanks, or two of them are the same',
    ],
    [
      'a letter for a delimiter',
      good.replace(':~GS', 'X~GS'),
      'segment 1 (ISA): its delimiters are letters, digits or blanks, or two of them are the same',
    ],
    ['an ISA alone', ISA, 'the file ends before the IEA segment that closes its ISA'],
    [
      'a remittance',
      good.replace('ST*837', 'ST*835'),
      `segment 3 (ST): the transaction is not an 837 claim; ${ONLY}`,
    ],
    [
      'an institutional claim',
      transaction([], '005010X223A2'),
      `segment 3 (ST): it is an institutional claim (837I); ${ONLY}`,
    ],
    [
      'a dental claim',
      transaction([], '005010X224A2'),
      `segment 3 (ST): it is a dental claim (837D); ${ONLY}`,
    ],
    [
      'another guide',
      transaction([], '005010X298'),
      `segment 3 (ST): ST03 and GS08 name another guide; ${ONLY}`,
    ],
    [
      'an institutional line',
      claimFile([], ['LX*1', 'SV2*0300*HC:80053*1*UN*1']),
      `segment 13 (SV2): it belongs to an institutional claim (837I); ${ONLY}`,
    ],
    [
      'a dental line',
      claimFile([], ['LX*1', 'SV3*AD:D0120*1']),
      `segment 13 (SV3): it belongs to a dental claim (837D); ${ONLY}`,
    ],
    ['a file cut off in a segment', good.slice(0, -5), 'segment 17: the file ends inside it'],
    [
      'a file cut off between segments',
      good.replace(END, ''),
      'the file ends before the SE segment that closes its ST',
    ],
    ['a missing SE', good.replace('SE*13*0001~', ''), 'segment 15 (GE): the SE segment is missing before it'],
    ['a missing GE', good.replace('GE*1*1~', ''), 'segment 16 (IEA): the GE segment is missing before it'],
    [
      'a second ISA',
      good.replace('IEA*1*000000001~', good),
      'segment 17 (ISA): the IEA segment is missing before it',
    ],
    ['a missing GS', good.replace(/GS.*?~/, ''), 'segment 2 (ST): the GS segment is missing before it'],
    ['a missing ST', good.replace(/ST\*837.*?~/, ''), 'segment 3: it is outside a transaction (ST to SE)'],
    ['text after the IEA', `${good}\nMORE`, 'segment 18: only an ISA segment may follow an IEA'],
    ['an empty segment', good.replace('LX*1~', 'LX*1~~'), 'segment 13: it has no segment identifier'],
    [
      'a lost terminator',
      good.replace('LX*1~', 'LX*1\n'),
      'segment 12: a line break inside it; its terminator may be missing',
    ],
    ['no terminators', `${ISA}${'A*'.repeat(40_000)}`, 'segment 2: no terminator within 65536 characters'],
    [
      'an SV1 before any CLM',
      transaction([...BILLING, ...SERVICE]),
      'segment 8 (LX): no CLM segment comes before it',
    ],
    [
      'a line after another HL',
      transaction([...BILLING, ...SUBSCRIBER, ...CLAIM, 'HL*3*1*22*0', 'SV1*HC:99213*1*UN*1']),
      'segment 13 (SV1): no CLM segment comes before it',
    ],
  ])('%s', async (_, text, message) => {
    const reading = read(text);
    await expect(reading).rejects.toThrow(X12Error);
    await expect(reading).rejects.toThrow(new X12Error(message));
  });
});

describe('counts that do not agree are both named, and are errors only if they are to be', () => {
  it.each([
    ['SE*13', 'SE*12', 'segment 15 (SE): it counts 12 segments, but its ST has 13'],
    ['DTP*472*D8*20260105~', '', 'segment 14 (SE): it counts 13 segments, but its ST has 12'],
    ['GE*1', 'GE*2', 'segment 16 (GE): it counts 2 transactions, but its GS has 1'],
    ['IEA*1', 'IEA*0', 'segment 17 (IEA): it counts 0 functional groups, but its ISA has 1'],
    ['SE*13', 'SE*', 'segment 15 (SE): its count of segments is not a number'],
  ])('%s -> %s', async (right, wrong, message) => {
    const text = good.replace(right, wrong);
    const slips: string[] = [];
    const slip = (each: string): void => void slips.push(each);
    expect(await read(text, [], [], { slip })).toMatchObject([{ code: '99213', problem: null }]);
    expect(slips).toEqual([message]);
    await expect(read(text, [], [], { strict: true })).rejects.toThrow(new X12Error(message));
  });
});

describe('guides', () => {
  it.each(['005010X222', '005010X222A1', '005010X222A2'])('%s is read', async (guide) => {
    const slips: string[] = [];
    const slip = (each: string): void => void slips.push(each);
    const file = transaction([...BILLING, ...SUBSCRIBER, ...CLAIM, ...SERVICE], guide);
    expect(await read(file, [], [], { slip })).toMatchObject([{ code: '99213', pos: '11' }]);
    expect(slips).toEqual([]);
  });

  it.each(['004010X098', '004010X098A1'])('%s is read and named', async (guide) => {
    const slips: string[] = [];
    const slip = (each: string): void => void slips.push(each);
    const claim = ['CLM*MADEUP-1*100***22::1*Y*A*Y*Y', 'NM1*FA*2*MADE UP HOSPITAL', 'N4*RENO*NV*89501'];
    const file = transaction([...BILLING, ...SUBSCRIBER, ...claim, ...SERVICE], guide)
      .replace('*837*0001*004010X098A1', '*837*0001')
      .replace('*^*00501*', '*U*00401*');
    expect(await read(file, [], [], { slip })).toMatchObject([
      { code: '99213', pos: '22', zip: '89501', notices: [], problem: null },
    ]);
    expect(slips).toEqual(['segment 3 (ST): it follows version 4010 of the guide, which ended in 2012']);
  });
});

describe('isX12', () => {
  it.each([
    ISA,
    ISA.slice(0, 4),
    `\uFEFF${ISA}`,
    `\u00EF\u00BB\u00BF${ISA}`,
    `\r\n ${ISA}`,
    'ISA|00|',
    'ISA_00_',
  ])('takes %j', (text) => {
    expect(isX12(text)).toBe(true);
  });

  it.each(['', 'code,units', 'ISAAC,1', 'ISA_id,code', 'isa*00*', 'GS*HC*', '"ISA"'])('leaves %j', (text) => {
    expect(isX12(text)).toBe(false);
  });
});
