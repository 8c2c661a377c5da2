import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Environment = Readonly<Record<string, string>>;
const { cacheFolder, codeName } = createRequire(import.meta.url)('../../bin/rvu.cjs') as {
  cacheFolder(env: Environment, platform: NodeJS.Platform): string | undefined;
  codeName(command: string, next?: string): string;
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
