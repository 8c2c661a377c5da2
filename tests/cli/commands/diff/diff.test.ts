import { describe, expect, it } from 'vitest';
import { cli } from '../../harness.js';

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => [...line].length));

describe('rvu diff', () => {
  it.each([60, 80, 120, 200])('fits %i columns', async (columns) => {
    const around = { columns, env: { NO_COLOR: '1' } };
    const { stdout } = await cli(['diff', 'RVU25D', 'RVU26A', '--locality', 'CA-18'], around);
    expect(widest(stdout)).toBeLessThanOrEqual(columns);
  });

  it('says the same in CSV and JSON', async () => {
    const words = ['diff', 'RVU23D', 'RVU24B', '7055*', '--setting', 'facility', '--locality', 'TX-11'];
    const { stdout: csv } = await cli([...words, '--csv']);
    const { results } = JSON.parse((await cli([...words, '--json'])).stdout);
    const [header = '', ...lines] = csv.trimEnd().split('\n');
    const at = (name: string): number => header.split(',').indexOf(name);
    expect(lines.length).toBeGreaterThan(5);
    for (const [i, line] of lines.entries()) {
      const cells = line.split(',');
      const { code, modifier, change, from, to, difference } = results[i];
      expect([code, modifier, change]).toEqual([
        cells[at('code')],
        cells[at('modifier')],
        cells[at('change')],
      ]);
      const figures = [from?.allowed ?? null, to?.allowed ?? null, difference];
      const shown = ['allowed_from', 'allowed_to', 'difference'].map((name) => cells[at(name)] ?? '');
      expect(shown.map((text) => (text === '' ? null : Number(text)))).toEqual(figures);
    }
  });

  it('documents every field of its JSON in rvu help json', async () => {
    const { stdout: help } = await cli(['help', 'json']);
    const words = new Set(help.slice(help.indexOf('rvu diff')).match(/[a-z_]+/g));
    const { results, ...rest } = JSON.parse(
      (await cli(['diff', 'RVU25D', 'RVU26A', '70553', '--json'])).stdout,
    );
    const names = [...Object.keys(rest.counts), ...Object.keys(rest.efficiency), ...Object.keys(rest.from)];
    const fields = [...Object.keys(results[0]), ...Object.keys(results[0].from), ...names];
    expect(fields.filter((name) => !words.has(name))).toEqual([]);
  });

  it('takes the newest release by the name latest', async () => {
    const [named, latest] = await Promise.all([
      cli(['diff', 'RVU26A', 'RVU26C', '99213', '--csv']),
      cli(['diff', 'RVU26A', 'latest', '99213', '--csv']),
    ]);
    expect([latest.code, latest.stdout]).toEqual([0, named.stdout]);
  });

  it('takes a place that both releases have, and refuses one that either does not have', async () => {
    const { code, stderr } = await cli(['diff', 'RVU23D', 'RVU24A', '99213', '--locality', '0111206']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/E_LOCALITY_UNKNOWN/);
  });

  it.each([
    [['RVU25D'], /Name two releases/],
    [['99213', 'RVU25D', 'RVU26A'], /Name two releases to compare; "99213" is not the name of one/],
    [['RVU26C', 'latest'], /RVU26C is named twice/],
    [['RVU25D', 'RVU25B'], /RVU25B is neither bundled nor added\. Add RVU25B with rvu release add\./],
    [['RVU25D', 'RVU19A'], /RVU19A is neither bundled nor added\. Bundled:/],
    [['RVU25D', 'RVU26A', '--only', 'old'], /--only does not take "old"/],
  ])('%j is refused', async (args, message) => {
    const { code, stdout, stderr } = await cli(['diff', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
