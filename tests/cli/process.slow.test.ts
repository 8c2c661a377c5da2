import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp.js';
import { damagedBundle } from './damage.js';
import { BIN, ended, ROOT, rvu, STACK, shell, start } from './spawned.js';

const dir = tempDir();
function claims(lines: number): string {
  const file = join(dir, `${lines}.csv`);
  const codes = ['90853', '99213', '70553-26', '45378', '27447', '00100'];
  const row = (i: number): string =>
    `${i},${codes[i % codes.length]},${1 + (i % 4)},${i % 3 ? 11 : 22},0111205\n`;
  const rows = Array.from({ length: lines }, (_, i) => row(i));
  writeFileSync(file, `id,code,units,pos,locality\n${rows.join('')}`);
  return file;
}
const big = claims(200_000);

/** The same rows with three lines to a claim. */
function wholeClaims(lines: number): string {
  const [header = '', ...rows] = readFileSync(claims(lines), 'utf8').trimEnd().split('\n');
  const file = join(dir, `${lines}-claims.csv`);
  writeFileSync(
    file,
    [`claim,${header}`, ...rows.map((row, i) => `${Math.floor(i / 3)},${row}`), ''].join('\n'),
  );
  return file;
}
const bigClaims = wholeClaims(200_000);
const office = join(ROOT, 'tests/data/x12/samples/office.837');

describe('a closed reader', () => {
  it.each([
    ['pay'],
    ['lookup'],
    ['rank'],
    ['pay', '--ndjson'],
    ['claim'],
    ['claim', '--json'],
    ['claim', '-'],
  ])('stops rvu %s %s without a trace', async (...args) => {
    const child = start(args, { file: args[0] === 'claim' ? bigClaims : big });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, stderr } = await ended(child);
    expect(code).toBe(0);
    expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('rvu: '))).toEqual([]);
    expect(stderr).not.toMatch(STACK);
  });

  it('exits cleanly when piped to head', async () => {
    const { stdout, stderr } = await shell(`$RVU pay < '${big}' | head -1`);
    expect(stdout).toMatch(/^id,code,units,pos,locality,rvu_work,.*,rvu_error\n$/);
    expect(stderr).not.toMatch(STACK);
  });

  it('exits cleanly when claims are piped to head, from a file or standard input', async () => {
    for (const source of [`'${bigClaims}'`, `< '${bigClaims}'`, `- < '${bigClaims}'`]) {
      const { stdout, stderr } = await shell(`$RVU claim ${source} | head -2`);
      expect(stdout).toMatch(/^claim,id,code,units,pos,locality,rvu_fee,.*,rvu_error\n0,0,90853,/);
      expect(stderr).not.toMatch(STACK);
      expect(stderr).not.toContain('E_OUTPUT');
    }
  });

  it('of messages does not change the answer', async () => {
    const child = start(['pay', '90853', '--locality', '05', '--csv']);
    child.stderr?.destroy();
    const { code, stdout } = await ended(child);
    expect(stdout).toContain('0421205');
    expect(code).toBe(0);
  });
});

describe('exit codes', () => {
  it.each([
    [0, ['pay', '90853'], undefined],
    [0, ['--version'], undefined],
    [0, ['--help'], undefined],
    [0, ['pay'], 'code\n90853\n'],
    [1, ['pay', '90583'], undefined],
    [1, ['pay', '90853', '00100'], undefined],
    [1, ['lookup'], 'code\n90583\n'],
    [2, ['pay', '90853', '--units', '0'], undefined],
    [2, ['pay', '--nosuch'], undefined],
    [2, ['rank'], ''],
    [2, ['rank'], 'no,columns\n1,2\n'],
    [0, ['claim'], 'claim,code\nA,27447\n'],
    [0, ['claim', '-'], 'claim,code\nA,27447\n'],
    [1, ['claim'], 'claim,code\nA,27447\nA,99999\n'],
    [2, ['claim'], ''],
    [2, ['claim', 'missing.csv'], undefined],
    [2, ['claim', 'missing.837'], ''],
    [2, ['claim', ROOT], undefined],
  ] as const)('are %i for rvu %j', async (exit, args, input) => {
    const { code, stdout, stderr } = await rvu(args, input);
    expect(code).toBe(exit);
    expect(stderr === '').toBe(exit === 0 && input === undefined);
    if (exit === 2) expect(stdout).toBe('');
  });

  it('are 130 after Ctrl-C in the middle of a batch', async () => {
    const child = start(['pay']);
    const end = ended(child);
    child.stdin?.on('error', () => {}); // what it has not read when it ends
    child.stdin?.write(readFileSync(big).subarray(0, 1_000_000));
    await new Promise((seen) => child.stdout?.once('data', seen));
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).not.toMatch(STACK);
  });

  it.runIf(existsSync('/dev/full'))('are 2, with a message, where the output cannot be written', async () => {
    const { stderr, stdout } = await shell('$RVU pay 90853 > /dev/full; echo $?');
    expect(stdout).toBe('2\n');
    expect(stderr).toMatch(/^rvu: E_OUTPUT: .*(ENOSPC|space)/);
    expect(stderr).not.toMatch(STACK);
  });
});

