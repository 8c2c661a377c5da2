import { describe, expect, it } from 'vitest';
import { priceOf } from '../../../support/bundle.js';
import { ADDED, type Answered, batch } from '../../batch/support.js';
import { cli } from '../../harness.js';

const CLAIM = ['claim', '--pos', '22'];
const claim = (input: string | Buffer, ...options: readonly string[]): Promise<Answered> =>
  batch(input, [...CLAIM, ...options]);

/** The price of a surgery in a facility, in full or as a lower-ranked one of its day. Source: MULT PROC 2 */
function fee(service: string): string {
  return (priceOf(service, { setting: 'facility' }).fee / 100).toFixed(2);
}
function half(service: string): string {
  return (Math.round(priceOf(service, { setting: 'facility' }).fee / 2) / 100).toFixed(2);
}
const KNEE = fee('27447');
const JOINT = fee('20610');
const SECOND = half('20610');

describe('the output', () => {
  it("is the user's rows followed by the documented columns", async () => {
    const { table, code } = await claim('id,claim_id,code,note\n7,A,27447,x\n8,A,20610,"y, z"\n');
    expect(table.head.join()).toBe(`id,claim_id,code,note,${ADDED.claim}`);
    expect(table.rows.map((row) => row.slice(0, 6))).toEqual([
      ['7', 'A', '27447', 'x', KNEE, KNEE],
      ['8', 'A', '20610', 'y, z', JOINT, SECOND],
    ]);
    expect(table.rows[1]?.slice(6, 8)).toEqual(['50%', expect.stringContaining('2nd of 2')]);
    expect(code).toBe(0);
  });

  it.each([
    ['semicolons', ';', '\n', ''],
    ['tabs', '\t', '\n', ''],
    ['CRLF', ',', '\r\n', ''],
    ['a byte order mark', ',', '\n', '\uFEFF'],
  ])('keeps %s', async (_, d, newline, mark) => {
    const rows = [`claim${d}code`, `A${d}27447`, `A${d}20610`, ''];
    const { stdout, table } = await batch(mark + rows.join(newline), CLAIM, { delimiter: d });
    expect(stdout.startsWith(mark + ['claim', 'code', 'rvu_fee'].join(d))).toBe(true);
    expect(table.rows.map((row) => row[3])).toEqual([KNEE, SECOND]);
    expect(stdout.split(newline)).toHaveLength(4);
    if (newline === '\n') expect(stdout).not.toContain('\r');
  });

  it('has a row for each input row, even a malformed one', async () => {
    const rows = [
      'a,A,27447',
      'b,A',
      'c,A,99999',
      'd,A,20610,x,y',
      'e,A,"x"y',
      '',
      'f,A,',
      'g,A,20610',
      'h,B,27447',
      'i,B,"oops',
      'j,B,20610',
    ];
    const { table, errors, code } = await claim(`id,claim,code\n${rows.join('\n')}\n`);
    expect(table.rows.every((row) => row.length === 3 + 10)).toBe(true);
    // A malformed row is entirely in the first cell, so its first letter identifies it.
    const ids = table.rows.map(([first = '']) => first.slice(0, 1));
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'e', '', 'f', 'g', 'h', 'i', 'j']);
    expect(errors).toEqual([
      '',
      'E_ROW_MALFORMED',
      'E_CODE_UNKNOWN',
      'E_ROW_MALFORMED',
      'E_ROW_MALFORMED',
      'E_CODE_MISSING',
      'E_CODE_MISSING',
      '',
      '',
      'E_ROW_MALFORMED',
      '',
    ]);
    // Refused lines take no part: the good lines of each claim rank among themselves.
    const allowed = table.rows.map((row) => row[4]).filter((cell) => cell !== '');
    expect(allowed).toEqual([KNEE, SECOND, KNEE, SECOND]);
    expect(code).toBe(1);
  });

  it('of an input without records is only the header', async () => {
    const { stdout, code } = await claim('claim,code\n');
    expect([stdout, code]).toEqual([`claim,code,${ADDED.claim}\n`, 0]);
    expect((await claim('claim,code\n', '--totals')).stdout).toMatch(/^claim_id,[^\n]+\n$/);
    const input = { stdin: 'claim,code\n' };
    expect(JSON.parse((await cli([...CLAIM, '--json'], input)).stdout).results).toEqual([]);
    expect((await cli([...CLAIM, '--ndjson'], input)).stdout).toBe('');
  });

  it('counts rows and reasons on standard error', async () => {
    const { stderr } = await claim('claim,code\nA,27447\nA,99999\n');
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('rvu: 2 rows: 1 priced, 1 refused (E_CODE_UNKNOWN 1)');
  });
});

