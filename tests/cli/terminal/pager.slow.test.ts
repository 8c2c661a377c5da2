import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { pagerCommand } from '../../../src/cli/terminal/paged-output.js';
import { HAS_TERMINALS, has, Terminal } from '../../support/pty.js';
import { tempDir } from '../../support/temp.js';
import { BIN, rvu } from '../spawned.js';

const RVU = `'${process.execPath}' '${BIN}'`;
const QUIET = { RVU_NO_FRESHNESS: '1' };

let terminal: Terminal | undefined;
afterEach(() => terminal?.kill());

/** Runs `rvu` in a terminal of 24 lines. @param line the rest of the command line */
function open(line: string, env: Readonly<Record<string, string>> = {}): Terminal {
  terminal = new Terminal(`${RVU} ${line}`, { ...QUIET, ...env });
  return terminal;
}

/** Runs it to its end. */
async function shown(line: string, env: Readonly<Record<string, string>> = {}) {
  const opened = open(line, env);
  const code = await opened.end();
  return { code, text: opened.shown };
}

/** Numbers the lines, and so shows what passes through it. */
const NUMBERED = { RVU_PAGER: 'cat -n' };
const IS_NUMBERED = /^ +1\t/;

describe.runIf(HAS_TERMINALS && has('less'))('less at a terminal', () => {
  it('shows a long answer in color, page by page, and q ends with the exit code of the answer', async () => {
    const less = open('localities', { RVU_PAGER: 'less' });
    const page = await less.until('\r\n:');
    expect(page).toContain('\u001b[1m109 payment localities');
    expect(page).not.toContain('OH-00');
    less.type('G');
    await less.until('OH-00');
    less.type('q');
    expect(await less.end()).toBe(0);
  });

  it('keeps the terminal when Ctrl-C is pressed', async () => {
    const less = open('lookup 99202-99350 00000', { RVU_PAGER: 'less' });
    await less.until('\r\n:');
    less.type('\u0003');
    // It throws away what was typed before.
    await less.until(':');
    less.type('G');
    // Messages follow the answer.
    await less.until('E_CODE_UNKNOWN');
    less.type('q');
    expect(await less.end()).toBe(1);
  });
});

describe.runIf(HAS_TERMINALS)('a pager at a terminal', () => {
  it('is for answers longer than the screen alone', async () => {
    const long = await shown('localities', NUMBERED);
    expect([long.code, IS_NUMBERED.test(long.text)]).toEqual([0, true]);
    const short = await shown('pay 99213 --locality CA-05', NUMBERED);
    expect([short.code, short.text]).toEqual([0, expect.stringContaining('99213')]);
    expect(short.text).not.toMatch(IS_NUMBERED);
  });

  it('is that of RVU_PAGER before PAGER, and none if that is blank', async () => {
    expect((await shown('localities', { PAGER: 'cat -n' })).text).toMatch(IS_NUMBERED);
    expect((await shown('localities', { PAGER: 'cat -n', RVU_PAGER: '' })).text).not.toMatch(IS_NUMBERED);
  });

  it.each(['localities --no-pager', '--no-pager localities', '--no-pager pay --help', '--no-pager'])(
    'is not started by rvu %s',
    async (line) => {
      const { code, text } = await shown(line, NUMBERED);
      expect(code).toBe(0);
      expect(text.split('\n').length).toBeGreaterThan(50);
      expect(text).not.toMatch(IS_NUMBERED);
    },
  );

  it('is done without if there is no such program', async () => {
    const { code, text } = await shown('localities', { RVU_PAGER: 'there-is-no-such-pager -x' });
    expect([code, text]).toEqual([0, expect.stringContaining('WY-21')]);
    expect(text).not.toContain('there-is-no-such-pager');
  });

  it('shows the answer to a file, and may be left before its end', async () => {
    const file = join(tempDir(), 'codes.csv');
    writeFileSync(file, `code\n${'99213\n'.repeat(50_000)}`);
    const { code, text } = await shown(`rank < '${file}'`, { RVU_PAGER: 'head -n 3' });
    expect(code).toBe(0);
    expect(text.split('\n').filter((line) => line.startsWith('99213,'))).toHaveLength(2);
  });

  it('does not hold back answers to what is typed', async () => {
    const typed = open('rank -', NUMBERED);
    typed.type('code\r99213\r99214\r');
    await typed.until('99214,1.92');
    typed.type('\u0004');
    expect(await typed.end()).toBe(0);
    expect(typed.shown).not.toMatch(/ 1\t/);
  });
});

describe('a pager', () => {
  it('never comes between rvu and a pipe', async () => {
    const { code, stdout } = await rvu(['localities'], '', { env: NUMBERED });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(IS_NUMBERED);
  });

  it.each([
    [{}, 'less'],
    [{ PAGER: 'more -s' }, 'more -s'],
    [{ PAGER: 'more', RVU_PAGER: 'less -S' }, 'less -S'],
    [{ PAGER: 'more', RVU_PAGER: ' ' }, null],
    [{ PAGER: 'cat' }, null],
    [{ TERM: 'dumb' }, null],
  ])('of %j is %j', (env, expected) => {
    expect(pagerCommand(env)).toBe(expected);
  });

  it.skipIf(HAS_TERMINALS)('is not tested at a terminal: there is no script of util-linux', () => {});
});
