import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimFile } from '../../data/x12/samples/build.js';
import { tempDir } from '../../support/temp.js';
import { type Around, cli } from '../harness.js';

/** Command lines that succeed, are refused in part, and fail at every point. */
const ASKED: readonly [args: readonly string[], code: number, around?: Around][] = [
  [['pay', '99213'], 0],
  [['pay', '99213', 'nonsense'], 1],
  [['pay', '99213', '--nonsense'], 2],
  [['pay', '99213', '--locality', 'nowhere'], 2],
  [['pay'], 2],
  [['pay'], 2, { stdin: '' }],
  [['pay'], 2, { stdin: 'name\nx\n' }],
  [['pay'], 0, { stdin: 'code\n99213\n' }],
  [['pay'], 1, { stdin: 'code\n99213\nx\n"\n' }],
  [['lookup', '99213'], 0],
  [['lookup'], 1, { stdin: 'code\n99213\nx\n' }],
  [['rank', '99213'], 0],
  [['rank'], 1, { stdin: 'code\n99213\nx\n' }],
  [['search', 'knee'], 0],
  [['search', 'zzzzqqq'], 1],
  [['browse'], 0],
  [['browse', 'nowhere'], 2],
  [['localities'], 0],
  [['localities', 'nowhere'], 2],
  [['compare', '99213'], 0],
  [['compare'], 2],
  [['schedule', '--codes', '99213'], 0],
  [['schedule', '--codes', 'nonsense'], 2],
  [['schedule', '--layout', 'pfall'], 2],
  [['page', '99213'], 2],
  [['help'], 2],
  [['help', 'nowhere'], 2],
  [['nowhere'], 2],
  [['config'], 0],
  [['config', 'path'], 0],
  [['config', 'set', 'qp', 'yes'], 0],
  [['config', 'unset', 'qp'], 0],
  [['config', 'set', 'qp'], 2],
  [['config', 'nonsense'], 2],
  [['claim', '99213', '99214-25'], 0],
  [['claim', 'nofile.csv'], 2],
  [['claim'], 0, { stdin: 'claim,code\n1,99213\n' }],
  [['claim'], 1, { stdin: 'claim,code\n1,99213\n2,x\n1,99214\n' }],
  [['claim'], 0, { stdin: claimFile([]) }],
];

const settings = (): Record<string, string> => ({ RVU_CONFIG: join(tempDir(), 'config.json') });

describe('--json is one document', () => {
  it.each(ASKED)('for rvu %s, exit code %d', async (args, code, around = {}) => {
    const ran = await cli([...args, '--json'], {
      env: settings(),
      ...around,
    });
    const document = JSON.parse(ran.stdout);
    expect(document).toMatchObject({
      schema: expect.stringMatching(/^rvu\.\w+\/1$/),
      errors: expect.any(Array),
    });
    expect(document.results).toBeInstanceOf(Array);
    expect(ran.code).toBe(code);
    if (code === 2) expect(document.errors.at(-1).code).toMatch(/^E_/);
  });
});

describe('--ndjson is whole lines', () => {
  it.each(ASKED.filter(([args]) => !['config', 'page', 'help'].includes(args[0] ?? '')))(
    'for rvu %s, exit code %d',
    async (args, code, around = {}) => {
      const ran = await cli([...args, '--ndjson'], {
        env: settings(),
        ...around,
      });
      const lines = ran.stdout.split('\n');
      expect(lines.pop()).toBe('');
      for (const line of lines) expect(JSON.parse(line)).toBeInstanceOf(Object);
      if (ran.code === 2) expect(JSON.parse(lines.at(-1) ?? '').error.code).toMatch(/^E_/);
      else expect(ran.code).toBe(code);
    },
  );
});

