import { describe, expect, it } from 'vitest';
import { cli } from '../harness.js';

const LATER = /RVU26C, for services from 2026-07-01, is also available: choose it with --date or --release/;

describe('a later release than the default', () => {
  it('is named on a terminal', async () => {
    const { stdout, stderr } = await cli(['rank', '90853'], { columns: 80 });
    expect(stdout).toContain('CMS RVU26A');
    expect(stderr.replace(/\s+/g, ' ')).toMatch(LATER);
  });

  it.each([
    [['rank', '90853'], {}],
    [['rank', '90853', '--json'], { columns: 80 }],
    [['rank', '90853', '--release', 'RVU26A'], { columns: 80 }],
    [['rank', '90853', '--release', 'latest'], { columns: 80 }],
    [['rank', '90853', '--date', '2026-02-01'], { columns: 80 }],
  ])('is not named for %j %j', async (args, around) => {
    expect((await cli(args, around)).stderr).toBe('');
  });
});

describe('a configured release', () => {
  const answer = async (args: readonly string[], release: string): Promise<string> => {
    const { stdout } = await cli(['lookup', '99213', '--csv', ...args], { env: { RVU_RELEASE: release } });
    return stdout;
  };

  it('answers where neither a date nor a release is given', async () => {
    expect(await answer([], 'latest')).toContain(',RVU26C,');
    expect(await answer([], 'rvu24ar')).toContain(',RVU24AR,');
  });

  it('gives way to a date and to a release', async () => {
    expect(await answer(['--date', '2023-05-01'], 'latest')).toContain(',RVU23B,2023-05-01,');
    expect(await answer(['--release', 'RVU26A'], 'latest')).toContain(',RVU26A,');
  });

  it.each(['2024', 'RVU24E'])('is refused as %s', async (release) => {
    const { code, stderr } = await cli(['lookup', '99213'], { env: { RVU_RELEASE: release } });
    expect(code).toBe(2);
    expect(stderr).toContain('E_CONFIG');
  });
});