describe('a claim', () => {
  const allowed = async (input: string): Promise<readonly string[]> =>
    (await claim(input)).column('rvu_allowed');

  it('ends where another begins', async () => {
    expect(await allowed('claim,code\nA,27447\nB,20610\n')).toEqual([KNEE, JOINT]);
  });

  it('is all lines only if --one-claim says so, or there is one line', async () => {
    const lines = 'code\n27447\n20610\n';
    expect((await claim(lines, '--one-claim')).column('rvu_allowed')).toEqual([KNEE, SECOND]);
    const refused = await claim(lines);
    expect([refused.code, refused.table.rows]).toEqual([2, []]);
    expect(refused.stderr).toContain('E_CLAIM_UNCLEAR');
    expect(await allowed('code\n27447\n')).toEqual([KNEE]);
  });

  it('is the lines of a patient and a day if no column names claims', async () => {
    const days = 'MRN,DOS,code\nP1,2026-01-05,27447\nP1,1/5/2026,20610\n';
    expect(await allowed(days)).toEqual([KNEE, SECOND]);
    expect(await allowed(days.replace('1/5', '1/6'))).toEqual([KNEE, JOINT]);
    expect(await allowed(days.replace('P1,1/5', 'P2,1/5'))).toEqual([KNEE, JOINT]);
  });

  it.each([
    ['an account', 'Account #,DOS,code\n7,2026-01-05,27447\n8,2026-01-05,20610\n'],
    ['a member', 'Member ID,DOS,code\n7,2026-01-05,27447\n8,2026-01-05,20610\n'],
    ['a visit', 'Visit ID,DOS,code\n7,2026-01-05,27447\n8,2026-01-05,20610\n'],
    ['an invoice of several patients', 'Invoice No,MRN,code\n1,P1,27447\n1,P2,20610\n'],
    ['a claim and the patient of another', 'claim_id,patient_id,code\n1,P1,27447\n1,P2,20610\n'],
  ])('is never ranked with the lines of %s', async (_of, input) => {
    expect(await allowed(input)).toEqual([KNEE, JOINT]);
  });

  it('may name its patient on its first line only', async () => {
    expect(await allowed('claim_id,patient_id,code\n1,P1,27447\n1,,20610\n')).toEqual([KNEE, SECOND]);
  });

  it('of a patient and day that comes back is refused, and no patient is named', async () => {
    const rows = ['P1,1/5/2026,27447', 'P2,1/5/2026,20610', 'P1,2026-01-05,20610'];
    const { errors, stderr, column } = await claim(`MRN,DOS,code\n${rows.join('\n')}\n`);
    expect(errors).toEqual(['', '', 'E_CLAIM_SPLIT']);
    expect(column('rvu_error')[2]).toContain('Sort the input by patient and date');
    expect(stderr).not.toMatch(/P1|P2/);
    const totals = await claim(`MRN,DOS,code\n${rows.slice(0, 2).join('\n')}\n`, '--totals');
    expect(totals.table.rows.map(([name]) => name)).toEqual(['1', '2']);
  });

  it('that reappears is refused, and the others are unaffected', async () => {
    const { errors, column } = await claim(
      'claim,code\nA,27447\nB,27447\nB,20610\nA,20610\nA,99999\nC,20610\n',
    );
    expect(errors).toEqual(['', '', '', 'E_CLAIM_SPLIT', 'E_CLAIM_SPLIT', '']);
    expect(column('rvu_allowed')).toEqual([KNEE, KNEE, SECOND, '', '', JOINT]);
    expect(column('rvu_error')[3]).toContain('Sort the input by claim.');
  });

  it('that reappears a second time is refused again', async () => {
    const { errors } = await claim('claim,code\nA,27447\nB,27447\nA,20610\nB,20610\nA,20610\n');
    expect(errors).toEqual(['', '', 'E_CLAIM_SPLIT', 'E_CLAIM_SPLIT', 'E_CLAIM_SPLIT']);
  });

  it('is identified by its exact number, apart from surrounding blanks', async () => {
    expect(await allowed('claim,code\n A,27447\nA ,20610\nAA,20610\na,20610\n')).toEqual([
      KNEE,
      SECOND,
      JOINT,
      JOINT,
    ]);
  });

  it('does not include a row that names no claim, and does not end at it', async () => {
    for (const at of [0, 1, 2]) {
      const rows = ['A,27447', 'A,20610'];
      rows.splice(at, 0, ',20610');
      const { errors, column } = await claim(`claim,code\n${rows.join('\n')}\n`);
      expect(errors[at]).toBe('E_CLAIM_MISSING');
      expect(column('rvu_allowed').filter((cell) => cell !== '')).toEqual([KNEE, SECOND]);
    }
  });

  it('may have 9,999 lines and no more', async () => {
    const { table, code } = await claim(`code\n${'99213\n'.repeat(9_999)}`, '--one-claim');
    expect([table.rows.length, code]).toEqual([9_999, 0]);
    const tooLong = await claim(`code\n${'99213\n'.repeat(10_000)}`, '--one-claim');
    expect(tooLong.code).toBe(2);
    expect(tooLong.stderr).toContain('E_CLAIM_TOO_LONG');
    // A new claim may begin right after one of 9,999 lines.
    const next = await claim(`claim,code\n${'A,99213\n'.repeat(9_999)}B,99213\n`);
    expect([next.table.rows.length, next.code]).toEqual([10_000, 0]);
  });
});

