import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp.js';
import { nodeWith } from './node.js';

/** The code that bin/rvu.cjs hands to V8 must be complete and from this build, because V8 itself does not check. */
interface Kept {
  readonly code: Buffer;
  readonly options: string;
}

interface CompiledCode {
  readCompiledCode(file: string, key: string, source: Buffer): Kept | undefined;
  writeCompiledCode(file: string, key: string, source: Buffer, kept: Kept): void;
}

const { readCompiledCode, writeCompiledCode } = createRequire(import.meta.url)(
  '../../bin/rvu.cjs',
) as CompiledCode;

const LOADER = join(import.meta.dirname, '../../bin/rvu.cjs');
const KEY = '11.3 x64 //0123456789abcdef pay';
const SOURCE = Buffer.from('exports.main = () => 42;\n//0123456789abcdef\n');
const KEPT = { code: Buffer.from(Array.from({ length: 1003 }, (_, i) => (i * 7) % 256)), options: '--zip' };

function kept(change: (bytes: Buffer) => Buffer = (bytes) => bytes): string {
  const file = join(tempDir(), 'pay.code');
  writeCompiledCode(file, KEY, SOURCE, KEPT);
  writeFileSync(file, change(readFileSync(file)));
  return file;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('compiled code', () => {
  it('comes back as it was stored', () => {
    expect(readCompiledCode(kept(), KEY, SOURCE)).toEqual(KEPT);
  });

  it('is not returned for another build, or if none was stored', () => {
    expect(readCompiledCode(kept(), KEY.replace('f', '0'), SOURCE)).toBeUndefined();
    expect(readCompiledCode(join(tempDir(), 'none.code'), KEY, SOURCE)).toBeUndefined();
  });

  it('is not returned for a program that has changed', () => {
    for (let at = 0; at < SOURCE.length; at++) {
      expect(readCompiledCode(kept(), KEY, flipped(SOURCE, at))).toBeUndefined();
    }
  });

  it.each([0, 5, 12, 45, 500, 1037, 2010, 2040, 2060])('is ignored if byte %i is changed', (at) => {
    const file = kept((bytes) => flipped(bytes, at));
    expect(readCompiledCode(file, KEY, SOURCE)).toBeUndefined();
  });

  it.each([0, 3, 20, 600, 1020])('is ignored if only %i bytes are left', (length) => {
    const file = kept((bytes) => bytes.subarray(0, length));
    expect(readCompiledCode(file, KEY, SOURCE)).toBeUndefined();
  });
});

/** A program as the build makes it: wrapped in a function, with the SHA-256 of its lines at its end. */
function programText(program: string): string {
  const lines = `(function (exports, require, module, __filename, __dirname) {${program}\n})`;
  const id = createHash('sha256').update(`${lines}\n`).digest('hex');
  return `${lines}\n//${id}\n`;
}

/** Starts a program like those the build makes; returns whether V8 was given compiled code and rejected it. */
function start(
  folder: string,
  { command = 'pay', exitCode = 0, flags = [] as string[], options = [] as string[] } = {},
) {
  const program = join(tempDir(), 'main.cjs');
  writeFileSync(program, programText(`exports.main = () => { process.exitCode = ${exitCode}; };`));
  const script = `
    const { Script } = require('node:vm');
    const { loadProgram } = require(${JSON.stringify(LOADER)});
    const made = [];
    require('node:vm').Script = class extends Script {
      constructor(source, options) { super(source, options); made.push([Boolean(options.cachedData), this.cachedDataRejected]); }
    };
    delete require.cache[${JSON.stringify(LOADER)}];
    require(${JSON.stringify(LOADER)}).loadProgram(${JSON.stringify(program)}, ${JSON.stringify(folder)}, ${JSON.stringify(command)}, ${JSON.stringify(options)}).main();
    console.log(JSON.stringify(made[0]));
  `;
  const { stdout, stderr, status } = nodeWith([...flags, '-e', script]);
  expect([stderr, status]).toEqual(['', exitCode]);
  return JSON.parse(stdout) as [given: boolean, rejected: boolean | undefined];
}

const NEW = [false, null];
const FROM_CACHE = [true, false];

describe('the start of the program', () => {
  it('uses compiled code the second time, separately for each command', () => {
    const folder = join(tempDir(), 'cache', 'rvu');
    expect(start(folder)).toEqual(NEW);
    expect(start(folder)).toEqual(FROM_CACHE);
    expect(start(folder, { command: 'rank' })).toEqual(NEW);
    expect(readdirSync(folder)).toHaveLength(2);
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o77).toBe(0);
  });

  it('keeps the code again when other options were given, for all of them so far, until there are too many', () => {
    const folder = tempDir();
    const options = (): string => {
      const [name = ''] = readdirSync(folder);
      return readFileSync(join(folder, name)).subarray(-256).toString('latin1').trimEnd();
    };
    expect(start(folder)).toEqual(NEW);
    expect(options()).toBe('');
    expect(start(folder, { options: ['--zip'] })).toEqual(FROM_CACHE);
    expect(options()).toBe('--zip');
    expect(start(folder, { options: ['--date', '--zip'] })).toEqual(FROM_CACHE);
    expect(options()).toBe('--zip --date');
    const written = (): number => statSync(join(folder, readdirSync(folder)[0] ?? '')).ino;
    const before = written();
    expect(start(folder, { options: ['--date'] })).toEqual(FROM_CACHE);
    expect(start(folder, { options: [`--${'x'.repeat(250)}`] })).toEqual(FROM_CACHE);
    expect([written(), options()]).toEqual([before, '--zip --date']);
  });

  it('keeps functions that other options need together with those that were kept before', () => {
    const folder = tempDir();
    const program = join(tempDir(), 'main.cjs');
    const function_ = (name: string): string =>
      `function ${name}(x) { ${Array.from({ length: 400 }, (_, i) => `x = x * ${i} + 1;`).join(' ')} return x; }`;
    writeFileSync(program, programText(`${function_('a')} ${function_('b')} exports.a = a; exports.b = b;`));
    const lengthAfter = (call: string, option: string): number => {
      const load = `require(${JSON.stringify(LOADER)}).loadProgram`;
      const args = [program, folder, 'pay'].map((each) => JSON.stringify(each)).join();
      nodeWith(['-e', `${load}(${args}, ['${option}']).${call}(1)`]);
      return statSync(join(folder, readdirSync(folder)[0] ?? '')).size;
    };
    const one = lengthAfter('a', '--a');
    expect(lengthAfter('b', '--b')).toBeGreaterThan(one + 2_000);
  });

  it('replaces code that V8 rejects', () => {
    const folder = tempDir();
    const flags = ['--no-opt'];
    expect(start(folder, { flags })).toEqual(NEW);
    expect(start(folder)).toEqual([true, true]);
    expect(start(folder)).toEqual(FROM_CACHE);
  });

  it('replaces code that is damaged', () => {
    const folder = tempDir();
    start(folder);
    const file = join(folder, readdirSync(folder)[0] ?? '');
    writeFileSync(file, flipped(readFileSync(file), 200));
    expect(start(folder)).toEqual(NEW);
    expect(start(folder)).toEqual(FROM_CACHE);
  });

  it('removes the halves of files that killed processes left, but not those of running ones', () => {
    const folder = tempDir();
    const ended = nodeWith(['-e', '']).pid;
    writeFileSync(join(folder, `a.code.${ended}`), 'half');
    writeFileSync(join(folder, `a.code.${process.pid}`), 'half');
    start(folder);
    const names = readdirSync(folder);
    expect(names).toHaveLength(2);
    expect(names).toContain(`a.code.${process.pid}`);
  });

  it('removes code that is over 90 days old, since that of earlier versions is never read again', () => {
    const folder = tempDir();
    const day = 24 * 60 * 60 * 1000;
    for (const age of [89, 91]) {
      const file = join(folder, `${age}.code`);
      writeFileSync(file, 'code');
      utimesSync(file, new Date(), new Date(Date.now() - age * day));
    }
    start(folder);
    const names = readdirSync(folder);
    expect(names).toHaveLength(2);
    expect(names).toContain('89.code');
  });

  it('stores nothing for a command that failed, or that is not a word', () => {
    const folder = tempDir();
    start(folder, { exitCode: 2 });
    start(folder, { command: '../../x' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('works without the cache if its folder cannot be written', () => {
    const file = join(tempDir(), 'a-file');
    writeFileSync(file, '');
    expect(start(file)).toEqual(NEW);
    const folder = join(tempDir(), 'read-only');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    expect(start(folder)).toEqual(NEW);
  });
});