/** Inputs that fail after their first records were answered, in one piece and in two. */
const LATE: readonly (readonly [name: string, command: string, input: string, error: string])[] = [
  ['an 837P cut off', 'claim', claimFile([]).replace(/SE\*.*$/, ''), 'E_X12'],
  ['X12 below rows', 'pay', `code\n${'99213\n'.repeat(2000)}ISA*00*          *00*\n`, 'E_X12'],
  ['X12 below rows', 'rank', `code\n${'99213\n'.repeat(2000)}NM1*IL*1*DOE*JANE\n`, 'E_X12'],
  ['X12 below rows', 'lookup', `code\n${'99213\n'.repeat(2000)}NM1*IL*1*DOE*JANE\n`, 'E_X12'],
  [
    'X12 below rows of more columns',
    'claim',
    `claim,code\n${'1,99213\n2,99213\n'.repeat(2000)}CLM*DOE*100\n`,
    'E_X12',
  ],
  [
    'a claim that never ends',
    'claim',
    `claim,code\n1,99213\n${'2,99213\n'.repeat(12_000)}`,
    'E_CLAIM_TOO_LONG',
  ],
];

describe.each(LATE)('%s in rvu %s', (_, command, input, error) => {
  const bytes = Buffer.from(input);
  const whole = [bytes];
  const pieces = [bytes.subarray(0, bytes.length - 40), bytes.subarray(bytes.length - 40)];

  it.each([
    ['at once', whole],
    ['in pieces', pieces],
  ])('ends the JSON with its error, read %s', async (__, stdin) => {
    const ran = await cli([command, '--json'], { stdin });
    const { errors } = JSON.parse(ran.stdout);
    expect(errors.at(-1)).toMatchObject({ code: error });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(error)]);
  });

  it.each([
    ['at once', whole],
    ['in pieces', pieces],
  ])('ends the NDJSON with its error, read %s', async (__, stdin) => {
    const ran = await cli([command, '--ndjson'], { stdin });
    const lines = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1).error.code).toBe(error);
    expect(ran.code).toBe(2);
  });
});

describe('a config file that cannot be used', () => {
  const folder = join(tempDir(), 'folder');
  mkdirSync(folder);
  const text = (content: string | Buffer): string => {
    const path = join(tempDir(), 'config.json');
    writeFileSync(path, content);
    return path;
  };
  const secret = text('{}');
  chmodSync(secret, 0o000);
  const isRoot = process.getuid?.() === 0;

  it.each([
    ['a folder', folder],
    ['not JSON', text('qp=yes')],
    ['a list', text('["qp"]')],
    ['empty', text('')],
    ['binary', text(Buffer.from([0, 255, 254]))],
    ['of megabytes', text('x'.repeat(3_000_000))],
    ['a device', '/dev/zero'],
    ['a value that is none', text('{"qp": {"toString": 1}}')],
    ...(isRoot ? [] : [['unreadable', secret] as const]),
  ] as readonly (readonly [string, string])[])('is a plain error: %s', async (_, path) => {
    for (const args of [['pay', '99213'], ['config']]) {
      const { code, stdout, stderr } = await cli([...args, '--json'], { env: { RVU_CONFIG: path } });
      const isShown = args.length === 1;
      expect([args, code, JSON.parse(stdout).errors[0].code]).toEqual([args, isShown ? 1 : 2, 'E_CONFIG']);
      expect(stderr).toMatch(/^rvu: E_CONFIG: .*\n$/);
    }
    // Setting a value may mend the file, or be refused; it answers in JSON either way.
    const { stdout, stderr } = await cli(['config', 'set', 'qp', 'yes', '--json'], {
      env: { RVU_CONFIG: path },
    });
    expect(JSON.parse(stdout)).toMatchObject({ schema: expect.stringMatching(/^rvu\.(config|error)\/1$/) });
    expect(stderr).toMatch(/^(rvu: E_(CONFIG|OUTPUT): .*\n)?$/);
  });
});

it('a default of JSON holds for failures too', async () => {
  const { stdout, code } = await cli(['pay', '99213', '--locality', 'nowhere'], {
    env: { RVU_OUTPUT: 'json' },
  });
  expect([code, JSON.parse(stdout).errors[0].code]).toEqual([2, 'E_LOCALITY_UNKNOWN']);
});

it('a word in the code column of a file of volumes is not repeated', async () => {
  const path = join(tempDir(), 'volumes.csv');
  writeFileSync(path, 'code,volume\n99213,10\nSMITH,1\n99999,1\n');
  for (const format of [[], ['--json']]) {
    const { stdout, stderr } = await cli(['diff', 'RVU25A', 'RVU26A', '--volumes', path, ...format]);
    expect(`${stdout}${stderr}`).not.toContain('SMITH');
    expect(`${stdout}${stderr}`).toContain('99999 is in neither');
  }
});
