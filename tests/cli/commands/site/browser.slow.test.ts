import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, CHROMIUM } from '../../../support/chromium.js';
import { tempDir } from '../../../support/temp.js';
import { cli } from '../../harness.js';
import { start } from '../../spawned.js';

const NEEDS = 'needs a Chromium (CHROME_PATH, chromium or google-chrome): skipped if there is none';
if (!CHROMIUM) process.stderr.write('Tests of the site in a browser are skipped: there is no Chromium\n');

const CODES = '27445-27448,27486-27488,70553,90853,99211-99215,00100,J1100,D0120,45378,45385,G0121';
const PAGES = [
  'index.html',
  'about.html',
  'sections/surgery.html',
  'sections/surgery-musculoskeletal.html',
  'codes/27447.html',
  'codes/70553.html',
  'codes/00100.html',
  'codes/D0120.html',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS = "[...document.querySelectorAll('#found [role=option]')]";

describe.skipIf(!CHROMIUM)(`a site in a browser (${NEEDS})`, () => {
  let browser: Browser;
  let folder = '';
  const at = (page: string): string => pathToFileURL(join(folder, page)).href;
  beforeAll(async () => {
    folder = join(tempDir(), 'site');
    const made = await cli(['site', folder, '--locality', 'CA-05', '--codes', CODES]);
    expect(made.code).toBe(0);
    browser = await Browser.open(CHROMIUM ?? '');
    await browser.size(1280, 900);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('is searched by typing and opened by the keyboard, from a folder', async () => {
    await browser.goTo(at('index.html'));
    await browser.press('/');
    expect(await browser.evaluate("document.activeElement.id + ':' + document.activeElement.value")).toBe(
      'search:',
    );
    await browser.type('knee replacement');
    await browser.until(`${OPTIONS}.length > 3`);
    const codes = await browser.evaluate<string[]>(`${OPTIONS}.map((each) => each.textContent.slice(0, 5))`);
    const { stdout } = await cli(['search', 'knee replacement', '--limit', '1000', '--json']);
    const { results } = JSON.parse(stdout) as { results: readonly { readonly code: string }[] };
    const pages = new Set(readdirSync(join(folder, 'codes')).map((name) => name.slice(0, 5)));
    const expected = results.map(({ code }) => code).filter((code) => pages.has(code));
    expect(codes.slice(0, 4)).toEqual(expected.slice(0, 4));
    const active =
      "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).textContent.slice(0, 5)";
    expect(await browser.evaluate(active)).toBe('27447');
    await browser.press('ArrowDown');
    expect(await browser.evaluate(active)).toBe(codes[1]);
    await browser.press('ArrowUp');
    await browser.press('Enter');
    await browser.until(`location.href === ${JSON.stringify(at('codes/27447.html'))}`);
    await browser.until("document.readyState === 'complete'");
    expect(await browser.evaluate("document.querySelector('h1').textContent")).toContain(
      'Total knee replacement',
    );
    expect(await browser.evaluate("document.querySelector('.figures').textContent")).toContain('$1,301.36');
  });

  it('is searched from the page of a code too, and closes the suggestions on Escape', async () => {
    await browser.goTo(at('codes/90853.html'));
    await browser.press('/');
    await browser.type('colonscopy');
    await browser.until(`${OPTIONS}.length > 0`);
    await browser.press('Escape');
    expect(await browser.evaluate("document.getElementById('found').hidden")).toBe(true);
    await browser.evaluate("document.getElementById('search').value = ''");
    await browser.type('qqqqqq');
    await browser.until("document.getElementById('found-count').textContent.startsWith('No code')");
    await browser.press('Escape');
  });

  it.each(PAGES)('fits a phone: %s', async (page) => {
    for (const width of [390, 320]) {
      await browser.size(width, 800);
      await browser.goTo(at(page));
      const widths = '[document.documentElement.scrollWidth, innerWidth]';
      const [content = 0, screen = 0] = await browser.evaluate<number[]>(widths);
      expect(content).toBeLessThanOrEqual(screen);
      expect(screen).toBe(width);
    }
    await browser.size(1280, 900);
  });

  it.each(['27447', '99213', '70553'])(
    'shows both amounts of %s on the first screen of a phone, none broken',
    async (code) => {
      for (const [width, height] of [
        [390, 844],
        [360, 800],
        [320, 800],
      ] as const) {
        await browser.size(width, height);
        await browser.goTo(at(`codes/${code}.html`));
        const amounts = await browser.evaluate<{ bottom: number; lines: number }[]>(
          `[...document.querySelectorAll('.figures .main b')].map((amount) => ({
            bottom: amount.getBoundingClientRect().bottom,
            lines: amount.getBoundingClientRect().height / parseFloat(getComputedStyle(amount).lineHeight) }))`,
        );
        expect(amounts).toHaveLength(2);
        for (const { bottom, lines } of amounts) {
          expect(bottom).toBeLessThan(height);
          expect(lines).toBeLessThan(1.5);
        }
      }
      await browser.size(1280, 900);
    },
  );

  it.each(PAGES.flatMap((page) => [[page, 'light'] as const, [page, 'dark'] as const]))(
    'has no serious or critical finding of axe: %s, %s',
    async (page, scheme) => {
      await browser.colors(scheme);
      await browser.goTo(at(page));
      if (page === 'index.html') {
        await browser.press('/');
        await browser.type('knee');
        await browser.until(`${OPTIONS}.length > 3`);
      } else
        await browser.evaluate(
          "document.querySelectorAll('details').forEach((each) => { each.open = true; })",
        );
      await browser.evaluate(AXE);
      const findings = await browser.evaluate<string[]>(
        "axe.run({ preload: false }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))",
      );
      expect(findings).toEqual([]);
    },
  );

  it('is printed without what only a screen needs', async () => {
    await browser.goTo(at('codes/27447.html'));
    const { data } = await browser.send('Page.printToPDF', { printBackground: false });
    expect(Buffer.from(data as string, 'base64').toString('latin1', 0, 5)).toBe('%PDF-');
    await browser.send('Emulation.setEmulatedMedia', { media: 'print' });
    const shown = (selector: string): Promise<boolean> =>
      browser.evaluate(`document.querySelector('${selector}').checkVisibility()`);
    expect([await shown('.search'), await shown('.crumbs'), await shown('.figures')]).toEqual([
      false,
      false,
      true,
    ]);
    await browser.send('Emulation.setEmulatedMedia', { media: '' });
  });

  it('asks for nothing but its own files, without a complaint of the browser', () => {
    const own = pathToFileURL(folder).href;
    const { requests } = browser;
    expect(requests.length).toBeGreaterThan(20);
    expect(requests.filter((url) => !url.startsWith(`${own}/`))).toEqual([]);
    expect(requests.some((url) => url.endsWith('/assets/search.js'))).toBe(true);
    expect(browser.complaints).toEqual([]);
  });

  it('works the same when it is served, until Ctrl-C', async () => {
    const place = join(tempDir(), 'served');
    const child = start(['site', place, '--codes', '27447,99213', '--serve', '0']);
    const url = await new Promise<string>((resolve) => {
      let said = '';
      child.stderr?.on('data', (chunk) => {
        said += chunk;
        const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
        if (found) resolve(found);
      });
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const before = browser.requests.length;
    await browser.goTo(url);
    await browser.press('/');
    await browser.type('TKA');
    await browser.until(`${OPTIONS}.length > 0`);
    await browser.press('Enter');
    await browser.until(`location.href === '${url}codes/27447.html' && document.readyState === 'complete'`);
    expect(browser.requests.slice(before).filter((asked) => !asked.startsWith(url))).toEqual([]);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});
