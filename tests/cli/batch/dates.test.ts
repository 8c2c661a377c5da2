import { describe, expect, it } from 'vitest';
import { cli } from '../harness.js';
import { batch } from './support.js';

const DATED = `id,dos,code,pos,locality
a,2026-02-03,99213,11,CA-05
b,20240308,99213,11,CA-05
c,3/9/2024,99213,11,CA-05
d,2024-12-01,99213,11,CA-05
e,2019-12-31,99213,11,CA-05
f,,99213,11,CA-05
g,someday,99213,11,CA-05
h,2026-08-09,99213,11,CA-05
`;

describe('rvu pay with a column of dates', () => {
  it('prices each row by the release in force on its day, and names it', async () => {
    const { column, errors, stderr } = await batch(DATED);
    expect(column('rvu_release')).toEqual(['RVU26A', 'RVU24A', 'RVU24AR', 'RVU24C', '', '', '', 'RVU26C']);
    expect(errors).toEqual(['', '', '', '', 'E_DATE_NOT_COVERED', 'E_DATE_MISSING', 'E_DATE_INVALID', '']);
    expect(column('rvu_notes')[3]).toContain('RVU24D is not available');
    expect(stderr.split('RVU24D is not available').length).toBe(2);
    expect(stderr).not.toContain('no dates given');
  });

  it('gives each row the answer of the prompt on its day', async () => {
    const { table, column } = await batch(DATED);
    const days = ['2026-02-03', '2024-03-08', '2024-03-09', '2024-12-01', '', '', '', '2026-08-09'];
    for (const [i, date] of days.entries()) {
      if (date === '') continue;
      const args = ['pay', '99213', '--pos', '11', '--locality', 'CA-05', '--date', date, '--csv'];
      const { stdout } = await cli(args);
      const [head = '', line = ''] = stdout.split('\n');
      const at = head.split(',').indexOf('rvu_allowed');
      expect(column('rvu_allowed')[i], date).toBe(line.split(',')[at]);
    }
    expect(table.rows).toHaveLength(8);
  });

  it('answers the same row by row as all rows together', async () => {
    const whole = (await batch(DATED)).table.rows;
    const [header = '', ...rows] = DATED.trimEnd().split('\n');
    for (const [i, row] of rows.entries()) {
      expect((await batch(`${header}\n${row}\n`)).table.rows).toEqual([whole[i]]);
    }
  });

  it('takes the day given for rows without one, which it says where a cell cannot be read', async () => {
    const { column, errors } = await batch(DATED, ['pay', '--date', '2023-05-06']);
    expect(errors).toEqual(['', '', '', '', 'E_DATE_NOT_COVERED', '', '', '']);
    expect(column('rvu_release').slice(5, 7)).toEqual(['RVU23B', 'RVU23B']);
    expect(column('rvu_notes').slice(5, 7)).toEqual([
      '',
      expect.stringContaining('The date given, 2023-05-06, was used'),
    ]);
    expect(column('rvu_release')[0]).toBe('RVU26A');
  });

  it('refuses a quarter that is not held if strict', async () => {
    const { errors } = await batch(DATED, ['pay', '--strict']);
    expect(errors[3]).toBe('E_QUARTER_MISSING');
  });

  it('prices all rows by a release that the command line names', async () => {
    const { column, errors } = await batch(DATED, ['pay', '--release', 'RVU24A']);
    expect(errors.slice(0, 4)).toEqual(['E_DATE_NOT_COVERED', '', '', '']);
    expect(new Set(column('rvu_release'))).toEqual(new Set(['RVU24A']));
  });

  it('lets dates decide over a configured release', async () => {
    const { column } = await batch(DATED, ['pay'], { env: { RVU_RELEASE: 'RVU24A' } });
    expect(column('rvu_release')[0]).toBe('RVU26A');
  });

  it('finds a column by --date-column', async () => {
    const { column } = await batch('code,when\n99213,2021-02-03\n', ['pay', '--date-column', 'when']);
    expect(column('rvu_release')).toEqual(['RVU21A']);
  });

  it('names release and date of each result in JSON', async () => {
    const { stdout } = await cli(['pay', '--json'], { stdin: DATED });
    const { release, results } = JSON.parse(stdout);
    expect(release).toBeNull();
    expect(results[2]).toMatchObject({ release: 'RVU24AR', date: '2024-03-09' });
  });
});

