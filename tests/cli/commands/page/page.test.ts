import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../../src/cli/output/html/escape.js';
import { tempDir } from '../../../support/temp.js';
import { cli } from '../../harness.js';

describe('rvu page --html', () => {
  it('writes one self-contained file', async () => {
    const path = join(tempDir(), '70553.html');
    const ran = await cli(['page', '70553', '--html', path]);
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    expect(ran.stderr).toContain(`wrote ${path}`);
    const html = readFileSync(path, 'utf8');
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:/);
    for (const word of ['$316.97', '95th percentile', '<svg', 'prefers-color-scheme: dark', '@media print'])
      expect(html).toContain(word);
  });

  it('closes every element that it opens', async () => {
    const { stdout } = await cli(['page', '45378', '--html', '-']);
    const stack: string[] = [];
    for (const [, closing, name = '', rest = ''] of stdout.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
      if (name === 'meta' || rest.endsWith('/')) continue;
      if (closing) expect(stack.pop()).toBe(name);
      else stack.push(name);
    }
    expect(stack).toEqual([]);
  });

  it('says which file cannot be written', async () => {
    const path = join(tempDir(), 'no', 'such', 'folder.html');
    const ran = await cli(['page', '90853', '--html', path]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('E_OUTPUT');
    expect(ran.stderr).toContain(path);
  });

  it.each([
    ['RVU20A', true],
    ['RVU26C', false],
  ])('says that the texts are from another year than the release: %s', async (release, says) => {
    const sentence = 'Names and texts are from 2026 and may not fit services of 2020.';
    for (const command of ['page', 'lookup'])
      expect((await cli([command, '99213', '--release', release])).stdout.includes(sentence)).toBe(says);
    // Without a name of ours, nothing is said of names.
    expect((await cli(['lookup', '99201', '--release', release])).stdout).not.toContain(sentence);
  });

  it('refuses an unknown code as a lookup does', async () => {
    const ran = await cli(['page', '90583']);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain('E_CODE_UNKNOWN');
  });
});

it('escapes HTML', () => {
  expect(escapeHtml('a < b & "c" > d')).toBe('a &lt; b &amp; &quot;c&quot; &gt; d');
});

describe('a built search', () => {
  it('is what the installed program uses', () => {
    const root = resolve(import.meta.dirname, '../../../..');
    expect(existsSync(join(root, 'dist/search-index.txt'))).toBe(true);
    const ran = spawnSync(process.execPath, [join(root, 'bin/rvu.cjs'), 'search', 'TKA', '--json'], {
      encoding: 'utf8',
      env: { ...process.env, RVU_CONFIG: '', NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout).results[0]).toMatchObject({ code: '27447', payment: 1159.35 });
  });
});

describe('the page of a code without a price', () => {
  it('says why in place of figures of zero', async () => {
    for (const args of [
      ['page', 'A7030'],
      ['lookup', 'A7030'],
      ['lookup', 'A7030', '--brief'],
    ]) {
      const { stdout } = await cli(args);
      expect(stdout).toContain('E_NOT_PRICED_STATUS_X');
      expect(stdout).not.toMatch(/0\.00|Global period|How it compares/);
    }
  });

  it('keeps the RVUs that CMS publishes for information', async () => {
    const { stdout } = await cli(['page', '99243']);
    expect(stdout).toMatch(/\| Work *\| *1\.80/);
  });
});
