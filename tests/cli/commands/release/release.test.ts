import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { heldReleases } from '../../../../src/data/bundle/held-releases.js';
import { DataFiles } from '../../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../../support/bundle.js';
import { cli } from '../../harness.js';

const ids = heldReleases(new DataFiles({ dataDir: DATA_DIR })).map(({ entry }) => entry.id);
const parsed = async (...args: readonly string[]) =>
  JSON.parse((await cli(['release', ...args, '--json'])).stdout);

/** Names of the fields of a value, those within it as "sources.name". */
function paths(value: unknown, before = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => paths(each, before));
  if (value === null || typeof value !== 'object') return before === '' ? [] : [before];
  return Object.entries(value).flatMap(([name, each]) =>
    paths(each, before === '' ? name : `${before}.${name}`),
  );
}

describe('rvu release list', () => {
  it('lists every release, by date, and the quarters that are not there', async () => {
    const { results, missing_quarters: missing } = await parsed('list');
    expect(results.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(ids).toHaveLength(24);
    expect(missing).toEqual(['RVU24D', 'RVU25B', 'RVU25C', 'RVU26B']);
    expect(results.filter((each: { default: boolean }) => each.default)).toMatchObject([{ id: 'RVU26A' }]);
  });

  it.each([60, 80, 120])('fits %i columns', async (columns) => {
    const { stdout } = await cli(['release'], { columns, env: { NO_COLOR: '1' } });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
    for (const id of ids) expect(stdout).toContain(id);
  });
});

describe('rvu release show', () => {
  it.each(['RVU20D', 'RVU24AR', 'RVU26A'])('%s --csv prints the text whose hash it states', async (id) => {
    const { stdout } = await cli(['release', 'show', id, '--csv']);
    const { results } = await parsed('show', id);
    expect(results[0].sha256).toBe(createHash('sha256').update(stdout).digest('hex'));
    expect(stdout.split('\n')).toHaveLength(results[0].rows + 2);
  });

  it.each(['RVU20A', 'RVU22A', 'RVU26C'])('%s fits 60 columns', async (id) => {
    const { stdout } = await cli(['release', 'show', id], { columns: 60, env: { NO_COLOR: '1' } });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('says of a release that was rebuilt in part which files are CMS’s own', async () => {
    const { results } = await parsed('show', 'RVU20A');
    const { sources } = results[0];
    const rebuilt = sources.map(({ role, rebuilt_from: from }: Record<string, string>) => [role, from]);
    expect(Object.fromEntries(rebuilt)).toMatchObject({ rvu: null, gpci: 'arkrvu (MIT)' });
  });

  it('documents every field of its JSON in rvu help json', async () => {
    const { stdout: help } = await cli(['help', 'json']);
    const section = help.slice(help.indexOf('rvu release'));
    const words = new Set(section.match(/[a-z_0-9]+/g));
    const { results } = await parsed('show', 'RVU26C');
    const archived = await parsed('show', 'RVU22A');
    const names = paths([...results, ...archived.results]).flatMap((path) => path.split('.'));
    expect(new Set(names).size).toBeGreaterThan(15);
    expect([...new Set(names)].filter((name) => !words.has(name))).toEqual([]);
  });
});

describe('other words', () => {
  it.each([
    [['lst'], /does not know "lst"/],
    [['show'], /Name one release to show/],
    [['show', 'RVU24A', 'RVU24B'], /Name one release/],
    [['show', 'RVU24D'], /RVU24D is neither bundled nor added/],
  ])('%j is refused', async (args, message) => {
    const { code, stdout, stderr } = await cli(['release', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
