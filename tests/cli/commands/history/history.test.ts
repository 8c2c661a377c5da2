import { describe, expect, it } from 'vitest';
import { sparkline } from '../../../../src/cli/terminal/sparkline.js';
import { cli } from '../../harness.js';

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => [...line].length));

describe('rvu history', () => {
  it.each([60, 80, 120, 200])('fits %i columns', async (columns) => {
    const around = { columns, env: { NO_COLOR: '1' } };
    const { stdout } = await cli(['history', '99201', '33361', '99213', 'G2211', '-l', '0111206'], around);
    expect(widest(stdout)).toBeLessThanOrEqual(columns);
  });

  it('says the same in CSV and JSON, for every release', async () => {
    const words = ['history', '99441', '--locality', 'TX-11'];
    const { stdout: csv } = await cli([...words, '--csv']);
    const { results } = JSON.parse((await cli([...words, '--json'])).stdout);
    const [header = '', ...lines] = csv.trimEnd().split('\n');
    const at = (name: string): number => header.split(',').indexOf(name);
    expect(lines).toHaveLength(24);
    const shown = lines
      .map((line) => line.split(','))
      .map((cells) => [cells[at('release')], cells[at('allowed')]]);
    const found = results[0].releases.map(({ release, allowed }: Record<string, unknown>) => [
      release,
      typeof allowed === 'number' ? allowed.toFixed(2) : '',
    ]);
    expect(shown).toEqual(found);
    expect([results[0].first, results[0].last]).toEqual(['RVU20A', 'RVU24C']);
  });

  it('documents every field of its JSON in rvu help json', async () => {
    const { stdout: help } = await cli(['help', 'json']);
    const words = new Set(help.slice(help.indexOf('rvu history')).match(/[a-z_]+/g));
    const answer = JSON.parse((await cli(['history', '99213', '--json'])).stdout);
    const [result] = answer.results;
    const names = [...Object.keys(answer), ...Object.keys(result), ...Object.keys(result.releases[0])];
    const common = new Set(['schema', 'results', 'errors', 'setting']);
    expect(names.filter((name) => !words.has(name) && !common.has(name))).toEqual([]);
  });

  it.each([
    ['99213-26', '99213 has no 26 row in any of the 24 releases from RVU20A to RVU26C'],
    ['99201-TC', '99201 has no TC row in any of the 24 releases from RVU20A to RVU26C'],
  ])('says of %s that the code has no such row, not that it ended', async (word, reason) => {
    const { code, stderr } = await cli(['history', word]);
    expect(code).toBe(1);
    expect(stderr).toContain(`E_MODIFIER_NOT_ALLOWED: ${reason}.`);
  });

  it('refuses a place that no release has, and no code at all', async () => {
    const place = await cli(['history', '99213', '--locality', '0111299']);
    expect([place.code, place.stdout]).toEqual([2, '']);
    expect(place.stderr).toMatch(/E_LOCALITY_UNKNOWN/);
    const none = await cli(['history', ' ']);
    expect([none.code, none.stdout]).toEqual([2, '']);
  });
});

describe('sparkline', () => {
  it.each([
    [[1, 2, 3], '▁▅█'],
    [[5, 5], '▁▁'],
    [[null, 10, 0, null], '·█▁·'],
    [[], ''],
  ])('%j is %s', (values, bars) => {
    expect(sparkline(values)).toBe(bars);
  });
});