describe('what separates the lines of a claim', () => {
  it.each([
    ['a date', 'claim,date,code\nA,2026-01-05,27447\nA,2026-01-06,20610\n', JOINT],
    ['a practitioner', 'claim,npi,code\nA,1,27447\nA,2,20610\n', JOINT],
    ['no session: surgeries of a day rank together', 'claim,session,code\nA,1,27447\nA,2,20610\n', SECOND],
    ['no other spelling of the date', 'claim,dos,code\nA,2026-01-05,27447\nA,1/5/2026,20610\n', SECOND],
  ])('is %s', async (_, input, second) => {
    expect((await claim(input)).column('rvu_allowed')).toEqual([KNEE, second]);
  });

  it('is the session for imaging', async () => {
    const [brain, spine] = ['70553-26', '72148-26'];
    const reduced = async (sessions: readonly [string, string]): Promise<readonly string[]> =>
      (await claim(`claim,session,code\nA,${sessions[0]},${brain}\nA,${sessions[1]},${spine}\n`)).column(
        'rvu_allowed',
      );
    const lower = (Math.round(priceOf(spine, { setting: 'facility' }).fee * 0.95) / 100).toFixed(2);
    expect(await reduced(['1', '1'])).toEqual([fee(brain), lower]);
    expect(await reduced(['1', '2'])).toEqual([fee(brain), fee(spine)]);
  });
});

