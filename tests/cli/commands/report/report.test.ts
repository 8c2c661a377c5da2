import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { logFolder } from '../../../support/log-folder.js';
import { inventedYear, VALLEY } from '../../../support/practice.js';
import { Goldens, streamsOf } from '../../golden.js';
import { cli } from '../../harness.js';

const folder = logFolder([...inventedYear('surgeon', 2025), ...inventedYear('surgeon', 2026)], {
  valley: VALLEY,
  summit: 'from = 2027-01-01\nrelease = RVU25D\nthreshold = 9,000 at 52.50\n',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { RVU_JOURNAL: folder, NO_COLOR: '1' };
const goldens = new Goldens('log');

/** The names of the cases end in the width of the screen. */
describe.each(goldens.commands)('$name', (each) => {
  it('matches its golden text and fits the screen', async () => {
    const columns = Number(/\d+$/.exec(each.name)?.[0]);
    const ran = await cli(each.args, { env, columns });
    expect(ran.code).toBe(each.exit);
    if (!each.args.includes('--csv'))
      expect(ran.stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
    for (const word of each.says) expect(ran.stdout).toContain(word);
    goldens.expect(each.name, streamsOf(ran));
  });
});

describe('rvu report', () => {
  const report = async (words: string) => cli(`report ${words}`.split(' '), { env });

  it('says that a contract is in force on other days', async () => {
    const { code, stderr } = await report('--contract summit --to 2026-03-31');
    expect(code).toBe(0);
    expect(stderr).toContain('the contract summit is in force from 2027-01-01 on, on no day of this report');
    expect((await report('--contract valley --to 2026-03-31')).stderr).toBe('');
  });

  it('says the same in every format', async () => {
    const csv = (await report('--by month --to 2026-03-31 --csv')).stdout.trimEnd().split('\n').slice(1);
    const json = JSON.parse((await report('--by month --to 2026-03-31 --json')).stdout);
    expect(json).toMatchObject({
      schema: 'rvu.report/1',
      from: '2026-01-01',
      through: '2026-03-31',
      by: 'month',
    });
    const cells = json.results.map((each: Record<string, unknown>) => [
      each.key,
      each.lines,
      each.work_credited,
    ]);
    expect(csv.map((line) => line.split(',')).map((all) => [all[1], Number(all[4]), Number(all[6])])).toEqual(
      cells,
    );
    const lines = (await report('--by month --to 2026-03-31 --ndjson')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(json.results);
    expect((await report('--to 2026-03-31 --markdown')).stdout).toContain('| Month | Lines |');
  });

  it('writes a page of its own, without anything from elsewhere', async () => {
    const page = join(folder, 'page.html');
    expect((await report(`--by day --to 2026-12-31 --html ${page}`)).code).toBe(0);
    const html = readFileSync(page, 'utf8');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/https?:|<script|<link|<img|url\(|@import/);
    // At most twelve rows by day and ten codes, so that it prints on one sheet.
    expect(html.match(/<tr>/g)?.length).toBeLessThanOrEqual(12 + 10 + 2);
    expect(html.match(/<li /g)?.length).toBe(60);
    expect(html).toContain('The columns show the last 60 of 251 days.');
  });

  it.each([
    ['--contract vally', 'Did you mean valley?'],
    ['--from 2026-05-01 --to 2026-04-01', '--from 2026-05-01 is after 2026-04-01'],
    ['--by moon', 'Give one of day, week'],
    ['--html a.html --out b.csv', 'Give one of them'],
    ['--html a.html --json', '--html and --json exclude each other'],
  ])('%s is refused', async (words, why) => {
    const { code, stderr } = await report(words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  });

  it('says that an empty journal is empty', async () => {
    const empty = logFolder([]);
    const { code, stderr } = await cli(['report'], { env: { RVU_JOURNAL: empty } });
    rmSync(empty, { recursive: true });
    expect([code, stderr]).toEqual([2, expect.stringContaining('The journal is empty')]);
  });
});
