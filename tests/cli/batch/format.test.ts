import { describe, expect, it } from 'vitest';
import { cli } from '../harness.js';
import { ADDED, batch } from './support.js';

const OPTIONS = ['--locality', 'CA-05', '--setting', 'nonfacility'];
const PAY = ['pay', ...OPTIONS];
/** The cells added to a priced 90853, and to a priced 70553, under those options */
const added = (delimiter: string): string =>
  ['0.67', '0.23', '0.01', '0.91', '35.48', '0.67', 'nonfacility', '0111205', 'RVU26A', '', ''].join(
    delimiter,
  );
const head = (delimiter: string): string => ADDED.pay.replaceAll(',', delimiter);

describe.each([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
])('%s-separated', (_, d) => {
  it('is unchanged, with the added columns in the same form', async () => {
    const { stdout } = await batch(`code${d}note\n90853${d}a b\n`, PAY);
    expect(stdout).toBe(`code${d}note${d}${head(d)}\n90853${d}a b${d}${added(d)}\n`);
  });

  it('may have every cell quoted, even in the header', async () => {
    const { stdout } = await batch(`"code"${d}"note"\n"90853"${d}"a"\n`, PAY);
    expect(stdout).toBe(`"code"${d}"note"${d}${head(d)}\n"90853"${d}"a"${d}${added(d)}\n`);
  });

  it('keeps delimiters, quotes and line breaks inside quotes', async () => {
    const cell = `"a${d}b ""c""\nd"`;
    const { stdout } = await batch(`note${d}code\n${cell}${d}90853\n`, PAY);
    expect(stdout).toBe(`note${d}code${d}${head(d)}\n${cell}${d}90853${d}${added(d)}\n`);
  });

  it('quotes its own cells only if they contain the delimiter', async () => {
    const { table, errors } = await batch(`code${d}note\n20930${d}x\n`, PAY, { delimiter: d });
    expect(errors).toEqual(['E_NOT_PRICED_STATUS_B']);
    expect(table.rows[0]).toHaveLength(13);
  });
});

describe('line ends', () => {
  it('are CRLF if the input has CRLF', async () => {
    const { stdout } = await batch('code,note\r\n90853,a\r\n99999,b\r\n', PAY);
    expect(stdout.split('\r\n')).toHaveLength(4);
    expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(stdout).toContain(`90853,a,${added(',')}\r\n`);
  });

  it.each([
    'code,note\r\n90853,"x"\r\n',
    'code,note\r\n90853,"x"\r\n70553,"y"\r\n',
    '"code","note"\r\n"90853","x"\r\n',
  ])('are CRLF after a quoted last cell too: %j', async (input) => {
    const { stdout, code } = await batch(input, PAY);
    expect(code).toBe(0);
    const lines = stdout.split('\r\n');
    expect(lines[1]).toMatch(/^"?90853"?,"x",0\.67,/);
    expect(lines).toHaveLength(input.split('\r\n').length);
  });

  it('keeps line breaks inside quotes unchanged', async () => {
    const { stdout } = await batch('note,code\r\n"a\nb\r\nc",90853\r\n', PAY);
    expect(stdout).toContain(`"a\nb\r\nc",90853,${added(',')}\r\n`);
  });

  it('may be missing after the last record', async () => {
    const { stdout } = await batch('code,note\n90853,a\n90853,b', PAY);
    expect(stdout.endsWith(`90853,b,${added(',')}\n`)).toBe(true);
  });

  it('of an old Mac (CR only) never lose a row silently', async () => {
    const { code, stderr, table } = await batch('code,note\r90853,x\r70553,y\r', PAY);
    // Either they count as line ends or the input is refused, but the answer is never a header without records.
    expect(code === 2 ? stderr : String(table.rows.length)).toMatch(/E_|^2$/);
  });
});