it('are 2 for an 837P that is cut off, with a message and no stack trace', async () => {
  const { code, stderr } = await rvu(['claim'], readFileSync(office, 'utf8').slice(0, 1_000));
  expect(code).toBe(2);
  expect(stderr).toMatch(/^rvu: E_X12: /m);
  expect(stderr).not.toMatch(STACK);
});

describe('standard input', () => {
  it('is not waited for when codes are given', async () => {
    const { code, stdout } = await rvu(['pay', '90853', '--csv']);
    expect([code, stdout.split('\n').length]).toEqual([0, 4]);
  });

  it('may be closed', async () => {
    expect((await shell('$RVU pay 90853 --csv <&-')).stdout).toContain('30.39');
    const { stderr } = await shell('$RVU pay <&-');
    expect(stderr).toMatch(/^rvu: E_INPUT_EMPTY/m);
    expect(stderr).not.toMatch(STACK);
  });

  it('is refused if it is a folder', async () => {
    const { stdout, stderr } = await shell(`$RVU pay < '${dir}'; echo $?`);
    expect(stdout).toBe('2\n');
    expect(stderr).toMatch(/^rvu: E_INPUT/m);
    expect(stderr).not.toMatch(STACK);
  });

  it('is not waited for when claims are typed or in a file', async () => {
    const typed = await rvu(['claim', '27447', '20610', '--pos', '22']);
    expect([typed.code, typed.stdout]).toEqual([0, expect.stringContaining('50%')]);
    const file = await rvu(['claim', office]);
    expect([file.code, file.stdout.split('\n').length]).toEqual([0, 5]);
    expect((await shell(`$RVU claim - < '${office}'`)).stdout).toBe(file.stdout);
    expect((await shell(`cat '${office}' | $RVU claim`)).stdout).toBe(file.stdout);
  });

  it('is refused by rvu claim if it is empty, closed or not, and so is an empty file', async () => {
    const empty = join(dir, 'empty.csv');
    writeFileSync(empty, '');
    for (const script of ['$RVU claim <&-', '$RVU claim - < /dev/null', `$RVU claim '${empty}'`]) {
      const { stdout, stderr } = await shell(`${script}; echo $?`);
      expect(stdout).toBe('2\n');
      expect(stderr).toMatch(/^rvu: E_INPUT_EMPTY/m);
      expect(stderr).not.toMatch(STACK);
    }
  });

  it('may arrive slowly; each line is answered when complete', async () => {
    const child = start(['pay', '--pos', '11', '--locality', 'CA-05']);
    const end = ended(child);
    for (const piece of ['co', 'de,no', 'te\r', '\n9085', '3,"a\r\n', 'b"\r\n7055', '3,x\r\n']) {
      child.stdin?.write(piece);
      await new Promise((later) => setTimeout(later, 15));
    }
    child.stdin?.end();
    const { stdout, code } = await end;
    expect(stdout.split('\r\n').slice(1)).toEqual([
      '90853,"a',
      'b",0.67,0.23,0.01,0.91,35.48,0.67,nonfacility,0111205,RVU26A,,',
      expect.stringMatching(/^70553,x,2\.23,/),
      '',
    ]);
    expect(code).toBe(0);
  });
});

