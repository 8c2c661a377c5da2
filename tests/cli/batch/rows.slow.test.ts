import { describe, expect, it } from 'vitest';
import { nameOf } from '../../support/content.js';
import { ADDED, batch } from './support.js';

describe('rvu pay', () => {
  it('adds its columns in the documented order', async () => {
    const { table } = await batch('code\n90853\n');
    expect(table.head.join()).toBe(`code,${ADDED.pay}`);
    expect(table.rows[0]?.join()).toBe('90853,0.67,0.23,0.01,0.91,30.39,0.67,nonfacility,national,RVU26A,,');
  });

  /** A row's own cells against the options: [cells, options, allowed, setting, locality] */
  it.each([
    ['code,pos\n90853,22', ['--pos', '11'], '24.38', 'facility', 'national'],
    ['code,pos\n90853,22', ['--setting', 'nonfacility'], '24.38', 'facility', 'national'],
    ['code,pos\n90853,', ['--pos', '22'], '24.38', 'facility', 'national'],
    ['code,setting\n90853,NF', ['--setting', 'facility'], '30.39', 'nonfacility', 'national'],
    ['code,setting,pos\n90853,facility,11', [], '24.38', 'facility', 'national'],
    ['code,setting,pos\n90853,,22', [], '24.38', 'facility', 'national'],
    ['code,units\n90853,3', ['--units', '2'], '91.17', 'nonfacility', 'national'],
    ['code,units\n90853,', ['--units', '2'], '60.78', 'nonfacility', 'national'],
    ['code,units\n90853,2.0', [], '60.78', 'nonfacility', 'national'],
    ['code,locality\n90853,NM-05', ['--locality', 'CA-05'], '29.82', 'nonfacility', '0421205'],
    ['code,locality\n90853,', ['--locality', 'CA-05'], '35.48', 'nonfacility', '0111205'],
    ['code,locality,mac\n90853,05,1112', [], '35.48', 'nonfacility', '0111205'],
    ['code,locality,state\n90853,5,CA', [], '35.48', 'nonfacility', '0111205'],
    ['code,locality\n90853,05', ['--state', 'NM'], '29.82', 'nonfacility', '0421205'],
    ['code,state\n90853,OH', [], '29.73', 'nonfacility', '1520200'],
    ['code,locality\n90853,manhattan', [], '33.27', 'nonfacility', '1320201'],
    ['code,locale\n90853,0111205', ['--gpci', '1,1,1'], '30.39', 'nonfacility', 'custom'],
    ['code\n90853', ['--cf', '32.35'], '29.44', 'nonfacility', 'national'],
    ['code\n99213', ['--qp'], '95.67', 'nonfacility', 'national'],
    ['code,locality\n99213,AL-00', ['--no-floor'], '87.27', 'nonfacility', '1011200'],
    ['code\n97110', ['--setting', 'facility', '--allow-na'], '29.06', 'facility', 'national'],
  ] as const)('%j with %j gives %s', async (input, options, allowed, setting, locality) => {
    const { column, errors } = await batch(`${input}\n`, ['pay', ...options]);
    expect(errors).toEqual(['']);
    expect([column('rvu_allowed'), column('rvu_setting'), column('rvu_locality')]).toEqual([
      [allowed],
      [setting],
      [locality],
    ]);
  });

  it.each([
    ['code,locality\n90853,05', 'E_LOCALITY_AMBIGUOUS', ['CA-05', 'NM-05']],
    ['code,loc\n90853,11', 'E_LOCALITY_AMBIGUOUS', ['place of service', '--pos-column']],
    ['code,state\n90853,CA', 'E_LOCALITY_AMBIGUOUS', ['29 localities']],
    ['code,locality\n90853,zz', 'E_LOCALITY_UNKNOWN', ['zz']],
    ['code,pos\n90853,77', 'E_POS_UNKNOWN', ['77']],
    ['code,pos\n90853,06', 'E_POS_NOT_PRICED', ['06']],
    ['code,setting\n90853,maybe', 'E_SETTING_INVALID', ['column 2']],
    ['code,units\n90853,0', 'E_UNITS_INVALID', ['"0"']],
    ['code,units\n90853,-1', 'E_UNITS_INVALID', ['"-1"']],
    ['code,units\n90853,1e3', 'E_UNITS_INVALID', ['column 2']],
    ['code,units\n90853,10000', 'E_UNITS_INVALID', ['9999']],
    ['code,mod\n99213,ZZ', 'E_MODIFIER_UNKNOWN', ['ZZ']],
    ['code,mod\n70553,26 ZZ', 'E_MODIFIER_UNKNOWN', ['ZZ']],
    ['code,mod\n99213,62', 'E_MODIFIER_NOT_ALLOWED', ['co-surgeons']],
    ['code,mod\n99213,GY', 'E_MODIFIER_NONCOVERED', ['GY']],
    ['code,mod\n27447,53', 'E_BY_REPORT', ['27447']],
    ['code,mod\n99213,TC', 'E_MODIFIER_NOT_ALLOWED', ['99213', 'TC']],
    ['code,mod\n86153,', 'E_MODIFIER_REQUIRED', ['86153-26']],
    ['code,mod\n70553,ABC', 'E_MODIFIER_INVALID', ['column 2']],
    ['code\n90853x', 'E_CODE_INVALID', ['90853x']],
    ['code\n99999', 'E_CODE_UNKNOWN', ['99999']],
    // Anesthesia is priced by who gave it and for how long.
    ['code,mod\n00100,', 'E_MODIFIER_REQUIRED', ['AA']],
    ['code,mod\n00100,AA', 'E_MINUTES_MISSING', ['minutes']],
    ['code,charge\n99213,free', 'E_CHARGE_INVALID', ['column 2']],
    ['code,minutes\n99213,-1', 'E_COUNT_INVALID', ['"-1"']],
    ['code,provider_type\n99213,Dr', 'E_PROVIDER_TYPE', ['column 2']],
  ] as const)('%j is refused as %s', async (input, error, words) => {
    const good = input.includes(',') ? '90853,' : '90853';
    const { column, errors, code } = await batch(`${input}\n${good}\n`);
    expect(errors).toEqual([error, '']);
    for (const word of words) expect(column('rvu_error')[0]).toContain(word);
    expect(column('rvu_allowed')).toEqual(['', '30.39']);
    expect(code).toBe(1);
  });

  it('gives the reference amount of a facility-NA row in its notes', async () => {
    const { column, errors } = await batch('code,pos\n97110,22\n');
    expect(errors).toEqual(['E_NA_FACILITY']);
    expect(column('rvu_notes')[0]).toContain('$29.06');
    expect(column('rvu_allowed')).toEqual(['']);
    expect(column('rvu_setting')).toEqual(['facility']);
  });

  it('gives notices in the notes, the cap and the setting first among them', async () => {
    const { column } = await batch('code,pos\n70496,18\n27447,11\n90853,11\n');
    expect(column('rvu_allowed')).toEqual(['259.52', '1159.35', '30.39']);
    expect(column('rvu_notes')[0]).toMatch(/Place of service 18.*OPPS cap/);
    expect(column('rvu_notes')[1]).toMatch(/Rarely or never/);
    expect(column('rvu_notes')[2]).toBe('');
  });

  it('names the release on every row, priced or not', async () => {
    const { column } = await batch('code\n90853\n99999\n');
    expect(column('rvu_release')).toEqual(['RVU26A', 'RVU26A']);
  });
});

