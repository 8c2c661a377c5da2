import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addReleases } from '../../../src/data/added/add-releases.js';
import { localityOfPlusFour, plusFourRuns } from '../../../src/data/bundle/plus-four-lines.js';
import { fromZipLine } from '../../../src/data/bundle/zip-lines.js';
import { readPlusFour } from '../../../src/data/import/zip-file.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { cli } from '../../cli/harness.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';
import { tempDir } from '../../support/temp.js';
import { zipOf } from '../../support/zip.js';

/** Nine-digit ZIP codes, on made files in the layout of CMS's ZIP9; no whole one was at hand. */

const record = (zip: string, locality: string, plus4: string, quarter = '20264'): string =>
  `CA${zip}${locality}${' '.repeat(6)}1${plus4}`.padEnd(75) + quarter;

describe('runs of last four digits', () => {
  it('are written and read', () => {
    expect(plusFourRuns([3, 1, 2, 9999, 0, 7])).toBe('0000-0003 0007 9999');
    const lines = ['94303,0111209,0000-0003 0007', '94303,0111205,0004-0006 9999'];
    expect(['0002', '0005', '0007', '0008', '9999'].map((plus4) => localityOfPlusFour(lines, plus4))).toEqual(
      ['0111209', '0111205', '0111209', null, '0111205'],
    );
  });
});

describe('readPlusFour', () => {
  it('reads the records of a text and its quarter', () => {
    const text = [
      record('94303', '0111209', '0001'),
      record('94303', '0111209', '0002'),
      record('94303', '0111205', '0003'),
    ];
    const { quarter, rows, lines } = readPlusFour(
      'ZIP9.txt',
      Buffer.from(`${text.join('\r\n')}\r\n\u001a`, 'latin1'),
    );
    expect({ quarter, rows, lines }).toEqual({
      quarter: '20264',
      rows: 3,
      lines: ['zip,locality,plus4', '94303,0111205,0003', '94303,0111209,0001-0002'],
    });
  });

  it.each([
    ['a record cut short', [record('94303', '0111209', '0001').slice(0, 40)], /line 1: this is not/],
    [
      'a nine-digit ZIP code twice',
      [record('94303', '0111209', '0001'), record('94303', '0111205', '0001')],
      /line 2: .* twice/,
    ],
    [
      'two quarters',
      [record('94303', '0111209', '0001'), record('94303', '0111205', '0002', '20261')],
      /line 2/,
    ],
    ['nothing', [''], /no rows/],
  ])('refuses %s', (_, lines, message) => {
    expect(() => readPlusFour('ZIP9.txt', Buffer.from(lines.join('\n')))).toThrow(message);
  });
});

describe('a ZIP+4', () => {
  const lines = readFileSync(join(DATA_DIR, 'rvu26a-zip.csv'), 'latin1').trimEnd().split('\n').slice(1);
  const zips = lines.flatMap(fromZipLine);
  const split = zips.find(({ zip, split: isSplit }) => isSplit && zip.startsWith('943')) ?? {
    zip: '',
    locality: '',
  };
  const other =
    schedule.localities().find(({ key }) => key.startsWith('01112') && key !== split.locality)?.key ?? '';
  const dir = join(tempDir(), 'added');
  const pay = (zip: string, ...args: readonly string[]) =>
    cli(['pay', '99213', '--zip', zip, '--setting', 'facility', ...args]);
  const localities = async (zip: string): Promise<string[]> => {
    const { results } = JSON.parse((await pay(zip, '--json')).stdout);
    return [...new Set<string>(results.map(({ locality }: { locality: { key: string } }) => locality.key))];
  };

  it('is named as not used while no file of them has been added', async () => {
    const { stdout, stderr } = await pay(`${split.zip}-1234`);
    expect((stdout + stderr).replace(/\s+/g, ' ')).toContain(
      "the one given was not used, because CMS's file of ZIP+4 codes (ZIP9) has not been added",
    );
  });

  describe('with a file of them', () => {
    beforeAll(async () => {
      const text = [record(split.zip, other, '1234'), record(split.zip, split.locality, '1235')].join('\r\n');
      const path = join(tempDir(), 'zip-code-carrier-locality-file-revised.zip');
      writeFileSync(path, zipOf([{ name: 'ZIP9_OCT2026.txt', content: text }]));
      await addReleases([path], () => dir, new DataFiles({ dataDir: DATA_DIR, addedDir: dir }));
      process.env.RVU_DATA = dir;
    });
    afterAll(() => {
      process.env.RVU_DATA = '';
    });

    it.each(['-', ''])('settles a split ZIP code (separated by "%s")', async (separator) => {
      expect(await localities(`${split.zip}${separator}1234`)).toEqual([other]);
      expect(await localities(`${split.zip}${separator}1235`)).toEqual([split.locality]);
      expect((await pay(`${split.zip}-1234`)).stdout).toContain('ZIP9_OCT2026.txt');
    });

    it('leaves it open if the file does not list it', async () => {
      expect((await localities(`${split.zip}-9999`)).length).toBeGreaterThan(1);
      const { stdout, stderr } = await pay(`${split.zip}-9999`);
      expect((stdout + stderr).replace(/\s+/g, ' ')).toContain(
        "the one given is not in CMS's ZIP9_OCT2026.txt",
      );
    });

    it('settles the rows of a batch', async () => {
      const csv = `code,zip,pos\n99213,${split.zip}-1234,22\n99213,${split.zip}1235,22\n99213,${split.zip},22\n`;
      const { stdout } = await cli(['pay', '--csv'], { stdin: csv });
      const rows = stdout.trimEnd().split('\n').slice(1);
      expect(rows[0]).toContain(other);
      expect(rows[1]).toContain(split.locality);
      expect(rows[2]).toContain('E_ZIP_SPLIT');
    });

    it('is listed, and is refused if its localities are none', async () => {
      expect((await cli(['release', 'list'])).stdout.replace(/\s+/g, ' ')).toContain(
        'Also added: ZIP9-2026Q4 (ZIP+4 codes of ZIP9_OCT2026.txt)',
      );
      const shown = await cli(['release', 'show', 'zip9-2026q4']);
      expect([shown.code, shown.stderr]).toEqual([2, expect.stringContaining('is a list, not a release')]);
      const path = join(tempDir(), 'ZIP9_JAN2027.txt');
      writeFileSync(path, record(split.zip, '9999999', '1234', '20271'));
      await expect(
        addReleases([path], () => dir, new DataFiles({ dataDir: DATA_DIR, addedDir: dir })),
      ).rejects.toMatchObject({
        code: 'E_RELEASE_FILE',
        message: expect.stringContaining('9999999'),
      });
    });
  });
});
