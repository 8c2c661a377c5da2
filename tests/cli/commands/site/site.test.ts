import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { finderOf } from '../../../../src/cli/commands/site/browser/find.js';
import type { SearchData } from '../../../../src/cli/commands/site/search/format.js';
import { escapeHtml } from '../../../../src/cli/output/html/escape.js';
import { tempDir } from '../../../support/temp.js';
import { cli, type Ran } from '../../harness.js';

const CODES = '27446,27447,27486,70553,90853,99212-99214,00100,J1100,D0120,86153,45385';

const html = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
/** What a page says. Links stand within sentences; other elements divide words. */
const words = (text: string): string =>
  text
    .replaceAll(/<\/?a\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('rvu site', () => {
  let folder = '';
  let ran: Ran;
  beforeAll(async () => {
    folder = join(tempDir(), 'site');
    ran = await cli(['site', folder, '--locality', 'CA-05', '--codes', CODES]);
  });

  it('writes a page for each code, one for each section, a start page and what they share', () => {
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    expect(ran.stderr).toMatch(
      /site: pages of 13 codes, CA-05 San Francisco-Oakland-Berkeley \(\d+ files, \d+ MB\)/,
    );
    expect(readdirSync(folder).sort()).toEqual(['about.html', 'assets', 'codes', 'index.html', 'sections']);
    expect(readdirSync(join(folder, 'codes'))).toHaveLength(13);
    expect(readdirSync(join(folder, 'assets')).sort()).toEqual([
      'icon.svg',
      'search.js',
      'site.css',
      'site.js',
    ]);
    expect(readdirSync(join(folder, 'sections'))).toContain('surgery-musculoskeletal.html');
  });

  it.each(['27447', '70553', '90853', '99213', '45385'])(
    'says of %s what rvu pay and rvu page say',
    async (code) => {
      const page = words(html(folder, `codes/${code}.html`));
      const paid = JSON.parse((await cli(['pay', code, '--locality', 'CA-05', '--json'])).stdout);
      const amounts = paid.results.map(
        ({ allowed }: { allowed: number }) =>
          `$${allowed.toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
      );
      expect(amounts.length).toBeGreaterThan(0);
      for (const amount of amounts) expect(page).toContain(amount);
      const { results } = JSON.parse((await cli(['lookup', code, '--json'])).stdout);
      const { name, description, plain_language, clinical_context, rvu, indicators } = results[0];
      for (const text of [name, description, plain_language, clinical_context])
        expect(page).toContain(escapeHtml(text));
      expect(page).toContain(`Work RVU ${rvu.work.toFixed(2)}`);
      expect(page).toContain(`Global days ${indicators.global_days.value} ${indicators.global_days.meaning}`);
    },
  );

  it('says why a code is not priced, and who pays', () => {
    for (const [code, reason] of [
      ['J1100', 'J1100 is not priced'],
      ['00100', 'anesthesia is paid from base units, minutes and the anesthesia conversion factor'],
      ['D0120', 'D0120 is not priced'],
    ] as const) {
      const page = words(html(folder, `codes/${code}.html`));
      expect(page).toContain(reason);
      expect(page).toContain('Paid by:');
      expect(page).not.toContain('$0.00');
    }
  });

  it('says what a unit of anesthesia pays, as rvu localities and rvu pay do', async () => {
    const { stdout } = await cli(['localities', 'CA-05', '--json']);
    const [{ anesthesia_cf: factor }] = JSON.parse(stdout).results;
    expect(words(html(folder, 'codes/00100.html'))).toContain(
      `One unit pays $${factor.toFixed(2)} in San Francisco-Oakland-Berkeley. The amount also depends on the minutes and on who gives the anesthesia.`,
    );
    const national = join(tempDir(), 'national');
    await cli(['site', national, '--codes', '01996,99213']);
    const paid = JSON.parse((await cli(['pay', '01996-AA', '--json'])).stdout).results[0];
    const daily = words(html(national, 'codes/01996.html'));
    const [, unit = ''] =
      /One unit pays \$([\d.]+) nationally\. The amount also depends on who gives/.exec(daily) ?? [];
    expect(Math.round(Number(unit) * 3 * 100)).toBe(Math.round(paid.allowed * 100));
    expect(html(national, 'codes/99213.html')).not.toContain('One unit');
  });

  it('shows the policies that apply and folds away the others', () => {
    const page = html(folder, 'codes/27447.html');
    const [shown = '', folded = ''] = page.split('<details>');
    expect(words(shown)).toContain('Bilateral (modifier 50) 1 150% for both sides');
    expect(words(folded)).toContain('Team surgery (66) 0 Not permitted');
    expect(words(shown)).not.toContain('Team surgery');
  });

  it('shows the parts of a test with their amounts', () => {
    const page = words(html(folder, 'codes/70553.html'));
    expect(page).toContain('26, professional component $120.61 $120.61 2.23');
    expect(page).toContain('TC, technical component');
  });

  it('links only to pages that exist, and loads only files of its own', () => {
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.html'),
    );
    for (const page of pages) {
      const text = html(folder, page);
      expect(text).not.toMatch(/https?:|\sstyle=|\son\w+=|<style|<script>/);
      expect(text).toContain("default-src 'none'");
      for (const [, target = ''] of text.matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (target.startsWith('#')) continue;
        expect(() => readFileSync(join(folder, page, '..', target)), `${page}: ${target}`).not.toThrow();
      }
    }
    expect(html(folder, 'codes/27447.html')).toContain('<a href="../codes/27446.html">27446</a>');
  });

  it('finds what rvu search finds', async () => {
    const script = html(folder, 'assets/search.js');
    const data = JSON.parse(script.slice(script.indexOf('=') + 1, -2)) as SearchData;
    const find = finderOf(data);
    for (const query of [
      'TKA',
      'knee replacement',
      'group therapy',
      'colonscopy snare',
      '9921',
      'mri brain',
      'visit 20 minutes',
    ]) {
      const asked = await cli(['search', '--limit', '1000', '--json', '--', query]);
      const { results } = JSON.parse(asked.stdout);
      const pages = new Set(data.codes.split('\n').map((line) => line.slice(0, 5)));
      const expected = results
        .map(({ code }: { code: string }) => code)
        .filter((code: string) => pages.has(code));
      expect(expected.length).toBeGreaterThan(0);
      expect(
        find(query)
          .slice(0, 3)
          .map(({ code }) => code),
        query,
      ).toEqual(expected.slice(0, 3));
    }
    expect(find('zzzzzz')).toEqual([]);
  });

  it('is replaced only if asked, and never takes the place of what rvu did not write', async () => {
    const again = await cli(['site', folder, '--codes', '99213']);
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain('it holds an earlier site');
    expect((await cli(['site', folder, '--codes', '99213', '--replace'])).code).toBe(0);
    expect(readdirSync(join(folder, 'codes'))).toEqual(['99213.html']);
    expect(words(html(folder, 'codes/99213.html'))).toContain('What Medicare allows nationally');
    for (const page of ['sections/notes.html', 'codes/NOTES.html', 'index.html']) {
      writeFileSync(join(folder, page), '<title>Mine</title>');
      const foreign = await cli(['site', folder, '--codes', '99213', '--replace']);
      expect(foreign.stderr).toContain('it holds what rvu did not write');
      if (page !== 'index.html') rmSync(join(folder, page));
    }
    mkdirSync(join(folder, '..', 'other'));
    writeFileSync(join(folder, '..', 'other', 'notes.txt'), '');
    expect((await cli(['site', join(folder, '..', 'other'), '--replace'])).code).toBe(2);
  });

  it.each([
    [['--codes', '99999'], 'E_CODE_UNKNOWN'],
    [['--codes', '99213', '--section', 'surgery'], 'No code is both'],
    [['--section', 'surgry'], 'Did you mean'],
    [['--locality', 'CA-99999'], 'E_LOCALITY'],
    [['--state', 'CA'], 'E_LOCALITY_AMBIGUOUS'],
    [['--serve', '99999999'], 'Give a port'],
  ])('refuses %j', async (args, message) => {
    const place = join(tempDir(), 'none');
    const refused = await cli(['site', place, ...args]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(message);
    expect(() => readdirSync(place)).toThrow();
  });
});
