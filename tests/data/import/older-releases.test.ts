import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvTextOf, findHeld, heldReleases } from '../../../src/data/bundle/held-releases.js';
import { fileOf, readManifest } from '../../../src/data/bundle/manifest.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { buildData, importRules, readCmsFiles } from '../../../src/data/import/index.js';
import { addOlder } from '../../../src/data/import/older-releases.js';
import { importRelease } from '../../../src/data/import/release.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';
import { FILES, folderOf, GPCI, pprrvu } from '../../support/cms-files.js';
import { tempDir } from '../../support/temp.js';

const GPCI_FILE = { 'GPCI2025.csv': GPCI };
const quarter = (month: string, rows: Parameters<typeof pprrvu>[0], gpci = GPCI_FILE) =>
  importRelease(
    readCmsFiles([folderOf({ [`PPRRVU2025_${month}.csv`]: pprrvu(rows), ...gpci })]),
    importRules(),
  );

const JANUARY = quarter('Jan', { rows: [{ HCPCS: '99213' }, { HCPCS: '99214' }] });
const APRIL = quarter('Apr', {
  rows: [
    { HCPCS: '99213', 'WORK RVU': '1.50', 'NON-FACILITY TOTAL': '3.60', 'FACILITY TOTAL': '2.10' },
    { HCPCS: '99214' },
    { HCPCS: '99215' },
  ],
});

/** A data folder with RVU26A as the plain release and the older ones given. */
function folderWith(...older: readonly (typeof JANUARY)[]): string {
  const dir = tempDir();
  buildData([folderOf(FILES)], dir);
  cpSync(join(DATA_DIR, 'rules'), join(dir, 'rules'), { recursive: true });
  for (const release of older) addOlder(join(dir, 'releases'), release);
  return dir;
}

const work = (dir: string, release: string, code: string): number | null =>
  openSchedule({ dataDir: dir, release }).row(code, '')?.work ?? null;

describe('the older releases of a data folder', () => {
  const dir = folderWith(JANUARY, APRIL);

  it('are opened by name, each with its own rows; without a name the plain one stays', () => {
    expect([work(dir, 'RVU25A', '99213'), work(dir, 'rvu25b', '99213')]).toEqual([100, 150]);
    expect([work(dir, 'RVU25A', '99215'), work(dir, 'RVU25B', '99215')]).toEqual([null, 100]);
    expect(openSchedule({ dataDir: dir }).release.id).toBe('RVU26A');
    expect(heldReleases(new DataFiles({ dataDir: dir })).map(({ entry }) => entry.id)).toEqual([
      'RVU25A',
      'RVU25B',
      'RVU26A',
    ]);
  });

  it('are named in the error for one that is not there', () => {
    expect(() => openSchedule({ dataDir: dir, release: 'RVU25C' })).toThrow(
      expect.objectContaining({
        code: 'E_RELEASE_UNKNOWN',
        hint: 'Add RVU25C with rvu release add. Bundled: RVU25A, RVU25B, RVU26A.',
      }),
    );
  });

  it('print as the text whose hash the manifest states', () => {
    for (const id of ['RVU25A', 'RVU25B']) {
      const held = findHeld(new DataFiles({ dataDir: dir }), id);
      const text = csvTextOf(held);
      const hash = createHash('sha256').update(text).digest('hex');
      expect(hash).toBe(fileOf(held.entry, 'rvu')?.sha256);
      expect(text).toBe((id === 'RVU25A' ? JANUARY : APRIL).files.get(`${id.toLowerCase()}.csv`));
    }
  });

  it('share one file of rows for a year and one of places that are the same', () => {
    expect(readdirSync(join(dir, 'releases')).filter((name) => /gpci|rows.*csv$/.test(name))).toHaveLength(2);
  });

  it('are the same bytes in whatever order they are added, once or twice', () => {
    const other = folderWith(APRIL, JANUARY, APRIL);
    const names = readdirSync(join(dir, 'releases')).sort();
    expect(readdirSync(join(other, 'releases')).sort()).toEqual(names);
    for (const name of names)
      expect(readFileSync(join(other, 'releases', name)), name).toEqual(
        readFileSync(join(dir, 'releases', name)),
      );
  });

  it('lose what no release names any more', () => {
    const own = folderWith(JANUARY);
    const before = readdirSync(join(own, 'releases'));
    addOlder(join(own, 'releases'), quarter('Jan', { rows: [{ HCPCS: '99213', 'WORK RVU': '1.10' }] }));
    const kept = readdirSync(join(own, 'releases')).filter((name) => before.includes(name));
    expect(kept.filter((name) => name.includes('rows'))).toEqual([]);
    expect(work(own, 'RVU25A', '99213')).toBe(110);
    expect(readManifest(new DataFiles({ dataDir: own }), 'releases/').releases).toHaveLength(1);
  });
});

describe('files that a release lacks', () => {
  it('are those of its year, an earlier one first, and lists of all years from wherever they are', () => {
    const borrowed = (release: string) => openSchedule({ dataDir: DATA_DIR, release }).release.borrowed;
    expect(borrowed('RVU26A')).toEqual([]);
    expect(borrowed('RVU26C')).toEqual(
      ['counties', 'anesthesia', 'zip', 'anesthesia-base'].map((role) => ({ role, from: 'RVU26A' })),
    );
    expect(borrowed('RVU24AR')).toEqual(['zip', 'anesthesia-base'].map((role) => ({ role, from: 'RVU26A' })));
  });

  it('are not taken from another year, where the figures are others', () => {
    const dir = folderWith(JANUARY);
    const old = openSchedule({ dataDir: dir, release: 'RVU25A' });
    expect(old.release.borrowed).toEqual([]);
    expect(() => old.places.anesthesia('0111205')).toThrow(
      expect.objectContaining({ code: 'E_DATA_MISSING' }),
    );
  });

  it('serve the release that borrows them', () => {
    const july = openSchedule({ dataDir: DATA_DIR, release: 'RVU26C' });
    const january = openSchedule({ dataDir: DATA_DIR, release: 'RVU26A' });
    expect(july.places.anesthesia('0111205')).toEqual(january.places.anesthesia('0111205'));
    expect(july.places.zip('94110')).toEqual(january.places.zip('94110'));
    expect(july.anesthesiaBase('00100')).toEqual(january.anesthesiaBase('00100'));
    expect(july.places.counties()).toEqual(january.places.counties());
  });
});

describe('a file rebuilt from a table', () => {
  const rebuilt = readCmsFiles([folderOf({ 'PPRRVU2025_Jan.csv': pprrvu(), ...GPCI_FILE })], 'somebody');
  const own = readCmsFiles([folderOf({ 'PPRRVU2025_Jan.csv': pprrvu({ rows: [{ HCPCS: '99214' }] }) })]);

  it('yields to the file that CMS published, in either order, and is marked', () => {
    for (const files of [
      [...rebuilt, ...own],
      [...own, ...rebuilt],
    ]) {
      const { entry, files: made } = importRelease(files, importRules());
      expect(made.get('rvu25a.csv')).toContain('99214');
      expect(entry.sources.map(({ role, rebuiltFrom }) => [role, rebuiltFrom])).toEqual([
        ['gpci', 'somebody'],
        ['rvu', undefined],
      ]);
    }
  });

  it('is refused twice', () => {
    expect(() => importRelease([...rebuilt, ...rebuilt], importRules())).toThrow(/of the same kind/);
  });
});
