import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
// @ts-expect-error: a plain script, which the smoke test runs without TypeScript
import { packedFiles, ROOT } from './pack.mjs';

/** What `npm publish` would publish. */
const files = packedFiles() as string[];

it('contains the program, the library with its types, and the data', () => {
  const { bin, exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const ways = [exports['.'].import, exports['.'].require, exports['./engine']];
  const entries = [bin.rvu, ...ways.flatMap((way) => [way.types, way.default])].map((path) =>
    path.replace('./', ''),
  );
  const needed = [
    'dist/bin/main.cjs',
    'dist/search-index.txt',
    'dist/hour-ranks.json',
    'dist/rvu26a.table',
    'dist/data.seal',
    'dist/help/completion.json',
    'dist/help/api.md',
    'dist/man/rvu.1',
    'data/manifest.json',
    'README.md',
    'LICENSE',
  ];
  expect(files).toEqual(expect.arrayContaining([...entries, ...needed]));
  const { releases } = JSON.parse(readFileSync(join(ROOT, 'data/manifest.json'), 'utf8'));
  expect(releases.length).toBeGreaterThan(0);
  for (const { files: own } of releases) {
    for (const { name } of own) expect(files).toContain(`data/${name}`);
  }
});

it('contains nothing else: no sources, no tests, no build programs, no compiled code', () => {
  const wanted = [
    /^(README\.md|LICENSE|CHANGELOG\.md|package\.json)$/,
    /^bin\/[\w-]+\.cjs$/,
    /^dist\/bin\/(?!data-)[\w-]+\.cjs$/,
    /^dist\/(index|engine|(answer|batch|core|data|library)\/.+)\.(js|d\.c?ts)$/,
    /^dist\/index\.cjs$/,
    /^dist\/(help\/(.+\.md|completion\.json|rvu_spark\.py)|man\/.+\.1|search-index\.txt|hour-ranks\.json|[\w-]+\.table|data\.seal)$/,
    /^dist\/site\/(site\.(css|js)|icon\.svg)$/,
    /^data\/.+\.(json|csv|tsv|md|csv\.members)$/,
  ];
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((path) => !wanted.some((pattern) => pattern.test(path)))).toEqual([]);
});

const { status, stdout: tracked } = spawnSync('git', ['ls-files', 'data'], { cwd: ROOT, encoding: 'utf8' });
it.runIf(status === 0)(
  'contains of the data only what the repository has: no claims left in a folder',
  () => {
    const known = new Set(tracked.split('\n'));
    expect(files.filter((path) => path.startsWith('data/') && !known.has(path))).toEqual([]);
  },
);

it('runs no script where it is installed, nor do the packages that it needs', () => {
  const { scripts, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  // npm runs "prepare" before packing and in a checkout, never where the tarball is installed.
  expect(
    Object.keys(scripts).filter((name) => /^(pre|post)?install$|^(pre|post)prepare$/.test(name)),
  ).toEqual([]);
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const installed = Object.entries<{ dev?: boolean; hasInstallScript?: boolean }>(packages).filter(
    ([, { dev }]) => !dev,
  );
  expect(installed.length).toBeGreaterThan(Object.keys(dependencies).length);
  expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
});