describe('bytes', () => {
  const latin1 = Buffer.from('code,name\n90853,J\u00F6rg \u00A3\n', 'latin1');
  const utf8 = Buffer.from('code,name\n90853,Jörg 名前 🙂\n', 'utf8');
  const control = Buffer.from('code,name\n90853,a\u0001\u007F\u001B[31mb\n', 'latin1');

  it.each([
    ['UTF-8', utf8],
    ['control characters', control],
  ])('in %s are written as they were read', async (_, input) => {
    const { bytes } = await batch(input, PAY);
    const [header = '', row = ''] = input.toString('latin1').split('\n');
    expect(bytes.toString('latin1')).toBe(`${header},${ADDED.pay}\n${row},${added(',')}\n`);
  });

  it('in Windows-1252 are written as UTF-8', async () => {
    const { bytes } = await batch(latin1, PAY);
    const [header = '', row = ''] = latin1.toString('latin1').split('\n');
    expect(bytes.toString()).toBe(`${header},${ADDED.pay}\n${row},${added(',')}\n`);
  });

  it('keep a byte order mark and see the column after it', async () => {
    const { stdout } = await batch('\uFEFFcode,note\n90853,x\n', PAY);
    expect(stdout).toBe(`\uFEFFcode,note,${ADDED.pay}\n90853,x,${added(',')}\n`);
  });

  it('in Windows-1252 and UTF-8 side by side are written as UTF-8', async () => {
    const mixed = Buffer.concat([
      Buffer.from('code,\u00FC,'),
      Buffer.from('\u00FC\n90853,\u00FC,', 'latin1'),
      Buffer.from('\u00FC\n'),
    ]);
    const { bytes } = await batch(mixed, PAY);
    expect(bytes.toString()).toBe(`code,\u00FC,\u00FC,${ADDED.pay}\n90853,\u00FC,\u00FC,${added(',')}\n`);
  });

  it('keep a byte order mark before a bare list', async () => {
    const { stdout } = await batch('\uFEFF90853\n', PAY);
    expect(stdout).toBe(`\uFEFFcode,${ADDED.pay}\n90853,${added(',')}\n`);
  });

  it('keep leading zeros, blanks around cells, and a name used twice', async () => {
    const { stdout } = await batch(' CODE ,id,id\n 90853 ,007, x \n', PAY);
    expect(stdout).toBe(` CODE ,id,id,${ADDED.pay}\n 90853 ,007, x ,${added(',')}\n`);
  });

  it('read a no-break space around a code as a blank', async () => {
    const { errors } = await batch('code,id\n\u00A090853\u00A0,1\n', PAY);
    expect(errors).toEqual(['']);
  });

  it.each([
    ['a zip file', Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'), 'zip file'],
    ['UTF-16 (little end first)', Buffer.from('\uFEFFcode\n90853\n', 'utf16le'), 'UTF-16'],
    ['UTF-16 (big end first)', Buffer.from('\uFEFFcode\n90853\n', 'utf16le').swap16(), 'UTF-16'],
  ])('of %s are refused by name, whole or byte by byte', async (_, input, word) => {
    for (const sizes of [[input.length], [1]]) {
      const { code, stdout, stderr } = await batch(input, PAY, { sizes });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('E_INPUT_NOT_TEXT');
      expect(stderr).toContain(word);
    }
  });
});

describe('blank lines', () => {
  it.each(['\n', '\n\n\n', '\r\n\r\n', '  \n\n'])('at the end are dropped: %j', async (tail) => {
    const { table, code } = await batch(`code,note\n90853,a\n${tail}`, PAY);
    expect([table.rows.length, code]).toEqual([1, 0]);
  });

  it('before the header are dropped', async () => {
    const { column } = await batch('\n\ncode\n90853\n', PAY);
    expect(column('rvu_allowed')).toEqual(['35.48']);
  });

  it('in the middle stay, each a record without a code, named by line number', async () => {
    const { table, column, code } = await batch('code,note\n90853,a\n\n\n90853,b\n', PAY);
    expect(table.rows.map((row) => row.slice(0, 2))).toEqual([
      ['90853', 'a'],
      ['', ''],
      ['', ''],
      ['90853', 'b'],
    ]);
    expect(column('rvu_error').slice(1, 3)).toEqual([
      'E_CODE_MISSING: Line 3 is blank.',
      'E_CODE_MISSING: Line 4 is blank.',
    ]);
    expect(code).toBe(1);
  });

  it('before the first claim belong to no claim, however the input is cut into chunks', async () => {
    const input = Buffer.from('claim_id,code\n\n \nA,99213\nA,20610\n\nB,99213\n');
    const cut = (size: number): Buffer[] =>
      Array.from({ length: Math.ceil(input.length / size) }, (_, i) =>
        input.subarray(i * size, (i + 1) * size),
      );
    const whole = await cli(['claim', '--totals'], { stdin: [input] });
    expect(
      whole.stdout
        .split('\n')
        .slice(1, 5)
        .map((row) => row.split(',').slice(0, 3).join()),
    ).toEqual([',1,1', ',1,1', 'A,3,1', 'B,1,0']);
    for (const size of [1, 3, 17])
      expect(await cli(['claim', '--totals'], { stdin: cut(size) })).toEqual(whole);
  });
});

describe('an input without records', () => {
  it.each(['', '\n', ' \n\r\n'])('of %j is refused', async (input) => {
    const { code, stderr, stdout } = await batch(input, PAY);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('E_INPUT_EMPTY');
  });

  it('but with a header prints the header', async () => {
    const { stdout, stderr, code } = await batch('code,note\n', PAY);
    expect([stdout, code]).toEqual([`code,note,${ADDED.pay}\n`, 0]);
    expect(stderr).toMatch(/^rvu: 0 rows/m);
  });
});
