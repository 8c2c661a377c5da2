import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BILLING, SUBSCRIBER, transaction } from '../../../data/x12/samples/build.js';
import { ADDED, batch } from '../../batch/support.js';
import { cli, cut } from '../../harness.js';

const SAMPLES = resolve(import.meta.dirname, '../../../data/x12/samples');
const office = readFileSync(join(SAMPLES, 'office.837'), 'utf8');
const anesthesia = readFileSync(join(SAMPLES, 'anesthesia-other-delimiters.837'), 'utf8');

/** The columns that represent the service lines of an 837P */
const LINES =
  'claim_id,segment,date,provider,code,modifiers,units,minutes,charge,pos,zip,state,care_days,rvu_problem';

describe('an 837P', () => {
  it('becomes a row for each service line, with claims numbered in order', async () => {
    const { table, errors, code } = await batch(office, ['claim']);
    expect(table.head.join()).toBe(`${LINES},${ADDED.claim}`);
    expect(table.rows.map((row) => [row[0], row[4]])).toEqual([
      ['1', '99214'],
      ['1', '20610'],
      ['2', '93010'],
    ]);
    expect(errors).toEqual(['', '', '']);
    expect(code).toBe(0);
  });

  it('takes minutes, places and practitioners from the file', async () => {
    const { column, table } = await batch(anesthesia, ['claim']);
    expect(table.rows.map((row) => [row[4], row[7], row[9], row[10]])).toEqual([
      ['00810', '47', '24', '80203-0001'],
      ['J1885', '', '11', ''],
      ['36620', '', '21', expect.any(String)],
    ]);
    expect(column('rvu_error')[1]).not.toBe('');
  });

  it.each([[], ['--totals'], ['--json'], ['--ndjson'], ['--explain']])(
    'with %j is the same however it is split into chunks',
    async (...format) => {
      const whole = await cli(['claim', ...format], { stdin: office });
      const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(sizes, async (cuts) => {
          const parts = await cli(['claim', ...format], { stdin: cut(Buffer.from(office), cuts) });
          expect([parts.stdout, parts.stderr]).toEqual([whole.stdout, whole.stderr]);
        }),
        { numRuns: 20 },
      );
    },
  );
});

/** A made-up claim with the columns that both forms have. */
interface Made {
  readonly service: string;
  readonly units: number;
  readonly charge: string;
  readonly pos: string;
  readonly date: string;
}
const made: fc.Arbitrary<Made> = fc.record({
  service: fc.constantFrom(
    '99213-25',
    '27447',
    '20610-RT-59',
    '70553-26',
    '72148',
    '97110-GP',
    '45385',
    '99999',
  ),
  units: fc.integer({ min: 1, max: 4 }),
  charge: fc.constantFrom('100', '20.5', '4000'),
  pos: fc.constantFrom('11', '22'),
  date: fc.constantFrom('20260105', '20260106', '20250105'),
});

function asX12(claims: readonly (readonly Made[])[]): string {
  const segments = claims.flatMap((lines, i) => [
    `CLM*MADEUP-${i}*100***${lines[0]?.pos}:B:1*Y*A*Y*Y`,
    ...lines.flatMap(({ service, units, charge, pos, date }, n) => [
      `LX*${n + 1}`,
      `SV1*HC:${service.replaceAll('-', ':')}*${charge}*UN*${units}*${pos}**1`,
      `DTP*472*D8*${date}`,
    ]),
  ]);
  return transaction([...BILLING, ...SUBSCRIBER, ...segments]);
}
function asCsv(claims: readonly (readonly Made[])[]): string {
  const rows = claims.flatMap((lines, i) =>
    lines.map((one) => [i + 1, one.service, one.units, one.charge, one.pos, one.date, '941101234'].join()),
  );
  return `claim,code,units,charge,pos,dos,zip\n${rows.join('\n')}\n`;
}

