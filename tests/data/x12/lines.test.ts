import { describe, expect, it } from 'vitest';
import { BILLING, CLAIM, claimFile, FIRST, read, SERVICE, SUBSCRIBER, transaction } from './samples/build.js';

const LX = FIRST + BILLING.length + SUBSCRIBER.length + CLAIM.length;
const rendering = (npi: string) => `NM1*82*1*POE*PAULA****XX*${npi}`;
const facility = (zip: string) => ['NM1*77*2*MADE UP HOSPITAL', `N4*RENO*NV*${zip}`];
const withService = (sv1: string) => claimFile([], ['LX*1', sv1, 'DTP*472*D8*20260105']);

async function only(text: string) {
  const lines = await read(text);
  expect(lines).toHaveLength(1);
  return lines[0];
}

describe('SV1', () => {
  it.each([
    [
      'SV1*HC:99213*100*UN*1',
      { code: '99213', modifiers: '', units: '1', minutes: '', charge: '100', pos: '11' },
    ],
    ['SV1*HC:99213*100*UN*1*22', { pos: '22' }],
    ['SV1*HC:J1885*.5*UN*2.5', { code: 'J1885', units: '2.5', charge: '.5' }],
    ['SV1*HC:27447:LT::80*0*UN*1.0', { modifiers: 'LT 80', units: '1.0', charge: '0' }],
    ['SV1*HC:99213:25:59:76:GT:A DESCRIPTION*100*UN*1', { modifiers: '25 59 76 GT' }],
    ['SV1*HC:00810:QK*900.00*MJ*47', { units: '1', minutes: '47', charge: '900.00' }],
  ])('%s', async (sv1, expected) => {
    expect(await only(withService(sv1))).toMatchObject({ ...expected, problem: null });
  });

  it.each([
    ['SV1*ER:99213*100*UN*1', 'SV101-1 is not HC: only HCPCS and CPT codes have a Medicare fee'],
    ['SV1', 'SV101-1 is not HC: only HCPCS and CPT codes have a Medicare fee'],
    ['SV1*HC:9921*100*UN*1', 'SV101-2 is not a code of five letters and digits'],
    ['SV1*HC*100*UN*1', 'SV101-2 is not a code of five letters and digits'],
    [
      'SV1*HC:99213:2*100*UN*1',
      'SV101-3 to 6 contain something that is not a modifier of two letters or digits',
    ],
    ['SV1*HC:99213**UN*1', 'SV102 (charge) is not an amount'],
    ['SV1*HC:99213*-5*UN*1', 'SV102 (charge) is not an amount'],
    ['SV1*HC:99213*100*F2*1', 'SV103 is neither UN (units) nor MJ (minutes)'],
    ['SV1*HC:99213*100*UN*', 'SV104 (units or minutes) is not a number'],
    ['SV1*HC:99213*100*UN*1.2.3', 'SV104 (units or minutes) is not a number'],
    ['SV1*HC:99213*100*UN*.', 'SV104 (units or minutes) is not a number'],
    ['SV1*HC:99213*100*UN*1*1', 'SV105 is not a place of service of two digits'],
  ])('%s has a problem', async (sv1, problem) => {
    expect(await only(withService(sv1))).toMatchObject({ problem: `segment ${LX + 1} (SV1): ${problem}` });
  });

  it('that is invalid does not affect the lines around it', async () => {
    const bad = ['LX*2', 'SV1*ER:1*1*UN*1'];
    const lines = await read(claimFile([], [...SERVICE, ...bad, ...SERVICE]));
    expect(lines.map(({ problem }) => problem === null)).toEqual([true, false, true]);
  });
});

describe('the date of service', () => {
  const dated = (...dates: string[]) => claimFile([], ['LX*1', 'SV1*HC:99213*100*UN*1', ...dates]);

  it.each([
    ['DTP*472*D8*20240229', '2024-02-29'],
    ['DTP*472*RD8*20260105-20260107', '2026-01-05'],
    ['DTP*573*D8*20260105', ''],
  ])('%s is "%s"', async (dtp, date) => {
    expect(await only(dated(dtp))).toMatchObject({ date, problem: null });
  });

  it.each([
    'DTP*472*D8*20260230',
    'DTP*472*D8*20261301',
    'DTP*472*D8*2026-01-05',
    'DTP*472*D8*260105',
    'DTP*472*D8*20260105-20260106',
    'DTP*472*RD8*20260105',
    'DTP*472*RD8*20260107-20260105',
    'DTP*472*DT*202601050900',
    'DTP*472',
  ])('%s is a problem', async (dtp) => {
    const problem = `segment ${LX + 2} (DTP): not a date (D8, YYYYMMDD) or range of dates (RD8, YYYYMMDD-YYYYMMDD)`;
    expect(await only(dated(dtp))).toMatchObject({ date: '', problem });
  });

  it('given twice is a problem', async () => {
    const problem = `segment ${LX + 3} (DTP): a second date of service in one line`;
    const twice = dated('DTP*472*D8*20260105', 'DTP*472*D8*20260106');
    expect(await only(twice)).toMatchObject({ date: '', problem });
  });
});

