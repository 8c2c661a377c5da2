import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayIfStale } from '../../../src/cli/output/freshness.js';
import type { Io } from '../../../src/cli/terminal/io.js';
import { tempDir } from '../../support/temp.js';

interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly outIsTerminal?: boolean;
  readonly errorsToTerminal?: boolean;
}

/** What is said on standard error to somebody whose cache folder is `cache`. */
function said(today: string, cache: string, command = 'pay', around: Around = {}): string {
  const { env = {}, outIsTerminal = true, errorsToTerminal = true } = around;
  const texts: string[] = [];
  const stream = (isTTY: boolean) => ({
    isTTY,
    columns: 200,
    write: (each: string) => texts.push(each) > 0,
  });
  const io = {
    stdout: stream(outIsTerminal),
    stderr: stream(errorsToTerminal),
    env: { XDG_CACHE_HOME: cache, ...env },
  } as unknown as Io;
  sayIfStale(command, io, today);
  return texts.join('');
}

describe('the age of the releases', () => {
  it('is said once a day when the quarter of the newest one has passed', () => {
    const cache = tempDir();
    expect(said('2026-10-01', cache)).toMatch(
      /^rvu: the newest release here, RVU26C, is for services through 2026-09-30/,
    );
    expect(said('2026-10-01', cache)).toBe('');
    expect(said('2026-10-02', cache)).toContain('RVU26C');
    expect(readFileSync(join(cache, 'rvu', 'freshness'), 'utf8')).toBe('2026-10-02\n');
    expect(readdirSync(join(cache, 'rvu'))).toEqual(['freshness']);
  });

  it('is not said before', () => {
    expect(said('2026-09-30', tempDir())).toBe('');
  });

  it.each([
    ['in a pipe', 'pay', { outIsTerminal: false }],
    ['when messages go to a file', 'pay', { errorsToTerminal: false }],
    ['when it is turned off', 'pay', { env: { RVU_NO_FRESHNESS: '1' } }],
    ['by commands that answer from no release', 'config', {}],
  ])('is not said %s, and nothing is written', (_, command, around) => {
    const cache = tempDir();
    expect(said('2026-11-28', cache, command, around)).toBe('');
    expect(existsSync(join(cache, 'rvu'))).toBe(false);
  });

  it('is not said where the day cannot be noted, since it would come every time', () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, '');
    expect(said('2026-11-28', file)).toBe('');
    expect(said('2026-11-28', '', 'pay', { env: { HOME: '' } })).toBe('');
  });
});