describe('a date of service', () => {
  it.each([
    '2026-01-05',
    '20260105',
    '1/5/2026',
    '01/05/2026',
    '01/05/26',
    '1-5-2026',
    '2026-01-05T08:30:00',
  ])('may be written %s', async (date) => {
    const { code, stdout } = await cli([...CLAIM, '--json'], { stdin: `claim,date,code\nA,${date},99213\n` });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).results[0].lines[0].date).toBe('2026-01-05');
  });

  it('may be blank only if a day is given for such lines, or a release for all', async () => {
    const blank = 'claim,date,code\nA,,99213\n';
    expect((await claim(blank)).errors).toEqual(['E_DATE_MISSING']);
    expect((await claim(blank, '--date', '2026-02-03')).errors).toEqual(['']);
    expect((await claim(blank, '--release', 'RVU26A')).errors).toEqual(['']);
  });

  it.each([
    ['2026-13-01', 'E_DATE_INVALID'],
    ['2026-02-29', 'E_DATE_INVALID'],
    ['0/5/2026', 'E_DATE_INVALID'],
    ['31/12/2026', 'E_DATE_INVALID'],
    ['January 5', 'E_DATE_INVALID'],
    ['2019-12-31', 'E_DATE_NOT_COVERED'],
    ['1/1/27', 'E_DATE_NOT_COVERED'],
  ])('is refused as %s: %s', async (date, error) => {
    const { errors } = await claim(`claim,date,code\nA,${date},99213\nA,2026-01-05,99213\n`);
    expect(errors).toEqual([error, '']);
  });

  it('in a quarter that is not held is priced with a note', async () => {
    const { column, errors } = await claim('claim,date,code\nA,2026-12-31,99213\n');
    expect(errors).toEqual(['']);
    expect(column('rvu_notes')[0]).toContain('RVU26D is not available');
  });
});

describe('columns of a claim', () => {
  it('may hold modifiers in one cell or in four', async () => {
    const { column } = await claim(
      'claim,code,mod1,mod2,mod3,mod4\nA,27447,LT,,,\nB,27447,LT,RT,,\nC,27447,,,,80\nD,27447,59,LT,76,50\n',
    );
    const both = ((priceOf('27447', { setting: 'facility' }).fee * 3) / 2 / 100).toFixed(2);
    const allowed = column('rvu_allowed');
    // Half up, as the schedule rounds: 150% of an odd amount ends in half a cent.
    expect(Number(allowed[1])).toBeCloseTo(Number(both), 1);
    expect(allowed[3]).toBe(allowed[1]);
    expect(allowed[0]).toBe(KNEE);
    expect(column('rvu_percent')).toEqual(['100%', '150%', '16%', '150%']);
    const joined = await claim(
      'claim,code,modifiers\nA,27447,LT\nB,27447,"LT,RT"\nC,27447,80\nD,27447,59 LT 76 50\n',
    );
    expect(joined.column('rvu_allowed')).toEqual(allowed);
  });

  it('give charge, minutes, practitioner and days, overriding the options', async () => {
    const { column, errors } = await claim(
      'claim,code,charge,minutes,provider_type,care_days\n' +
        'A,99213,10,,,\nB,99213,,,,\nC,99213,,,MD,\nD,00100-AA,,30,CRNA,\nE,27447-55,,,,45\nF,27447-55,,,,\n',
      '--charge-column',
      'charge',
      '--provider-type',
      'NP',
    );
    expect(errors).toEqual(['', '', '', 'E_MODIFIER_NOT_ALLOWED', '', '']);
    const [charged, byNp, byMd] = column('rvu_allowed').map(Number);
    expect(charged).toBe(10);
    expect(byMd).toBe(Number(fee('99213')));
    expect(byNp).toBeCloseTo((byMd ?? 0) * 0.85, 1);
    const [, , , , days45, days90] = column('rvu_allowed').map(Number);
    expect((days45 ?? 0) * 2).toBeCloseTo(days90 ?? 0, 1);
  });

  it.each(['pay', 'claim'])('may include only one with charges, for rvu %s', async (command) => {
    const input = 'code,charge,Billed Amount\n90853,100,20\n';
    const refused = await batch(input, [command, '--pos', '11']);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/E_COLUMN_AMBIGUOUS.*charge, Billed Amount.*--charge-column/);
    const named = await batch(input, [command, '--pos', '11', '--charge-column', 'billed amount']);
    expect(named.column('rvu_allowed')).toEqual(['20.00']);
  });

  it.each(['lookup', 'rank'])('with charges are ignored by rvu %s', async (command) => {
    const { table, code } = await batch('code,charge,Billed Amount\n90853,100,99\n', [command]);
    expect(code).toBe(0);
    expect(table.rows[0]?.slice(0, 3)).toEqual(['90853', '100', '99']);
  });
});

