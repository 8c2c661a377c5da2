import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasShared, NEEDS_SHARED, sharedPath } from '../../../support/shared.js';
import { tempDir } from '../../../support/temp.js';
import { zipOf } from '../../../support/zip.js';
import { cli } from '../../harness.js';

interface Found {
  readonly file: string;
  readonly rows: number;
  readonly agree: number;
  readonly differences: readonly object[];
}

async function verified(...args: readonly string[]) {
  const { code, stdout } = await cli(['release', 'verify', ...args, '--json']);
  const { results, checks } = JSON.parse(stdout);
  return { code, amounts: results[0].amounts as Found[], cause: results[0].known_cause, results, checks };
}

/** A line of a payment amount file: year, contractor, locality, code, modifier, amounts, and what follows. */
const payment = (...cells: readonly string[]): string =>
  [...cells, '0000000', '0', 'A', '0'].map((cell) => `"${cell}"`).join(',');

function made(name: string, lines: readonly string[]): string {
  const path = join(tempDir(), name);
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  return path;
}

describe('rvu release verify', () => {
  it('computes every active row of OPPSCAP for RVU26A, and its data pass every check', async () => {
    const { code, amounts, results } = await verified('RVU26A');
    expect([code, amounts]).toEqual([0, [{ file: 'OPPSCAP', rows: 6_322, agree: 6_322, differences: [] }]]);
    expect(results[0].checks.flatMap(({ problems }: { problems: string[] }) => problems)).toEqual([]);
    expect(results[0].checks.length).toBeGreaterThan(15);
  });

  it.each([
    ['RVU21A', 9_520, 79, /32\.4085/],
    ['RVU23D', 8_806, 8_658, /July 2023/],
    ['RVU24C', 8_510, 0, /32\.7442/],
  ])('knows why OPPSCAP of %s differs', async (id, rows, agree, cause) => {
    const found = await verified(id);
    expect(found.amounts).toMatchObject([{ rows, agree }]);
    expect([found.code, found.cause]).toEqual([0, expect.stringMatching(cause)]);
  });

  /**
   * 99213 in San Francisco: (1.30 × 1.095 + 1.46 × 1.410 + 0.09 × 0.425) × 33.4009 = 117.58, in a facility
   * (1.30 × 1.095 + 0.33 × 1.410 + 0.09 × 0.425) × 33.4009 = 64.37.
   */
  it('compares a payment amount file and names what differs', async () => {
    const right = payment('2026', '01112', '05', '99213', '', '0000117.58', '0000064.37');
    const wrong = payment('2026', '01112', '05', '99214', '', '0000117.58', '0000064.37');
    const none = payment('2026', '01112', '05', '0001F', '', '0000000.00', '0000000.00');
    const path = made('PFALL26A.txt', [right, wrong, none, '"TRL","3"']);
    const { code, amounts } = await verified('RVU26A', '--amounts', path);
    expect(amounts[1]).toMatchObject({ file: 'PFALL26A.txt', rows: 2, agree: 1 });
    expect(amounts[1]?.differences[0]).toMatchObject({
      code: '99214',
      locality: '0111205',
      setting: 'facility',
    });
    expect(code).toBe(1);
  });

  it.each([
    [
      'of another year',
      'PFALL25A.txt',
      payment('2025', '01112', '05', '99213', '', '1.00', '1.00'),
      /amounts are for 2025/,
    ],
    ['that is none', 'PFALL26A.txt', 'Jane Doe,1980-01-01', /line 1: this is not a payment amount/],
    ['of another kind', 'charges.csv', 'code', /neither a file of amounts/],
  ])('refuses a file %s', async (_, name, line, message) => {
    const { code, stderr } = await cli(['release', 'verify', 'RVU26A', '--amounts', made(name, [line])]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr).not.toContain('Jane');
  });

  it.each(['PFREV26A.zip', 'OPPSCAP_Jan.csv'])('says that %s is not there', async (name) => {
    const { code, stderr } = await cli(['release', 'verify', 'RVU26A', '--amounts', join(tempDir(), name)]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/there is no such file\. Nothing was compared/),
    ]);
  });

  it('takes --amounts only for one release', async () => {
    const { code, stderr } = await cli(['release', 'verify', '--amounts', 'x.csv']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('one release')]);
  });

  it.skipIf(!hasShared)(`computes all amounts of Ohio in 2020 (${NEEDS_SHARED})`, async () => {
    const [, ...lines] = readFileSync(sharedPath('oracles', 'ohio-2020-payments.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    const rows = lines.map((line) => line.split(',')).filter(([year]) => year === '2020');
    const text = rows.map(
      ([year = '', mac = '', number = '', code = '', modifier = '', , , nf = '', f = '']) =>
        payment(year, mac, number, code, modifier, nf, f),
    );
    const path = join(tempDir(), 'PFREV20B.zip');
    writeFileSync(path, zipOf([{ name: 'PFREV20B.txt', content: text.join('\r\n') }]));
    const { amounts } = await verified('RVU20B', '--amounts', path);
    expect(amounts[1]).toEqual({ file: 'PFREV20B.txt', rows: 8_994, agree: 8_994, differences: [] });
  });
});
