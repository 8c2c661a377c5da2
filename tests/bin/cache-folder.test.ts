import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readsBatch } from '../../src/cli/options/command.js';

type Environment = Readonly<Record<string, string>>;
const { cacheFolder, codeName, mayBeBatch } = createRequire(import.meta.url)('../../bin/rvu.cjs') as {
  cacheFolder(env: Environment, platform: NodeJS.Platform): string | undefined;
  codeName(command: string, next?: string): string;
  mayBeBatch(next?: string): boolean;
};

describe('the cache folder', () => {
  it.each<[Environment, NodeJS.Platform, string | undefined]>([
    [{ HOME: '/home/a' }, 'linux', join('/home/a', '.cache', 'rvu')],
    [{ HOME: '/home/a', XDG_CACHE_HOME: '/tmp/c' }, 'linux', join('/tmp/c', 'rvu')],
    [{ HOME: '/home/a', XDG_CACHE_HOME: 'relative' }, 'linux', join('/home/a', '.cache', 'rvu')],
    [{ HOME: '/Users/a' }, 'darwin', join('/Users/a', 'Library', 'Caches', 'rvu')],
    [{ HOME: '/Users/a', LOCALAPPDATA: '/local' }, 'win32', join('/local', 'rvu')],
    [{ HOME: '/Users/a' }, 'win32', undefined],
    [{}, 'linux', undefined],
  ])('for %j on %s is %s', (env, platform, folder) => {
    expect(cacheFolder(env, platform)).toBe(folder);
  });
});

describe('the name of the code that is kept', () => {
  it.each([
    ['pay', '90853', 'pay'],
    ['pay', '--help', 'pay--help'],
    ['pay', '-h', 'pay--help'],
    ['pay', undefined, 'pay-'],
    ['pay', '--locality', 'pay-'],
  ])('for %s %s is %s', (command, next, name) => {
    expect(codeName(command, next)).toBe(name);
  });
});

describe('a command line that may ask for a batch', () => {
  it.each([
    [['90853', '--csv'], false],
    [['9921*'], false],
    [['knee', 'replacement'], false],
    [['70553/26'], false],
    [['99213', 'claims.csv'], false],
    [[''], false],
    [['--help'], false],
    [['-h'], false],
    [[], true],
    [['-'], true],
    [['claims.csv', '--locality', 'CA-05'], true],
    [['./claims'], true],
    [['..\\claims'], true],
    [['/tmp/claims'], true],
    [['--locality', 'CA-05'], true],
    [['--locality', 'CA-05', '90853'], true],
  ])('%j is %s', (words, expected) => {
    expect(mayBeBatch(words[0])).toBe(expected);
    // The program for prompts cannot answer a batch.
    const isHelp = words[0] === '--help' || words[0] === '-h';
    const args = words.filter((word, i) => !word.startsWith('--') && !words[i - 1]?.startsWith('--'));
    if (!expected && !isHelp) expect(readsBatch(args)).toBe(false);
  });
});