describe('the usual spellings', () => {
  const spelled = ['Claim ID', 'CLAIM_NO', 'claim number', 'Encounter', 'Claim Control Number'].flatMap(
    (claimName) => ['DOS', 'Service Date', 'date_of_service'].map((date) => [claimName, date] as const),
  );
  it.each(spelled)('%s and %s are known', async (claimName, date) => {
    const rows = 'A,1/5/2026,27447\nA,1/5/2026,20610\nA,1/6/2026,20610\nB,1/6/2026,20610\n';
    const { column } = await claim(`${claimName},${date},CPT\n${rows}`);
    expect(column('rvu_allowed')).toEqual([KNEE, SECOND, JOINT, JOINT]);
  });

  it.each(['NPI', 'Rendering NPI', 'provider_id', 'Provider'])('%s is known', async (name) => {
    const { column } = await claim(`claim,${name},code\nA,1,27447\nA,2,20610\n`);
    expect(column('rvu_allowed')).toEqual([KNEE, JOINT]);
  });

  it('may be replaced by columns named in options', async () => {
    const input = 'a,b,c,d\nA,1/5/2026,1,27447\nA,1/5/2026,1,20610\nA,1/5/2026,2,20610\nA,1/6/2026,2,20610\n';
    const named = ['claim', 'date', 'provider', 'code'].flatMap((role, i) => [
      `--${role}-column`,
      'abcd'[i] ?? '',
    ]);
    const { column } = await claim(input, ...named);
    expect(column('rvu_allowed')).toEqual([KNEE, SECOND, JOINT, JOINT]);
  });

  it.each(['claim', 'date', 'provider', 'session', 'minutes', 'care-days', 'provider-type'])(
    '--%s-column refuses a column that is not there',
    async (role) => {
      const { code, stderr } = await claim('claim,code\nA,27447\n', `--${role}-column`, 'zebra');
      expect(code).toBe(2);
      expect(stderr).toContain(`E_COLUMN_UNKNOWN: --${role}-column`);
    },
  );
});

describe('codes at the prompt', () => {
  it('are one claim, as the same codes are in a file', async () => {
    const typed = await cli([...CLAIM, '27447', '20610', '--json']);
    const piped = await cli([...CLAIM, '--one-claim', '--json'], { stdin: 'code\n27447\n20610\n' });
    const { columns, ...answer } = JSON.parse(piped.stdout);
    // Typed lines count from 1; those of a file, from its header.
    for (const line of answer.results[0].lines) line.line -= 1;
    expect(JSON.parse(typed.stdout)).toEqual(answer);
    expect(columns.read).toEqual([{ role: 'code', columns: ['code'] }]);
    expect(typed.code).toBe(0);
  });
});

/** Payment rules 6.2: therapy and tests are ranked across all for whom one provider bills, surgeries are not. */
describe('who renders and who bills', () => {
  const rows = [
    'A,97530,T1,1234567893,11',
    'A,97110,T2,1234567893,11',
    'A,97110,T3,1245319599,11',
    'A,27447,T1,1234567893,22',
    'A,20610,T2,1234567893,22',
  ];

  it('are told apart by a billing column', async () => {
    const { column } = await claim(['claim,code,npi,billing_npi,pos', ...rows, ''].join('\n'));
    expect(column('rvu_allowed')).toEqual(['35.07', '22.21', '29.06', KNEE, JOINT]);
  });

  it('are one billing provider without one', async () => {
    const { column } = await claim(['claim,code,npi,other,pos', ...rows, ''].join('\n'));
    expect(column('rvu_allowed')).toEqual(['35.07', '22.21', '22.21', KNEE, JOINT]);
  });

  it('are told apart by several columns together', async () => {
    const both = rows.map((row, i) => `${row},${i === 2 ? '12-3456789' : '98-7654321'}`);
    const { column } = await claim(['claim,code,npi,group_npi,pos,tax_id', ...both, ''].join('\n'));
    expect(column('rvu_allowed')).toEqual(['35.07', '22.21', '29.06', KNEE, JOINT]);
  });
});
