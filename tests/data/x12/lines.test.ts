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
    ['SV1*HC:97110*100*MJ*45', 'SV103 is MJ (minutes), and only anesthesia is paid by minutes'],
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
    [
      'is not shown if the one named has no NPI',
      ['NM1*82*1*POE*PAULA****24*123456789'],
      [],
      'practitioner 1',
    ],
    ['is blank if the one named has no identifier', ['NM1*82*1*POE*PAULA'], [], ''],
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

  it.each(['33333', 'XXXXXXXXXX', ''])('with the NPI %j is a slip, which does not price', async (npi) => {
    const slip = `egment ${LX} (NM1): NM109 is not an NPI of ten digits`;
    const file = claimFile([rendering(npi)]);
    const provider = npi === '' ? '' : 'practitioner 1';
    const notices = [{ code: 'N_X12', message: `S${slip}.` }];
    expect(await only(file)).toMatchObject({ provider, notices, problem: null });
    expect(await read(file, [], [], { strict: true })).toMatchObject([{ problem: `s${slip}` }]);
  });

  it('is told apart within a claim by an identifier that is not shown', async () => {
    const by = (npi: string) => [...SERVICE, rendering(npi)];
    const lines = await read(claimFile([], [...by('AAA'), ...by('BBB'), ...by('AAA'), ...by('3333333333')]));
    const second = await read(claimFile([], by('BBB')));
    expect([...lines, ...second].map(({ provider }) => provider)).toEqual([
      'practitioner 1',
      'practitioner 2',
      'practitioner 1',
      '3333333333',
      'practitioner 1',
    ]);
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

  it.each(['8950', 'XXXXX', ''])('%j leaves the state, with a note', async (zip) => {
    const message = `Segment ${LX + 1} (N4): N403 is not a ZIP code of 5 or 9 digits; the state in N402 is used.`;
    expect(await only(claimFile(facility(zip)))).toMatchObject({
      zip: '',
      state: 'NV',
      notices: [{ code: 'N_X12', message }],
      problem: null,
    });
  });

  it('that is malformed is a problem if there is no state either', async () => {
    const problem = `segment ${LX + 1} (N4): N403 is not a ZIP code of 5 or 9 digits`;
    const nowhere = ['NM1*77*2*X', 'N4*RENO*11*ZIP1'];
    expect(await only(claimFile(nowhere))).toMatchObject({ zip: '', state: '', problem });
  });

  it('of a facility abroad is named as missing', async () => {
    const notices = [
      { message: expect.stringContaining('N404 names another country, where there is no locality') },
    ];
    expect(await only(claimFile(['NM1*77*2*X', 'N4*TORONTO*ON*M5V3L9*CA']))).toMatchObject({ notices });
  });
});

describe('the claim', () => {
  const claim = (clm: string, line = SERVICE) => transaction([...BILLING, ...SUBSCRIBER, clm, ...line]);

  it.each(['CLM*X*1***131:A:1', 'CLM*X*1***1:B', 'CLM*X*1***1'])(
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

  it.each(['CLM*X*1***11', 'CLM*X*1***11::1'])('%s has a place of service and a note', async (clm) => {
    const message = `Segment ${LX - 1} (CLM): CLM05-2 is not B (place of service).`;
    expect(await only(claim(clm))).toMatchObject({ pos: '11', notices: [{ message }], problem: null });
  });

  it.each([
    ['1', false, []],
    ['7', false, ['N_REPLACEMENT']],
    ['6', false, ['N_REPLACEMENT']],
    ['8', true, []],
  ])('with frequency %s', async (frequency, isVoid, codes) => {
    const line = await only(claim(`CLM*X*1***11:B:${frequency}`));
    expect(line?.isVoid).toBe(isVoid);
    expect(line?.notices.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['P', [], []],
    ['S', [], [/SBR01 is S/]],
    ['T', ['SBR*P*18*******CI'], [/SBR01 is T/]],
    ['P', ['SBR*S*18*******CI', 'SBR*T*18*******CI'], [/names another payer/]],
    ['JANE', [], []],
  ])('of payer %s with %j says what is not computed', async (sequence, ofClaim, says) => {
    const file = claimFile(ofClaim).replace('SBR*P*18*******MB', `SBR*${sequence}*18*******MB`);
    const line = await only(file);
    expect(line?.notices.map(({ message }) => message)).toEqual(
      says.map((each) => expect.stringMatching(each)),
    );
  });

  it('of a patient has the payer of the subscriber before, and no later one', async () => {
    const one = [...CLAIM, ...SERVICE];
    const second = SUBSCRIBER.map((segment) => segment.replace('SBR*P', 'SBR*S'));
    const lines = await read(
      transaction([...BILLING, ...second, 'HL*3*2*23*0', ...one, 'HL*4*1*22*0', ...one]),
    );
    expect(lines.map(({ notices }) => notices.length)).toEqual([1, 0]);
  });

  it.each([
    [['DTP*090*D8*20260115', 'DTP*091*D8*20260213'], '55', '30'],
    [['DTP*090*D8*20260115', 'DTP*091*D8*20260115'], 'RT:55', '1'],
    [['DTP*090*D8*20260115', 'DTP*091*D8*20260213'], 'RT', ''],
    [['DTP*090*D8*20260115'], '55', 'from 10'],
    [['DTP*090*D8*20260105'], '55', 'from 1'],
    [['DTP*091*D8*20260125'], '55', '20'],
    [[], '55', ''],
    [['DTP*090*D8*20260215', 'DTP*091*D8*20260213'], '55', '0'],
    [['DTP*090*D8*20260104'], '55', '0'],
    [['DTP*091*D8*20260230'], '55', '0'],
  ])('with %j and modifiers %s has %j days of care', async (dates, modifiers, days) => {
    const line = ['LX*1', `SV1*HC:66984:${modifiers}*500*UN*1`, 'DTP*472*D8*20260105'];
    expect(await only(claimFile(dates, line))).toMatchObject({ careDays: days, problem: null });
  });
});

describe('components that another character separates than ISA16 says', () => {
  it.each([
    ['SV1*HC>99213*100*UN*1', CLAIM, 'SV1', 'SV101', '>'],
    ['SV1*HC|99213|25*100*UN*1', CLAIM, 'SV1', 'SV101', '|'],
    ['SV1*HC:99213*100*UN*1', ['CLM*X*1***11>B>1'], 'CLM', 'CLM05', '>'],
  ])('%s', async (sv1, claim, id, name, found) => {
    const at = id === 'SV1' ? LX + 1 : LX - 1;
    const problem = `segment ${at} (${id}): ISA16 says that ":" separates components, but in ${name} "${found}" does`;
    const file = transaction([...BILLING, ...SUBSCRIBER, ...claim, 'LX*1', sv1, 'DTP*472*D8*20260105']);
    expect(await only(file)).toMatchObject({ problem });
  });
});

describe('an underscore', () => {
  it.each(['*', '~', ':'])('may stand for %s', async (delimiter) => {
    const file = claimFile([rendering('3333333333')]).replaceAll(delimiter, '_');
    expect(await only(file)).toMatchObject({
      code: '99213',
      provider: '3333333333',
      pos: '11',
      problem: null,
    });
  });
});