describe('the provider', () => {
  it.each([
    ['is the billing provider', [], [], '1111111111'],
    ['is the one of the claim', [rendering('3333333333')], [], '3333333333'],
    ['is the one of the line', [rendering('3333333333')], [rendering('4444444444')], '4444444444'],
    ['is not the referring provider', ['NM1*DN*1*ROE*RIC****XX*2222222222'], [], '1111111111'],
    ['is blank if the one named has no NPI', ['NM1*82*1*POE*PAULA****24*123456789'], [], ''],
    [
      'is not the one of another payer',
      ['SBR*S*18*******CI', rendering('9999999999'), 'NM1*85*2*X*****XX*9999999999'],
      [],
      '1111111111',
    ],
  ])('%s', async (_, ofClaim, ofLine, provider) => {
    expect(await only(claimFile(ofClaim, [...SERVICE, ...ofLine]))).toMatchObject({
      provider,
      problem: null,
    });
  });

  it('of a line applies only to that line, that of a claim only to that claim', async () => {
    const first = [...CLAIM, rendering('3333333333'), ...SERVICE, rendering('4444444444'), ...SERVICE];
    const lines = await read(transaction([...BILLING, ...SUBSCRIBER, ...first, ...CLAIM, ...SERVICE]));
    expect(lines.map(({ provider }) => provider)).toEqual(['4444444444', '3333333333', '1111111111']);
  });

  it('is forgotten with a new billing provider level', async () => {
    const one = [...SUBSCRIBER, ...CLAIM, ...SERVICE];
    const lines = await read(transaction([...BILLING, ...one, 'HL*3**20*1', ...one]));
    expect(lines.map(({ provider, zip }) => [provider, zip])).toEqual([
      ['1111111111', '94110-1234'],
      ['', ''],
    ]);
  });

  it('with a malformed NPI is a problem', async () => {
    const problem = `segment ${LX} (NM1): NM109 is not an NPI of ten digits`;
    expect(await only(claimFile([rendering('33333')]))).toMatchObject({ provider: '', problem });
  });
});

describe('the ZIP code', () => {
  it.each([
    ['is the billing provider’s', [], [], '94110-1234'],
    ['is the claim’s service facility’s', facility('89501'), [], '89501'],
    ['is the line’s service facility’s', facility('89501'), facility('895020001'), '89502-0001'],
    [
      'is not that of another named after the facility',
      ['NM1*77*2*X', 'NM1*DQ*1*Y', 'N4*RENO*NV*89501'],
      [],
      '',
    ],
    ['is blank for a facility abroad', ['NM1*77*2*X', 'N4*TORONTO*ON*M5V3L9*CA'], [], ''],
  ])('%s', async (_, ofClaim, ofLine, zip) => {
    expect(await only(claimFile(ofClaim, [...SERVICE, ...ofLine]))).toMatchObject({ zip, problem: null });
  });

  it('that is malformed is a problem', async () => {
    const problem = `segment ${LX + 1} (N4): N403 is not a ZIP code of 5 or 9 digits`;
    expect(await only(claimFile(facility('8950')))).toMatchObject({ zip: '', problem });
  });
});

describe('the claim', () => {
  const claim = (clm: string, line = SERVICE) => transaction([...BILLING, ...SUBSCRIBER, clm, ...line]);

  it.each(['CLM*X*1***131:A:1', 'CLM*X*1***11', 'CLM*X*1***1:B'])(
    '%s has no place of service',
    async (clm) => {
      const problem = `segment ${LX - 1} (CLM): CLM05 is not a place of service of two digits with the qualifier B`;
      expect(await only(claim(clm))).toMatchObject({ pos: '', problem });
    },
  );

  it('without a place of service lets its lines keep theirs', async () => {
    const line = ['LX*1', 'SV1*HC:99213*100*UN*1*22'];
    expect(await only(claim('CLM*X*1***131:A:1', line))).toMatchObject({ pos: '22', problem: null });
  });

  it('names a line without SV1 by its LX', async () => {
    const lines = await read(claimFile([], ['LX*1', 'DTP*472*D8*20260105', ...SERVICE]));
    const problem = `segment ${LX} (LX): no SV1 segment follows it`;
    expect(lines.map((line) => line.problem)).toEqual([problem, null]);
    expect(lines[0]).toMatchObject({ segment: LX, code: '', claim: 1 });
  });

  it('names an SV1 without LX', async () => {
    const lines = await read(claimFile([], [...SERVICE, 'SV1*HC:99214*100*UN*1']));
    const problem = `segment ${LX + 3} (SV1): it has no LX segment of its own before it`;
    expect(lines.map((line) => line.problem)).toEqual([null, problem]);
  });
});
