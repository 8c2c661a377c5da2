import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/core/issue/errors.js';
import { readBundledJson } from '../../../src/data/bundle/json-file.js';
import { tempDir } from '../../support/temp.js';

function bundleWith(text: string): string {
  const dir = tempDir();
  mkdirSync(join(dir, 'rules'));
  writeFileSync(join(dir, 'rules/rates.json'), text);
  return dir;
}

const thrownBy = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('readBundledJson', () => {
  it('returns the content of the file', () => {
    expect(readBundledJson(bundleWith('{"values": [1]}'), 'rules/rates.json')).toEqual({ values: [1] });
  });

  it.each([
    ['E_DATA_MISSING', 'a missing file', '{}', 'rules/status.json', /rules\/status\.json is missing/],
    ['E_DATA_MISSING', 'a folder in its place', '{}', 'rules', /rules cannot be read/],
    ['E_DATA_DAMAGED', 'a file cut short', '{"values": [', 'rules/rates.json', /rates\.json is damaged/],
  ])('throws %s for %s', (code, _, text, name, message) => {
    const error = thrownBy(() => readBundledJson(bundleWith(text), name));
    expect(error).toBeInstanceOf(DataError);
    expect(error).toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: 'Install rvu again.',
    });
  });
});