describe('color', () => {
  const ESCAPE = String.fromCharCode(27);
  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ] as const)('in a pipe with %j: %s', async (env, isColored) => {
    for (const command of ['lookup', 'pay', 'rank']) {
      const { stdout } = await rvu([command, '90853'], undefined, { env });
      expect(stdout.includes(ESCAPE)).toBe(isColored);
    }
  });

  it.each(['--csv', '--json', '--ndjson', '--markdown'])('never appears in %s', async (format) => {
    const { stdout } = await rvu(['pay', '90853', format], undefined, { env: { FORCE_COLOR: '1' } });
    expect(stdout).not.toContain(ESCAPE);
  });
});

describe('the program', () => {
  it('shows its version and its data', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect((await rvu(['--version'])).stdout).toBe(`rvu ${version} (RVU26A)\n`);
  });

  it.each(['/', tmpdir(), dir])('answers from %s', async (cwd) => {
    const { stdout } = await rvu(['pay', '90853', '--csv'], undefined, { cwd });
    expect(stdout).toContain('30.39');
  });

  it.each(['rvu file deleted', 'manifest cut short'] as const)(
    'reports that it is damaged: %s',
    async (damage) => {
      const home = tempDir();
      for (const part of ['bin', 'dist/bin', 'data', 'package.json']) {
        mkdirSync(join(home, 'dist'), { recursive: true });
        cpSync(join(ROOT, part), join(home, part), { recursive: true });
      }
      damagedBundle(join(home, 'data'), damage);
      const { code, stdout, stderr } = await rvu(['pay', '90853'], undefined, {
        bin: join(home, 'bin/rvu.cjs'),
      });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^rvu: E_DATA_/);
      expect(stderr).not.toMatch(STACK);
    },
  );
});

