import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BILLING, read, transaction } from './samples/build.js';

/** Used wherever an 837P names the patient, the subscriber, their illness or the claim's own number. */
const MARK = 'PATIENTMARK';
/** The same for elements with digits: birth date, ZIP code, identification */
const DIGITS = '19310317';
const SECRETS = [
  'HL*2*1*22*1',
  'SBR*P*18*PATIENTMARK******MB',
  'NM1*IL*1*PATIENTMARK*PATIENTMARK*PATIENTMARK***MI*PATIENTMARK',
  'N3*PATIENTMARK*PATIENTMARK',
  'N4*PATIENTMARK*CA*19310317',
  'DMG*D8*19310317*F',
  'REF*SY*19310317',
  'HL*3*2*23*0',
  'PAT*19*****D8*19310317',
  'NM1*QC*1*PATIENTMARK*PATIENTMARK',
  'N3*PATIENTMARK',
  'N4*PATIENTMARK*CA*193103170',
  'DMG*D8*19310317*M',
];
const OF_CLAIM = [
  'CLM*PATIENTMARK*100***11:B:1*Y*A*Y*Y',
  'DTP*431*D8*19310317',
  'REF*D9*PATIENTMARK',
  'REF*EA*19310317',
  'NTE*ADD*PATIENTMARK',
  'HI*ABK:PATIENTMARK*ABF:PATIENTMARK',
  'SBR*S*18*PATIENTMARK******CI',
  'NM1*IL*1*PATIENTMARK*PATIENTMARK****MI*PATIENTMARK',
  'N4*PATIENTMARK*CA*19310317',
];
const OF_LINE = [
  'LX*1',
  'SV1*HC:99213:25:::::PATIENTMARK*100*UN*1***1',
  'DTP*472*D8*20260105',
  'REF*6R*PATIENTMARK',
  'NTE*ADD*PATIENTMARK',
];
const SEGMENTS = [...BILLING, ...SECRETS, ...OF_CLAIM, ...OF_LINE];

/** Everything that reading reveals: the lines, and the error with its stack. */
async function told(text: string): Promise<string> {
  try {
    return JSON.stringify(await read(text));
  } catch (error) {
    return `${error instanceof Error ? `${error.stack}${JSON.stringify(error)}` : error}`;
  }
}

describe('what names the patient', () => {
  it('is in the file that is read here, but in none of its lines', async () => {
    const text = transaction(SEGMENTS);
    expect(text.split(MARK).length).toBeGreaterThan(20);
    const lines = await told(text);
    expect(lines).toContain('"code":"99213"');
    expect(lines).toContain('"problem":null');
    expect(lines).not.toContain(MARK);
    expect(lines).not.toContain(DIGITS);
  });

  it.each([
    'CLM*PATIENTMARK*100***PATIENTMARK:B:1',
    'NM1*82*1*PATIENTMARK*****XX*PATIENTMARK',
    'SV1*PATIENTMARK',
    'SV1*HC:PATIENTMARK*PATIENTMARK*UN*PATIENTMARK*PATIENTMARK',
    'SV1*HC:99213:PATIENTMARK*1*PATIENTMARK*1',
    'DTP*472*D8*PATIENTMARK',
    'SV2*PATIENTMARK',
    'ST*PATIENTMARK*PATIENTMARK',
    'SE*PATIENTMARK*PATIENTMARK',
    'PATIENTMARK*PATIENTMARK',
    'NTE*ADD*PATIENTMARK\nPATIENTMARK',
  ])('is not echoed if %j is wrong', async (bad) => {
    const message = await told(transaction([...SEGMENTS, ...OF_LINE.slice(0, 1), bad]));
    expect(message).toMatch(/segment \d+/);
    expect(message).not.toContain(MARK);
  });

  it('is not echoed however the file is damaged', async () => {
    const text = transaction(SEGMENTS);
    const damage = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(40),
      put: fc.constantFrom('', '~', '*', ':', '\n'),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, cut, put }) => {
        const message = await told(text.slice(0, at) + put + text.slice(at + cut));
        expect(message).not.toContain('PATIENTM');
      }),
      { numRuns: 1000 },
    );
  });
});