describe('what depends on the release of a row', () => {
  it('are the localities: California had more of them before 2024', async () => {
    const { column, errors } = await batch(
      'dos,code,locality\n2023-05-06,99213,0111207\n2024-05-06,99213,0111207\n2023-05-06,99213,CA-07\n',
    );
    expect(errors).toEqual(['', 'E_LOCALITY_UNKNOWN', '']);
    expect(column('rvu_locality')[0]).toBe('0111207');
  });

  it('are the codes: a deleted one is priced before it was deleted', async () => {
    const { errors } = await batch('dos,code\n2024-12-31,99441\n2025-01-01,99441\n');
    expect(errors).toEqual(['', 'E_CODE_ENDED']);
  });

  it('are places of service: telehealth at home is paid as an office only since 2024', async () => {
    const { column } = await batch('dos,code,pos\n2023-06-01,99213,10\n2024-06-01,99213,10\n');
    expect(column('rvu_setting')).toEqual(['facility', 'nonfacility']);
  });

  it('is the place of service given for all rows, too', async () => {
    const { column } = await batch('dos,code\n2023-06-01,99213\n2024-06-01,99213\n', ['pay', '--pos', '10']);
    expect(column('rvu_setting')).toEqual(['facility', 'nonfacility']);
  });
});

describe('rvu claim with lines of several days', () => {
  const CLAIM = `claim_id,date,code,pos,locality
1,2024-03-08,45385,22,CA-05
1,2024-03-09,45385,22,CA-05
1,2024-03-08,45380,22,CA-05
1,2024-03-09,45380,22,CA-05
`;

  it('prices the lines of each day together, by the release of that day', async () => {
    const { column, errors } = await batch(CLAIM, ['claim']);
    expect(errors).toEqual(['', '', '', '']);
    expect(column('rvu_release')).toEqual(['RVU24A', 'RVU24AR', 'RVU24A', 'RVU24AR']);
    const rows = CLAIM.trimEnd().split('\n');
    const of = async (day: string): Promise<readonly string[]> => {
      const own = rows.filter((row, i) => i === 0 || row.includes(day));
      return (await batch(`${own.join('\n')}\n`, ['claim'])).column('rvu_allowed');
    };
    const [before, after] = [await of('2024-03-08'), await of('2024-03-09')];
    expect(column('rvu_allowed')).toEqual([before[0], after[0], before[1], after[1]]);
    expect(before).not.toEqual(after);
  });

  it('names release and date of each line in JSON', async () => {
    const { stdout } = await cli(['claim', '--json'], { stdin: CLAIM });
    expect(JSON.parse(stdout).results[0].lines[1]).toMatchObject({ release: 'RVU24AR', date: '2024-03-09' });
  });

  it('prices codes at the prompt by the day given', async () => {
    const { stdout } = await cli(['claim', '99213', '--date', '2024-03-10', '--locality', 'CA-05']);
    expect(stdout).toContain('CMS RVU24AR, for services on 2024-03-10');
  });
});

describe('codes with dates', () => {
  it.each(['lookup', 'rank'])('are answered by rvu %s in the release of their day', async (command) => {
    const { column, errors } = await batch('dos,code\n2020-02-03,99213\n2026-02-03,99213\n,99213\n', [
      command,
    ]);
    expect(errors).toEqual(['', '', 'E_DATE_MISSING']);
    expect(column('rvu_release')).toEqual(['RVU20A', 'RVU26A', '']);
    expect(column('rvu_work').slice(0, 2)).toEqual(['0.97', '1.30']);
  });
});

describe('a batch without dates', () => {
  it('says which release answers, and that a later one is held', async () => {
    const { stderr, column } = await batch('code\n99213\n', ['pay']);
    expect(stderr).toContain(
      'no dates given: RVU26A (--date or --release changes that; the latest is RVU26C)',
    );
    expect(column('rvu_release')).toEqual(['RVU26A']);
  });

  it('notes that a day given took the place of one that cannot be read, in one well-formed cell', async () => {
    const text = 'code,dos,charge,minutes\n99213,2024-02-30,10,\n00142-AA,2024-02-30,10,60\n';
    const { column, errors } = await batch(text, ['pay', '--date', '2023-05-05', '--nonpar']);
    const note =
      '"2024-02-30" is not a date: the calendar has no such day. The date given, 2023-05-05, was used instead.';
    expect(errors).toEqual(['', '']);
    for (const notes of column('rvu_notes')) expect(notes).toContain(note);
  });

  it.each(['Year', 'service_month', 'RELEASE'])('says that a column %s does not choose it', async (name) => {
    const sentence = `"${name}" does not choose the release of a row: only a column of dates does`;
    const said = async (options: readonly string[]): Promise<boolean> =>
      (await batch(`code,${name}\n99213,2024\n`, ['pay', ...options])).stderr.includes(sentence);
    expect([await said([]), await said(['--release', 'RVU24A'])]).toEqual([true, false]);
  });

  it('is answered by the release of a day given for all', async () => {
    const { column, stderr } = await batch('code\n99213\n', ['pay', '--date', '2020-02-03']);
    expect(column('rvu_release')).toEqual(['RVU20A']);
    expect(stderr).not.toContain('no dates given');
  });
});