describe('a long batch', () => {
  /** Peak memory in MB of `rvu pay` or another command over a file. */
  function peak(file: string, command = 'pay'): Promise<number> {
    const args = ['--require', join(ROOT, 'tests/cli/peak-memory.cjs'), BIN, command];
    const child = spawn(process.execPath, args, { stdio: [openSync(file, 'r'), 'ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      told += chunk;
    });
    return new Promise((done) => child.on('close', () => done(Number(told) / 1024)));
  }

  it('takes no more memory for ten times the length', async () => {
    const short = await peak(claims(20_000));
    const long = await peak(big);
    expect(short).toBeGreaterThan(20);
    expect(long).toBeLessThan(short + 60);
    expect(long).toBeLessThan(250);
  });

  it('of claims takes no more memory for three times the length', async () => {
    // Both are long enough for the garbage collector to have settled.
    const short = await peak(wholeClaims(60_000), 'claim');
    const long = await peak(bigClaims, 'claim');
    expect(short).toBeGreaterThan(20);
    expect(long).toBeLessThan(short + 40);
    expect(long).toBeLessThan(250);
  });

  it('of claims answers every line, in order', async () => {
    const { stdout, stderr } = await ended(start(['claim', bigClaims]));
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(200_002);
    expect(lines.slice(1, -1).every((line, i) => line.startsWith(`${Math.floor(i / 3)},${i},`))).toBe(true);
    expect(stderr).toMatch(/^rvu: 200,000 rows: /m);
  });

  it('answers every line, in order', async () => {
    const { stdout, stderr, code } = await ended(start(['pay'], { file: big }));
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(200_002);
    expect(lines.slice(1, -1).every((line, i) => line.startsWith(`${i},`))).toBe(true);
    expect(stderr).toMatch(
      /^rvu: columns read: [^\n]+\nrvu: no modifiers given\nrvu: no dates given: RVU26A .*\nrvu: work RVUs credited: [\d,.]+\nrvu: 200,000 rows: \d+,\d+ priced, 33,333 refused \(E_MODIFIER_REQUIRED 33,333\)\n$/,
    );
    expect(code).toBe(1);
  });
});

describe('rvu schedule', () => {
  const folder = tempDir();
  const at = (name: string): string => join(folder, name);

  it('writes a million lines to a pipe whose reader goes away', async () => {
    const { stdout, stderr } = await shell('$RVU schedule --all | head -2');
    expect(stdout).toMatch(/^release,mac,.*\nRVU26A,01112,05,CA,/);
    expect(stderr).not.toMatch(STACK);
  });

  it('writes a file, and says so', async () => {
    const { code, stdout, stderr } = await rvu(['schedule', '--locality', 'CA-05', '--out', at('ca.csv')]);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe(`rvu: 9,499 lines: 9,499 priced rows, 1 locality\nrvu: wrote ${at('ca.csv')}\n`);
    expect(readFileSync(at('ca.csv'), 'utf8').split('\n')).toHaveLength(9_501);
    expect(readdirSync(folder)).toEqual(['ca.csv']);
  });

  it('writes a workbook that holds the same cells as the CSV', async () => {
    const wanted = ['--locality', 'CA-05', '--section', 'radiology', '--percent', '120'];
    const { stdout } = await rvu(['schedule', ...wanted]);
    const { code, stderr } = await rvu(['schedule', ...wanted, '--out', at('ca.xlsx')]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('ca.xlsx')]);
    const sheets = await readExcel(at('ca.xlsx'));
    const [header = '', ...lines] = stdout.trimEnd().split('\n');
    const names = header.split(',');
    const isNumber = names.map((name) => /^percent$|_(fee|cap|allowed|charge|reduced|percent)$/.test(name));
    const cells = lines.map((line) =>
      line.split(',').map((text, i) => (text === '' ? null : isNumber[i] ? Number(text) : text)),
    );
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.sheet).toBe('RVU26A');
    const [head = [], ...rows] = sheets[0]?.data ?? [];
    const column = (name: string): number => head.indexOf(name);
    const filled = rows.map((row) => names.map((name) => row[column(name)] ?? null));
    expect(filled).toEqual(cells);
    const more = ['locality_name', 'name', 'work_rvu', 'nonfacility_pe_rvu', 'facility_pe_rvu', 'mp_rvu'];
    expect(head.filter((name) => !names.includes(String(name)))).toEqual(more);
    const scan = rows.find((row) => row[column('code')] === '70553' && row[column('modifier')] === '26');
    expect(more.map((name) => scan?.[column(name)])).toEqual([
      expect.stringContaining('SAN FRANCISCO'),
      expect.stringContaining('MRI'),
      2.23,
      0.79,
      0.79,
      0.13,
    ]);
  });

  it('leaves nothing behind if it fails', async () => {
    const { code, stderr } = await rvu(['schedule', '--out', at('no/such/folder.csv')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^rvu: E_OUTPUT: .*folder\.csv cannot be written/);
    expect(stderr).not.toMatch(STACK);
  });
});

describe('configured defaults', () => {
  const home = tempDir();
  const env = { RVU_CONFIG: join(home, 'rvu', 'config.json') };

  it('are saved by rvu config set, and used unless an option overrides them', async () => {
    const first = await rvu(['pay', '99213', '--csv'], undefined, { env });
    expect(first.stdout).toContain(',national,');
    expect((await rvu(['config', 'set', 'locality', 'CA-05'], undefined, { env })).code).toBe(0);
    const second = await rvu(['pay', '99213', '--csv'], undefined, { env });
    expect(second.stdout).toContain(',0111205,');
    const third = await rvu(['pay', '99213', '--csv', '--state', 'OH'], undefined, { env });
    expect(third.stdout).toContain(',1520200,');
    expect(third.stdout).not.toContain(',0111205,');
  });

  it('do not stop rvu config if the file is broken', async () => {
    const broken = { RVU_CONFIG: join(home, 'broken.json') };
    writeFileSync(broken.RVU_CONFIG, '{"locality": ');
    const { code, stderr } = await rvu(['pay', '99213'], undefined, { env: broken });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^rvu: E_CONFIG: .*broken\.json, line 1: /);
    expect((await rvu(['config', 'path'], undefined, { env: broken })).stdout).toBe(`${broken.RVU_CONFIG}\n`);
  });
});