it('is priced like the same claims in a CSV', async () => {
  const claims = fc.array(fc.array(made, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(claims, async (all) => {
      const x12 = await batch(asX12(all), ['claim']);
      const csv = await batch(asCsv(all), ['claim']);
      for (const name of ADDED.claim.split(',')) expect(x12.column(name), name).toEqual(csv.column(name));
      expect(x12.code).toBe(csv.code);
    }),
    { numRuns: 60 },
  );
});

describe('a line that cannot be read', () => {
  const LINE = (product: string): string[] => ['LX*1', `SV1*${product}*5000*UN*1***1`, 'DTP*472*D8*20260105'];
  const CLM = 'CLM*MADEUP-1*100***22:B:1*Y*A*Y*Y';

  it('does not affect other lines', async () => {
    const text = transaction([
      ...BILLING,
      ...SUBSCRIBER,
      CLM,
      ...LINE('HC:27447'),
      ...LINE('N4:27447'),
      ...LINE('HC:20610'),
    ]);
    const { errors, column } = await batch(text, ['claim']);
    expect(errors).toEqual(['', 'E_X12_LINE', '']);
    expect(column('rvu_error')[1]).toMatch(/segment \d+ \(SV1\)/);
    expect(column('rvu_percent')).toEqual(['100%', '', '50%']);
  });
});

/** 66984 in locality CA-05, a fifth of $559.07: payment rules 4.2 and O3, by the days of DTP*090 and DTP*091. */
describe('postoperative care', () => {
  it.each([
    [['DTP*090*D8*20260115'], '100.63', '81 of 90 days'],
    [['DTP*091*D8*20260125'], '24.85', '20 of 90 days'],
    [['DTP*090*D8*20260115', 'DTP*091*D8*20260213'], '37.27', '30 of 90 days'],
    [[], '111.81', 'care after surgery'],
    [['DTP*090*D8*20260410'], '', ''],
  ])('with %j is paid %s', async (dates, allowed, rule) => {
    const claim = ['CLM*MADEUP-1*100***24:B:1*Y*A*Y*Y', ...dates, 'LX*1', 'SV1*HC:66984:55*5000*UN*1***1'];
    const text = transaction([...BILLING, ...SUBSCRIBER, ...claim, 'DTP*472*D8*20260105']);
    const { column, errors } = await batch(text, ['claim']);
    expect(column('rvu_allowed')).toEqual([allowed]);
    expect(column('rvu_rule')[0]).toContain(rule);
    expect(errors).toEqual([allowed === '' ? 'E_DAYS_INVALID' : '']);
  });
});

describe('a claim that changes another', () => {
  const frequency = (code: string) => [`CLM*MADEUP-${code}*100***11:B:${code}*Y*A*Y*Y`, 'LX*1', LINE, DATE];
  const LINE = 'SV1*HC:99213*5000*UN*1***1';
  const DATE = 'DTP*472*D8*20260105';
  const text = transaction([...BILLING, ...SUBSCRIBER, ...['1', '7', '8'].flatMap(frequency)]);

  it('is shown: a void one without an amount, a replacement with a note', async () => {
    const { column, errors, code } = await batch(text, ['claim']);
    expect(column('code')).toEqual(['99213', '99213', '99213']);
    expect(errors).toEqual(['', '', 'E_CLAIM_VOID']);
    expect(column('rvu_allowed')).toEqual(['117.58', '117.58', '']);
    expect(column('rvu_notes')).toEqual(['', expect.stringContaining('replaces an earlier one'), '']);
    expect(code).toBe(1);
  });

  it('is out of the totals if it is void', async () => {
    const { column } = await batch(text, ['claim', '--totals']);
    expect(column('rvu_allowed')).toEqual(['117.58', '117.58', '0.00']);
  });
});

describe('what departs from the guide without a price', () => {
  const text = office.replace(/SE\*\d+/, 'SE*9');
  const says = /^rvu: Segment \d+ \(SE\): it counts 9 segments, but its ST has \d+\.$/m;

  it('is said after the amounts', async () => {
    const { code, stderr } = await cli(['claim'], { stdin: text });
    expect(code).toBe(0);
    expect(stderr).toMatch(says);
  });

  it('is in the JSON', async () => {
    const notice = { code: 'N_X12', message: expect.stringContaining('it counts 9 segments') };
    const document = JSON.parse((await cli(['claim', '--json'], { stdin: text })).stdout);
    expect(document).toMatchObject({ errors: [], notices: [notice] });
    const lines = (await cli(['claim', '--ndjson'], { stdin: text })).stdout.trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ notice });
  });

  it('is an error with --strict', async () => {
    const { code, stderr } = await cli(['claim', '--strict'], { stdin: text });
    expect(code).toBe(2);
    expect(stderr).toContain('E_X12: segment');
  });

  it('is counted if it comes often', async () => {
    const { stderr } = await cli(['claim'], { stdin: text.repeat(5) });
    expect(stderr.match(/it counts 9 segments/g)).toHaveLength(3);
    expect(stderr).toContain('rvu: 2 more such differences.');
  });
});

describe('an incomplete file', () => {
  it.each([
    ['cut off in a line', office.slice(0, office.indexOf('SV1*HC:20610') + 10)],
    ['cut off after a claim', office.slice(0, office.indexOf('CLM*MADEUP-2'))],
    ['of an institution', office.replaceAll('005010X222A1', '005010X223A2')],
    ['without an end', office.slice(0, office.indexOf('IEA*'))],
  ])('%s is refused with the position, never silently cut short', async (_, text) => {
    const { code, stderr } = await cli(['claim'], { stdin: text });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^rvu: E_X12: /m);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('the patient', () => {
  const MARK = 'PATIENTMARK';
  const DIGITS = '19310317';
  const SEGMENTS = [
    ...BILLING,
    'HL*2*1*22*0',
    `SBR*P*18*${MARK}******MB`,
    `NM1*IL*1*${MARK}*${MARK}****MI*${MARK}`,
    `N3*${MARK}`,
    `N4*${MARK}*CA*${DIGITS}`,
    `DMG*D8*${DIGITS}*F`,
    `CLM*${MARK}*100***11:B:1*Y*A*Y*Y`,
    `REF*EA*${DIGITS}`,
    `NM1*82*1*${MARK}*${MARK}****XX*${MARK}`,
    `NM1*77*2*${MARK}`,
    `N4*${MARK}*NV*${MARK}`,
    `HI*ABK:${MARK}`,
    'LX*1',
    `SV1*HC:99213:25:::::${MARK}*100*UN*1***1`,
    'DTP*472*D8*20260105',
    'LX*2',
    'SV1*HC:99999*100*UN*1***1',
    'DTP*472*D8*20260105',
    'LX*3',
    `SV1*N4:${MARK}*100*UN*1***1`,
    'DTP*472*D8*20260105',
  ];

  it.each([[], ['--totals'], ['--json'], ['--ndjson'], ['--explain']])(
    'appears in no output with %j',
    async (...format) => {
      for (const text of [transaction(SEGMENTS), transaction(SEGMENTS).slice(0, -60)]) {
        expect(text).toContain(MARK);
        const { stdout, stderr } = await cli(['claim', ...format], { stdin: text });
        expect(stdout + stderr).not.toContain(MARK);
        expect(stdout + stderr).not.toContain(DIGITS);
      }
    },
  );
});