describe('what the input leaves open is reported once, on standard error', () => {
  const SETTING = 'non-facility amounts';
  const PLACE = 'national amounts';
  it.each([
    ['code\n90853\n90853\n', [], [SETTING, PLACE]],
    // The header is recognized only at the end of the input, since no line break ends the line.
    ['90853', [], [SETTING, PLACE]],
    ['code,pos\n90853,11\n', [], [PLACE]],
    ['code,setting\n90853,F\n', [], [PLACE]],
    ['code,locality\n90853,CA-05\n', [], [SETTING]],
    ['code,state\n90853,OH\n', [], [SETTING]],
    ['code\n90853\n', ['--pos', '11', '--locality', 'CA-05'], []],
    ['code\n90853\n', ['--setting', 'facility', '--gpci', '1,1,1'], []],
  ] as const)('%j with %j', async (input, options, said) => {
    const { stderr, stdout } = await batch(input, ['pay', ...options]);
    for (const words of [SETTING, PLACE]) {
      expect(stderr.split(words).length - 1, words).toBe(said.includes(words as never) ? 1 : 0);
    }
    expect(stdout).not.toContain('rvu: ');
  });
});

describe('the summary', () => {
  it.each([
    ['pay', 'code\n90853\n99213\n', '2 rows: 2 priced'],
    ['lookup', 'code\n90853\n00100\n', '2 rows: 2 found'],
    ['rank', 'code\n90853\n', '1 row: 1 ranked'],
    [
      'pay',
      'code\n90853\n99999\n99998\n20930\n',
      '4 rows: 1 priced, 3 refused \\(E_CODE_UNKNOWN 2, E_NOT_PRICED_STATUS_B 1\\)',
    ],
    ['claim', 'claim,code\nA,27447\nA,20610\n', '2 rows: 2 priced'],
    ['pay', `code\n${'90853\n'.repeat(1234)}`, '1,234 rows: 1,234 priced'],
  ])('of rvu %s counts rows and reasons', async (command, input, text) => {
    const { stderr } = await batch(input, [command]);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(new RegExp(`^rvu: ${text}$`));
  });
});

