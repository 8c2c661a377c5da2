import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '../../../support/temp.js';
import { cli } from '../../harness.js';

const EARLIER = '# The Medicare Physician Fee Schedule as tables\n';

it.each([
  ['README.md', '# My thesis\n', ['--replace'], 'it holds what rvu did not write'],
  ['rates/thesis.doc', '', ['--replace'], 'it holds what rvu did not write'],
  ['README.md', EARLIER, [], 'it holds an earlier export'],
  ['rates/release=RVU26A/data.parquet', '', [], 'it holds an earlier export'],
  ['rates.csv', '', [], 'it holds an earlier export'],
])('leaves a folder with %s (%j) as it is, with %j', async (name, text, options, why) => {
  const folder = tempDir();
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const { code, stdout, stderr } = await cli(['export', folder, ...options]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(why);
  expect(stderr).not.toContain('thesis');
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('refuses a release that it does not have before it writes anything', async () => {
  const folder = join(tempDir(), 'mpfs');
  const { code, stderr } = await cli(['export', folder, '--release', 'RVU26A,RVU19A']);
  expect(code).toBe(2);
  expect(stderr).toContain('E_RELEASE_UNKNOWN');
  expect(existsSync(folder)).toBe(false);
});
