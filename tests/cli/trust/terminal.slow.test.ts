import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';

/** Sequences that set a title, clear the screen, reverse text or ring, in seven and eight bits. */
const ACTIVE = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\u200b\u0008\u007f';

/** Everything a terminal acts on but line breaks and tabs. */
function acted(text: string): string[] {
  return text.match(/[^\P{C}\n\t]/gu) ?? [];
}

const HOSTILE: readonly (readonly string[])[] = [
  [ACTIVE],
  ['help', ACTIVE],
  ['pay', `99213${ACTIVE}`],
  ['pay', '99213', `--${ACTIVE}`],
  ['pay', '99213', `--modifier=${ACTIVE}`],
  ['pay', '99213', '--locality', ACTIVE],
  ['pay', '99213', '--county', `${ACTIVE}, CA`],
  ['pay', '99213', '--county', `${ACTIVE}, AL`],
  ['pay', '99213', '--county', `Alameda, ${ACTIVE}`],
  ['pay', '99213', '--state', ACTIVE],
  ['pay', '99213', '--zip', ACTIVE],
  ['pay', '99213', '--mac', ACTIVE],
  ['pay', '99213', '--pos', ACTIVE],
  ['pay', '99213', '--setting', ACTIVE],
  ['pay', '99213', '--units', ACTIVE],
  ['pay', '99213', '--charge', ACTIVE],
  ['pay', '99213', '--provider-type', ACTIVE],
  ['pay', '99213', '--reading', ACTIVE],
  ['pay', '99213', '--gpci', ACTIVE],
  ['pay', '99213', '--out', join('/nonexistent', ACTIVE)],
  ['pay', `9921${ACTIVE}*`],
  ['lookup', ACTIVE],
  ['rank', ACTIVE, '99213'],
  ['search', ACTIVE],
  ['search', 'knee', ACTIVE],
  ['browse', ACTIVE],
  ['browse', '--section', ACTIVE],
  ['localities', ACTIVE],
  ['localities', ACTIVE, '--state', 'CA'],
  ['compare', ACTIVE],
  ['compare', '99213', '--localities', ACTIVE],
  ['page', ACTIVE],
  ['claim', ACTIVE],
  ['claim', '99213', ACTIVE],
  ['schedule', '--codes', ACTIVE],
  ['schedule', '--section', ACTIVE],
  ['schedule', '--layout', ACTIVE],
  ['diff', 'RVU26A', ACTIVE],
  ['diff', 'RVU25A', 'RVU26A', ACTIVE],
  ['release', ACTIVE],
  ['release', 'show', ACTIVE],
  ['config', ACTIVE],
  ['config', 'set', ACTIVE, 'x'],
  ['config', 'set', 'locality', ACTIVE],
  ['config', 'unset', ACTIVE],
];

describe.each(HOSTILE.map((args) => [JSON.stringify(args).slice(0, 60), args] as const))(
  'rvu %s',
  (_, args) => {
    it.each([
      ['a pipe', undefined],
      ['a terminal', 80],
    ] as const)('sends nothing raw to %s', async (__, columns) => {
      const ran = await cli(args, columns === undefined ? {} : { columns, env: { NO_COLOR: '1' } });
      expect([acted(ran.stdout), acted(ran.stderr)]).toEqual([[], []]);
      expect(ran.stderr).not.toContain('E_INTERNAL');
    });

    it('nor in JSON, which is one document', async () => {
      const { stdout, stderr } = await cli([...args, '--json']);
      expect(() => JSON.parse(stdout)).not.toThrow();
      expect([acted(stdout), acted(stderr)]).toEqual([[], []]);
    });
  },
);

const CSV = `code,no${ACTIVE}te,locality,claim_id\r\n99213,a${ACTIVE}b,${ACTIVE},${ACTIVE}\r\n${ACTIVE},,,1\r\n99213,,${ACTIVE}\r\n`;

describe('a batch with control characters', () => {
  it.each(['pay', 'lookup', 'rank', 'claim'])(
    'of rvu %s is shown without them on a terminal',
    async (command) => {
      for (const format of [
        [],
        ['--json'],
        ['--ndjson'],
        ...(command === 'claim' ? [['--explain'], ['--totals']] : []),
      ]) {
        const { stdout, stderr } = await cli([command, ...format], { stdin: CSV, columns: 80 });
        expect([format, acted(stdout), acted(stderr)]).toEqual([format, [], []]);
      }
    },
  );

  it.each(['pay', 'lookup', 'rank', 'claim'])('of rvu %s is written to a pipe as it was', async (command) => {
    const { bytes } = await cli([command], { stdin: CSV });
    const [header = '', row = ''] = CSV.split('\r\n');
    expect(bytes.includes(header)).toBe(true);
    expect(bytes.includes(row)).toBe(true);
  });

  it('has JSON without raw control characters in a pipe, with the same text', async () => {
    const { stdout } = await cli(['pay', '--ndjson'], { stdin: CSV });
    expect(acted(stdout)).toEqual([]);
    expect(JSON.parse(stdout.split('\n')[0] ?? '').input[`no${ACTIVE}te`]).toBe(`a${ACTIVE}b`);
  });

  it('names columns without them', async () => {
    const { stderr } = await cli(['pay', '--zip-column', ACTIVE], { stdin: CSV });
    expect(stderr).toContain('E_COLUMN_UNKNOWN');
    expect(acted(stderr)).toEqual([]);
  });
});

describe('settings with control characters', () => {
  it.each([
    ['a value', JSON.stringify({ locality: ACTIVE })],
    ['a name', JSON.stringify({ [ACTIVE]: 'x' })],
    ['text', `${ACTIVE}`],
  ])('are shown without them: %s', async (_, text) => {
    const dir = join(tempDir(), `d${'\u001b[2J'}`);
    mkdirSync(dir);
    const path = join(dir, 'config.json');
    writeFileSync(path, text);
    for (const args of [['config'], ['config', '--json'], ['pay', '99213'], ['config', 'path', '--json']]) {
      const { stdout, stderr } = await cli(args, { env: { RVU_CONFIG: path } });
      expect([args, acted(stdout), acted(stderr)]).toEqual([args, [], []]);
    }
  });
});

describe('messages', () => {
  const long = 'x'.repeat(2_000_000);

  it.each([
    [[long]],
    [['help', long]],
    [['pay', long]],
    [['pay', '99213', `--${long}`]],
    [['pay', '99213', '--locality', long]],
    [['pay', '99213', '--out', `/nonexistent/${long}.csv`]],
    [['search', long]],
    [['config', 'set', long, 'x']],
    [['claim', long]],
  ])('are bounded, however long an argument is', async (args) => {
    const { stdout, stderr } = await cli([...args, '--json']);
    expect(stderr.length).toBeLessThan(6_000);
    expect(stdout.length).toBeLessThan(10_000);
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  it('are few, however many codes are refused', async () => {
    const codes = Array.from({ length: 500 }, (_, i) => `X${1000 + i}`);
    const { stderr, code } = await cli(['pay', ...codes]);
    expect(code).toBe(1);
    expect(stderr.split('\n').length).toBeLessThan(40);
    expect(stderr).toContain('475 more refusals; --json lists them all');
    expect(JSON.parse((await cli(['pay', ...codes, '--json'])).stdout).errors).toHaveLength(500);
  });
});