describe('rvu lookup', () => {
  it('adds its columns in the documented order', async () => {
    const { table, column, code } = await batch('id,code\n1,90853\n2,70553-26\n3,00100\n4,70553\n5,99999\n', [
      'lookup',
    ]);
    expect(table.head.join()).toBe(`id,code,${ADDED.lookup}`);
    const names = ['90853', '70553', '00100', '70553'].map((code) => nameOf.get(code) ?? '');
    expect(column('rvu_name').slice(0, 4)).toEqual(names);
    expect(table.rows.slice(0, 4).map((row) => row.slice(3).join())).toEqual([
      'A,0.67,0.23,0.05,0.01,0.91,0.73,30.39,24.38,',
      'A,2.23,0.79,0.79,0.13,3.15,3.15,105.21,105.21,',
      'J,0.00,0.00,0.00,0.00,0.00,0.00,,,',
      'A,2.23,7.10,7.10,0.16,9.49,9.49,316.97,,',
    ]);
    expect(column('rvu_error')[4]).toContain('E_CODE_UNKNOWN');
    expect(code).toBe(1);
  });
});

describe('rvu rank', () => {
  it('adds its columns in the documented order', async () => {
    const { table } = await batch('code\n90853\n27447\n', ['rank']);
    expect(table.head.join()).toBe(`code,${ADDED.rank}`);
    expect(table.rows.map((row) => row.join())).toEqual([
      '90853,0.67,Medicine,42.89,0.78,',
      '27447,19.11,Surgery,80.79,7.95,',
    ]);
  });

  it.each([
    [['--population', 'codes'], '90853,0.67,Medicine,45.14,0.75,'],
    [['--within', 'subsection'], '90853,0.67,Psychiatry,'],
    [['--within', 'all'], '90853,0.67,All codes,'],
  ])('ranks by its options %j', async (options, row) => {
    const { stdout } = await batch('code\n90853\n', ['rank', ...options]);
    expect(stdout.split('\n')[1]).toContain(row);
  });

  it('refuses a row without a value', async () => {
    const { errors, code } = await batch('code\n00100\n90853\n', ['rank']);
    expect([errors, code]).toEqual([['E_NOT_RANKED', ''], 1]);
  });
});
