import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { tempDir } from '../support/temp.js';

/**
 * Memory, not time, so that a busy machine changes nothing: each input is some 300 MB, and `rvu` must not grow
 * with it. The program takes some 60 MB for a short batch.
 */
const ROOT = resolve(import.meta.dirname, '../..');
const MB = 1024 * 1024;
const TOTAL = 300 * MB;
/** The same for input that takes longer for each byte */
const SLOW = 40 * MB;
const cache = tempDir();

interface Ended {
  readonly code: number | null;
  readonly megabytes: number;
  readonly stderr: string;
}

/** Feeds pieces of text to `rvu` until they end or it has ended. @returns also its peak memory */
async function fed(args: readonly string[], pieces: Iterable<string>): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ['--require', join(ROOT, 'tests/cli/peak-memory.cjs'), join(ROOT, 'bin/rvu.cjs'), ...args],
    {
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, RVU_CONFIG: '', XDG_CACHE_HOME: cache },
    },
  );
  const ended = once(child, 'close');
  const { stdin } = child;
  if (!stdin) throw new Error('no standard input');
  let peak = '';
  let stderr = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    peak += chunk;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  // It need not read everything.
  await pipeline(Readable.from(pieces), stdin).catch(() => {});
  const [code] = (await ended) as [number | null];
  return { code, megabytes: Number(peak) / 1024, stderr };
}

/** Some text, then a piece for each number until there is enough. */
function* growing(first: string, piece: (i: number) => string, last = '', total = TOTAL): Generator<string> {
  yield first;
  for (let i = 0, bytes = 0; bytes < total; i++) {
    const text = piece(i);
    bytes += text.length;
    yield text;
  }
  yield last;
}

const ISA = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*${'S'.padEnd(15)}*ZZ*${'R'.padEnd(15)}*260101*1200*^*00501*000000001*0*P*:~`;
const START = `${ISA}GS*HC*S*R*20260101*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~BHT*0019*00*1*20260101*1200*CH~`;
const CLAIM =
  'HL*1**20*1~NM1*85*2*CLINIC*****XX*1234567893~HL*2*1*22*0~SBR*P*18*******MB~CLM*1*100***11:B:1*Y*A*Y*Y~';
const line = (i: number): string => `LX*${i + 1}~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20260105~`;

const wide = 'w'.repeat(4_000);
const blanks = ' '.repeat(4_000);

/** Inputs that grow without an end in one way each, with the exit code and what is said. */
const INPUTS: readonly (readonly [
  name: string,
  args: readonly string[],
  pieces: () => Iterable<string>,
  code: number,
  says: RegExp,
])[] = [
  ['rows', ['pay'], () => growing('code,note\n', (i) => `99213,${i}${wide}\n`), 0, /priced/],
  [
    'blank lines',
    ['pay'],
    () => growing('code\n99213\n', () => `${blanks}\n`, '90853\n'),
    1,
    /E_CODE_MISSING/,
  ],
  [
    'empty lines at the end',
    ['pay'],
    () => growing('code\n99213\n', () => '\n'.repeat(65_536), '', SLOW),
    0,
    /1 row/,
  ],
  [
    'empty lines before the header',
    ['pay'],
    () => growing('', () => '\n'.repeat(65_536), 'code\n99213\n'),
    0,
    /1 row/,
  ],
  [
    'blank lines in claims',
    ['claim'],
    () => growing('claim,code\n1,99213\n', () => `${blanks}\n`, '1,90853\n'),
    1,
    /E_CLAIM_SPLIT/,
  ],
  [
    'different long modifiers',
    ['pay'],
    () => growing('code,modifier\n', (i) => `99213,${i}${wide}\n`),
    1,
    /E_MODIFIER/,
  ],
  [
    'misspelt places',
    ['pay'],
    () => growing('code,locality\n', (i) => `99213,${i}San Francisqo${wide}\n`, '', SLOW),
    1,
    /E_LOCALITY_UNKNOWN/,
  ],
  [
    'quoted fields of many lines',
    ['pay'],
    () => growing('code,note\n', (i) => `99213,"${`${i} ""x""\n`.repeat(90_000)}"\n`),
    0,
    /priced/,
  ],
  [
    'a quote that is not closed',
    ['pay'],
    () => growing('code,note\n99213,"', () => `${wide}\n`),
    2,
    /E_FIELD_TOO_LONG: Line 2 /,
  ],
  [
    'a line without an end',
    ['pay'],
    () => growing('code,note\n99213,', () => wide),
    2,
    /E_FIELD_TOO_LONG: Line 2 /,
  ],
  [
    'a line of fields without an end',
    ['claim'],
    () => growing('claim,code\n1', () => ',99213'.repeat(10_000)),
    2,
    /E_FIELD_TOO_LONG: Line 2 /,
  ],
  [
    'a header without an end',
    ['pay'],
    () => growing('code', () => ',note'.repeat(10_000)),
    2,
    /E_(FIELD_TOO_LONG|INPUT_NOT_TEXT): Line 1 /,
  ],
  [
    'a claim of long lines',
    ['claim'],
    () => growing('claim,code,note\n', () => `1,99213,${wide}${wide}\n`),
    2,
    /E_CLAIM_TOO_LONG: .* line 2 .* 16 MB/,
  ],
  [
    'a claim of many lines',
    ['claim'],
    () => growing('claim,code\n', () => '1,99213\n'),
    2,
    /E_CLAIM_TOO_LONG: .* 9999 lines/,
  ],
  ['claims', ['claim'], () => growing('claim,code,note\n', (i) => `${i >> 2},99213,${wide}\n`), 0, /priced/],
  ['an 837P claim of many lines', ['claim'], () => growing(START + CLAIM, line), 2, /E_CLAIM_TOO_LONG/],
  [
    'an 837P segment without an end',
    ['claim'],
    () => growing(`${START}NTE*ADD*`, () => wide),
    2,
    /E_X12: segment 5: no terminator/,
  ],
  [
    'refused rows as JSON',
    ['pay', '--json'],
    () => growing('code,note\n', (i) => `9921,${i}${wide}\n`),
    2,
    /E_OUTPUT.*--ndjson/,
  ],
];

it.each(INPUTS)('bounded memory for %s', async (_name, args, pieces, code, says) => {
  const ended = await fed(args, pieces());
  expect(ended.stderr).toMatch(says);
  expect(ended.code).toBe(code);
  expect(ended.megabytes).toBeGreaterThan(20);
  expect(ended.megabytes).toBeLessThan(args.includes('--json') ? 700 : 250);
});
