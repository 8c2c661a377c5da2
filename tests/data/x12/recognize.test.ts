import { describe, expect, it } from 'vitest';
import { NAMES } from '../../../src/batch/input/names.js';
import { looksLikeX12, oddLineLooksLikeX12 } from '../../../src/data/x12/index.js';

describe('what is X12', () => {
  it.each([
    'ISA*00*          *00*          *ZZ*A',
    'isa|00|          |00|',
    'XISA*00*   ',
    '"ISA*00*',
    '\u00EF\u00BB\u00BFISA*00*',
    'S*HC*A*B*20260105*0900*1*X*005010X222A1~ST*837*0001*005010X222A1~',
    'GS*HC*A*B',
    'st*837*0001',
    'A note. ST^835^0001',
    'NM1*IL*1*DOE*JANE',
    ' "CLM*A*100',
    'hl*1**20*1~',
    'DMG*D8*19331231*F',
    'EB*1**30',
    'ISA_00_          _00_',
    'ISA\t00\t          \t00\t',
    'NM1_IL_1_DOE_JANE',
    'NM1\u001dIL\u001d1\u001dDOE',
    'REF\u001fSY\u001f123456789',
  ])('%s', (line) => expect(looksLikeX12(line)).toBe(true));
});

describe('what is X12 below a header', () => {
  it.each([
    'NM1,IL,1,DOE,JANE',
    'x~DMG;D8;19331231',
    '106~REF*6R*DOE',
    '"CLM:A:100',
    '7QZXV014027\u001cNM1\t',
    '123\u001cREF\tSY\t123456789',
    'N3\t12 ELM STREET',
    'DMG\tD8\t19331231\tF\u001e',
    'DMG+D8+19111215+F',
    'REF+SY+123456789',
    'N3!12 ELM STREET',
  ])('%j', (line) => expect(oddLineLooksLikeX12(line)).toBe(true));

  it.each([
    '99213',
    '99213\t25',
    'N1_7,99213',
    'REF,99213,1,2',
    'REF\t99213',
    'DOE JANE,99213,,,',
    'Total,,1',
    'HI! call back',
    'see N2+, then 99213',
    'ST=CA',
  ])('but not %s', (line) => expect(oddLineLooksLikeX12(line)).toBe(false));
});

describe('what is not', () => {
  it.each([
    'code,modifier,units,pos,locality',
    'claim_id;date;code',
    'STATE,code',
    'ST,CODE,UNITS',
    'ISA,GS,ST,code',
    'REF,PER,HCPCS',
    '99213-25',
    'G0101 59',
    'Visit of 2026 (code*units)',
    'LX, SV1, code',
    'ST\tCODE\tUNITS',
    'NM1_last,CLM_id,DTP_472,ST_code,code',
  ])('%s', (line) => expect(looksLikeX12(line)).toBe(false));

  it('no usual name of a column', () => {
    const names = Object.values(NAMES).flatMap(({ known }) =>
      known.flat().map((name) => name.replace(/[[\]#…]/g, '').replace(/\|\S+/g, '')),
    );
    for (const delimiter of [',', ';', '\t']) expect(looksLikeX12(names.join(delimiter))).toBe(false);
  });
});
