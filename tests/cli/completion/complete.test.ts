import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/command-list.js';
import { complete } from '../../../src/cli/completion/complete.js';
import { completionWords } from '../../../src/cli/completion/made-words.js';
import { completionLines } from '../../../src/cli/completion/main.js';
import type { Word } from '../../../src/cli/completion/words.js';
import { DATA_DIR } from '../../support/bundle.js';
import { cli } from '../harness.js';

const made = completionWords(DATA_DIR);
const CODES: readonly Word[] = [
  ['99202', 'New patient visit'],
  ['99213', 'Visit'],
  ['99215', 'Longer visit'],
];
const codesFrom = (prefix: string): readonly Word[] => CODES.filter(([code]) => code.startsWith(prefix));

/** The words that complete a command line, whose last word is being typed. */
function completed(line: string): string[] {
  const words = line.split(' ');
  const { words: found, files } = complete(made, words.slice(0, -1), words.at(-1) ?? '', codesFrom);
  return [...found.map(([word]) => word), ...(files ? ['FILES'] : [])];
}

describe('completion', () => {
  it('offers every command, with its summary', () => {
    expect(completed('')).toEqual(COMMANDS.map(({ command }) => command.name));
    expect(complete(made, [], 'sched', codesFrom).words).toEqual([
      ['schedule', expect.stringContaining('fee schedule')],
    ]);
  });

  it.each(COMMANDS.map(({ command }) => command))('offers every option of $name', ({ name, options }) => {
    const flags = Object.values(options).map(({ flags }) => /--[\w-]+/.exec(flags)?.[0]);
    expect(completed(`${name} --`)).toEqual(expect.arrayContaining([...flags, '--help']));
  });

  it.each([
    ['99', []],
    ['992', ['99202', '99213', '99215']],
    ['9921', ['99213', '99215']],
    ['99213 --exp', []],
    ['lookup 9921', ['99213', '99215']],
    ['pay 99213 9920', ['99202']],
    ['pay 99202-9921', ['99202-99213', '99202-99215']],
    ['pay 99213-2', expect.arrayContaining(['99213-25', '99213-26'])],
    ['pay 99213-tc', ['99213-TC']],
    ['pay --locality ca-0', ['CA-05', 'CA-09']],
    ['pay -l nat', ['national']],
    ['pay --locality=ca-0', ['--locality=CA-05', '--locality=CA-09']],
    ['pay --localities CA-05,nv', ['CA-05,NV-00']],
    ['pay --setting f', ['facility']],
    ['pay --charge 1', []],
    ['pay --qp 9920', ['99202']],
    ['pay -- 9920', ['99202']],
    ['pay --no', expect.arrayContaining(['--no-qp', '--no-floor', '--nonpar'])],
    ['pay --modifier 2', expect.arrayContaining(['22', '25', '26'])],
    ['pay --reading sixth', ['sixth-surgery=half', 'sixth-surgery=report']],
    ['pay --release RVU26', ['RVU26A', 'RVU26C']],
    ['pay --out ', ['FILES']],
    ['pay --code-column ', []],
    ['claim visits', ['FILES']],
    ['claim 9921', ['99213', '99215', 'FILES']],
    ['log im', ['import']],
    ['log import ', ['FILES']],
    ['log add 9920', ['99202']],
    ['config set out', ['output']],
    ['config toString ', []],
    ['help exit', ['exit-codes']],
    ['nothing ', []],
    ['--vers', ['--version']],
  ])('of "%s" is %j', (line, expected) => {
    expect(completed(line)).toEqual(expected);
  });

  it('offers the actions of the journal that there are', async () => {
    const { stderr } = await cli(['log', 'nothing'], { env: { RVU_JOURNAL: '' } });
    const [, list = ''] = /Use ([\w, ]+)\./.exec(stderr) ?? [];
    expect(completed('log ')).toEqual(list.split(', '));
  });
});

describe('lines for a shell', () => {
  const lines = (...words: readonly string[]): string[] => completionLines(words, made, codesFrom);

  it('have the meaning after a tab', () => {
    expect(lines('zsh', 'pay', '=9921')).toEqual(['99213\tVisit', '99215\tLonger visit']);
    expect(lines('fish', 'claim', '=x')).toEqual([':files']);
  });

  it('have it in bash only where there is a choice that bash lists', () => {
    expect(lines('bash', 'pay', '=9921')).toEqual(['99213  Visit', '99215  Longer visit']);
    expect(lines('words', 'pay', '=9921')).toEqual(['99213', '99215']);
    expect(lines('bash', 'pay', '=9920')).toEqual(['99202']);
  });

  it('join what bash splits at an equals sign', () => {
    expect(lines('bash', 'pay', '--setting', '=', '=fac')).toEqual(['facility']);
    expect(lines('bash', 'pay', '--setting', '==')).toEqual(['facility', 'nonfacility']);
  });

  it('keep to one short line each', () => {
    const all = lines('zsh', 'pay', '--modifier', '=');
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((line) => line.length > 70)).toEqual([]);
  });
});

describe('rvu completion', () => {
  it.each(['', 'tcsh', '__proto__'])('does not take "%s"', async (shell) => {
    const { code, stderr } = await cli(['completion', shell]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Give one of bash, zsh, fish, powershell.')]);
  });
});
