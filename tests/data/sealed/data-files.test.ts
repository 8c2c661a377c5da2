import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/core/issue/errors.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { tempDir } from '../../support/temp.js';

/** A folder like data/ that no build has sealed. */
function folderWith(text: string): DataFiles {
  const dir = tempDir();
  mkdirSync(join(dir, 'rules'));
  writeFileSync(join(dir, 'rules/rates.json'), text);
  return new DataFiles({ dataDir: dir });
}

const thrownBy = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('the files of a folder', () => {
  it('are read', () => {
    expect(folderWith('{"values": [1]}').json('rules/rates.json')).toEqual({ values: [1] });
  });

  it.each([
    ['a missing file', '{}', 'rules/status.json', /rules\/status\.json is missing/],
    ['a folder in its place', '{}', 'rules', /rules is a folder/],
    ['a file cut short', '{"values": [', 'rules/rates.json', /rates\.json is not JSON/],
  ])('are damaged: %s', (_, text, name, message) => {
    const error = thrownBy(() => folderWith(text).json(name));
    expect(error).toBeInstanceOf(DataError);
    expect(error).toMatchObject({
      code: 'E_DATA_DAMAGED',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('Install rvu again'),
    });
  });

  it('are damaged if they do not have the SHA-256 that the manifest states', () => {
    const read = (sha256: string) => folderWith('abc').text('rules/rates.json', sha256);
    const right = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(read(right)).toBe('abc');
    expect(() => read(right.replace('b', 'c'))).toThrow(/rates\.json does not have the SHA-256/);
  });
});
