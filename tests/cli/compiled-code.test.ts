import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp.js';

/** The code that bin/rvu.cjs hands to V8 must be whole and of this build: V8 itself does not look. */
interface CompiledCode {
  readCompiledCode(file: string, buildId: string): Buffer | undefined;
  writeCompiledCode(file: string, buildId: string, code: Buffer): void;
  buildIdOf(source: string): string;
}

const { readCompiledCode, writeCompiledCode, buildIdOf } = createRequire(import.meta.url)(
  '../../bin/compiled-code.cjs',
) as CompiledCode;

const buildId = '//0123456789abcdef\n';
const code = Buffer.from(Array.from({ length: 1003 }, (_, i) => (i * 7) % 256));

function kept(change: (bytes: Buffer) => Buffer = (bytes) => bytes): string {
  const file = join(tempDir(), 'main.cjs.code');
  writeCompiledCode(file, buildId, code);
  writeFileSync(file, change(readFileSync(file)));
  return file;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('compiled code', () => {
  it('is read back unchanged', () => {
    expect(readCompiledCode(kept(), buildId)).toEqual(code);
  });

  it('is ignored if it belongs to another build or is missing', () => {
    expect(readCompiledCode(kept(), '//fedcba9876543210\n')).toBeUndefined();
    expect(readCompiledCode(join(tempDir(), 'none.code'), buildId)).toBeUndefined();
  });

  it.each([0, 5, 12, 40, 500, 1027])('is ignored if byte %i is changed', (at) => {
    expect(
      readCompiledCode(
        kept((bytes) => flipped(bytes, at)),
        buildId,
      ),
    ).toBeUndefined();
  });

  it.each([0, 3, 20, 600, 1020])('is ignored if only %i bytes are left', (length) => {
    expect(
      readCompiledCode(
        kept((bytes) => bytes.subarray(0, length)),
        buildId,
      ),
    ).toBeUndefined();
  });

  it('exists for the built program', () => {
    const main = join(import.meta.dirname, '../../dist/bin/main.cjs');
    expect(readCompiledCode(`${main}.code`, buildIdOf(readFileSync(main, 'utf8')))).toBeDefined();
  });
});
