import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/data/check/index.js';
import { DATA_DIR } from '../../support/bundle.js';
import { copyOfBundle, tempDir } from '../../support/temp.js';

/** The program as `npm run build` bundles it, so that its exit codes are those a shell sees. */
const program = join(tempDir(), 'data-check.cjs');
buildSync({
  entryPoints: [resolve(import.meta.dirname, '../../../src/build/data-check.ts')],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outfile: program,
  define: { 'import.meta.dirname': '__dirname' },
});

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('npm run data:check', () => {
  it('exits 0 and prints ok for each check if all is well', () => {
    const { status, stdout, stderr } = run(DATA_DIR);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n')).toEqual(CHECKS.map(({ name }) => `ok       ${name}`));
  });

  it('exits 1 and prints the problems, the first few of many', () => {
    const dir = copyOfBundle();
    const path = join(dir, 'rvu26a.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(',33.4009,', ',33.4000,'));
    const { status, stdout, stderr } = run(dir);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^PROBLEM {2}the conversion factors are those that CMS published$/m);
    expect(stdout).toMatch(/… and 19216 more/);
    expect(stdout).toMatch(/^ok {7}every place of service/m);
  });

  it.each([
    ['a folder that does not exist', [join(DATA_DIR, 'nowhere')], /manifest\.json is missing/],
    ['an option', ['--fast'], /Usage/],
    ['two folders', ['a', 'b'], /Usage/],
  ])('exits 2 for %s', (_, args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
