import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeRelease } from '../../../support/made-release.js';
import { tempDir } from '../../../support/temp.js';
import { zipOf } from '../../../support/zip.js';
import { cli } from '../../harness.js';

/**
 * A drill for January 2027: an archive in the layout of RVU26A with new figures, one column headed as CMS never has,
 * a GPCI file with one work column, and files with and without QP is added, and services of 2027 are priced from it.
 */
const dir = join(tempDir(), 'added');
const env = { RVU_DATA: dir };
const words = (text: string): string => text.replace(/\s+/g, ' ');
const SAN_FRANCISCO = ['--locality', 'CA-05', '--setting', 'nonfacility'];

async function allowed(...args: readonly string[]): Promise<{ release: string; payment: string }> {
  const { stdout } = await cli(['pay', ...args, ...SAN_FRANCISCO, '--csv']);
  const [head = '', line = ''] = stdout.split('\n');
  const [names, cells] = [head.split(','), line.split(',')];
  const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
  return { release: cell('rvu_release'), payment: cell('rvu_allowed') };
}

describe('RVU27A', () => {
  beforeAll(async () => {
    process.env.RVU_DATA = dir;
    const path = join(tempDir(), 'rvu27a.zip');
    writeFileSync(path, zipOf(madeRelease()));
    const { code, stdout, stderr } = await cli(['release', 'add', path], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(words(stdout)).toMatch(
      /Added RVU27A: 2027 .* January Release For services 2027-01-01 to 2027-03-31/,
    );
  });
  afterAll(() => {
    process.env.RVU_DATA = '';
  });

  /**
   * 99213 with one hundredth more work: (1.31 × 1.095 + 1.46 × 1.410 + 0.09 × 0.425) × 33.1000 = 116.89; for
   * qualifying participants × 33.3500 = 117.77. In 2026: (1.30 × 1.095 + …) × 33.4009 = 117.58.
   */
  it('prices dates of 2027; without a date RVU26A still answers', async () => {
    expect(await allowed('99213', '--date', '2027-02-01')).toEqual({ release: 'RVU27A', payment: '116.89' });
    expect(await allowed('99213', '--date', '2027-02-01', '--qp')).toEqual({
      release: 'RVU27A',
      payment: '117.77',
    });
    expect(await allowed('99213', '--release', 'rvu27a')).toEqual({ release: 'RVU27A', payment: '116.89' });
    expect(await allowed('99213')).toEqual({ release: 'RVU26A', payment: '117.58' });
  });

  it('says what nobody knows yet about 2027', async () => {
    const { stdout, stderr } = await cli(['pay', '99213', '--date', '2027-02-01', ...SAN_FRANCISCO]);
    expect(words(stdout + stderr)).toMatch(/payment rules have been checked only for services through 2026/);
    const floor = await cli(['pay', '99213', '--date', '2027-02-01', '--no-floor', ...SAN_FRANCISCO]);
    expect(floor.stderr).toContain('E_NO_UNFLOORED_GPCI');
    const deductible = await cli([
      'pay',
      '99213',
      '--date',
      '2027-02-01',
      '--deductible-met',
      '0',
      '--waterfall',
      ...SAN_FRANCISCO,
    ]);
    expect(words(deductible.stdout + deductible.stderr)).toMatch(/deductible .*2027|2027 .*deductible/i);
  });

  it('prices the rows of a batch by their dates', async () => {
    const stdin = 'code,date,locality,pos\n99213,2026-02-01,0111205,11\n99213,2027-02-01,0111205,11\n';
    const { stdout } = await cli(['pay', '--csv'], { stdin });
    const [, first = '', second = ''] = stdout.split('\n');
    expect([first.includes('117.58'), second.includes('116.89')]).toEqual([true, true]);
  });

  it('is compared with RVU26A for the user’s own volumes', async () => {
    const mine = join(tempDir(), 'mine.csv');
    writeFileSync(mine, 'code,volume\n99213,100\n99214,50\n');
    const { code, stdout } = await cli(['diff', 'RVU26A', 'RVU27A', '--volumes', mine]);
    expect([code, words(stdout)]).toEqual([
      0,
      expect.stringContaining('150 services: $16,299.50 → $16,186.50, -113.00'),
    ]);
    expect(stdout).toMatch(/work RVUs +\+34\.00[\s\S]*conversion factor +-147\.00/);
  });

  it('shows what it has and what it borrows', async () => {
    const { results } = JSON.parse((await cli(['release', 'show', 'RVU27A', '--json'])).stdout);
    expect(results[0]).toMatchObject({ id: 'RVU27A', added: true, default: false, lacking: ['opps-cap'] });
    expect(results[0].borrowed.map(({ role }: { role: string }) => role)).toEqual(['zip', 'anesthesia-base']);
  });

  it('is verified as far as it can be', async () => {
    const { code, stdout } = await cli(['release', 'verify', 'RVU27A']);
    expect([code, words(stdout)]).toEqual([
      0,
      expect.stringMatching(/Not compared.*RVU27A.*All 18 checks of the data of RVU27A pass/),
    ]);
  });

  it('is gone when it is removed', async () => {
    expect(await cli(['release', 'remove', 'rvu27a'], { env })).toMatchObject({
      code: 0,
      stdout: 'Removed RVU27A\n',
    });
    const { stderr } = await cli(['pay', '99213', '--date', '2027-02-01', ...SAN_FRANCISCO]);
    expect(stderr).toMatch(/E_DATE_NOT_COVERED/);
  });
});
