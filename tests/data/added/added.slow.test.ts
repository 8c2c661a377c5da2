import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addReleases } from '../../../src/data/added/add-releases.js';
import { removeFrom } from '../../../src/data/added/store.js';
import { findHeld, heldReleases } from '../../../src/data/bundle/held-releases.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';
import { madeRelease } from '../../support/made-release.js';
import { tempDir } from '../../support/temp.js';
import { zipOf } from '../../support/zip.js';

/** Adding and removing a whole release, made of the figures of RVU26A. */

const dir = join(tempDir(), 'added');
const options = { dataDir: DATA_DIR, addedDir: dir };
const filesHeld = () => new DataFiles(options);

function zipFile(files: Parameters<typeof zipOf>[0], name = 'rvu27a-updated.zip'): string {
  const path = join(tempDir(), name);
  writeFileSync(path, zipOf(files));
  return path;
}

const add = (...paths: readonly string[]) => addReleases(paths, () => dir, filesHeld());

describe('a release of 2027', () => {
  beforeAll(async () => {
    // As CMS sometimes has it: an archive within the archive, under any name.
    // macOS adds a file of its own for each one of a folder that it compresses.
    const inner = zipOf(
      madeRelease().flatMap((file) => [file, { name: `__MACOSX/._${file.name}`, content: 'x' }]),
    );
    await add(zipFile([{ name: 'inner/RVU27A.zip', content: inner.toString('latin1') }], 'download.zip'));
  });

  it('is held beside the others, and the default stays', () => {
    expect(
      heldReleases(filesHeld())
        .map(({ entry }) => entry.id)
        .slice(-3),
    ).toEqual(['RVU26A', 'RVU26C', 'RVU27A']);
    expect(findHeld(filesHeld()).entry.id).toBe('RVU26A');
    expect(openSchedule(options).release.id).toBe('RVU26A');
  });

  it.each([true, false])('is read from its table (in memory: %s)', (inMemory) => {
    const schedule = openSchedule({ ...options, release: 'rvu27a', inMemory });
    expect(schedule.release).toMatchObject({
      id: 'RVU27A',
      year: 2027,
      conversionFactor: 331_000,
      conversionFactorQp: 333_500,
    });
    expect(schedule.row('99213', '')?.work).toBe(131);
    expect(schedule.row('70553', 'TC', true)).toEqual(
      openSchedule({ dataDir: DATA_DIR }).row('70553', 'TC', false) && schedule.row('70553', 'TC'),
    );
    expect(schedule.localities()).toHaveLength(109);
    expect(schedule.release.borrowed).toEqual([
      { role: 'zip', from: 'RVU26A' },
      { role: 'anesthesia-base', from: 'RVU26A' },
    ]);
    expect([...schedule.rowsBetween('99213', '99214')]).toHaveLength(2);
  });

  it('is refused a second time, and nothing changes', async () => {
    const before = readdirSync(dir).map((name) => [name, readFileSync(join(dir, name)).length]);
    await expect(add(zipFile(madeRelease()))).rejects.toMatchObject({ code: 'E_RELEASE_HELD' });
    expect(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name)).length])).toEqual(before);
  });

  it('is replaced by a corrected one, whose old files go', async () => {
    writeFileSync(join(dir, 'letter.txt'), 'mine');
    const [added] = await add(zipFile(madeRelease({ factor: '33.2000' })));
    expect(added).toMatchObject({ replaces: 'added', entry: { id: 'RVU27A', conversionFactor: '33.2000' } });
    expect(readdirSync(dir).filter((name) => /^rvu27a-[0-9a-f]+\.csv$/.test(name))).toHaveLength(1);
    expect(readdirSync(dir)).toContain('letter.txt');
  });

  it('is refused when it is cut short, and the old one stays', async () => {
    await expect(add(zipFile(madeRelease({ rows: 18_000 })))).rejects.toThrow(/cut short/);
    expect(openSchedule({ ...options, release: 'RVU27A' }).release.conversionFactor).toBe(332_000);
  });

  it('is refused when its totals are wrong, and the old one stays', async () => {
    const wrong = madeRelease({
      change: (cells) => (cells.hcpcs === '99213' ? { ...cells, mp_rvu: '9.00' } : cells),
    });
    await expect(add(zipFile(wrong))).rejects.toThrow(/RVU27A fails the checks of the data: RVU27A.*99213/);
    expect(openSchedule({ ...options, release: 'RVU27A' }).release.conversionFactor).toBe(332_000);
  });

  it('is refused when a figure is far from that of the release before, and the old one stays', async () => {
    const tenfold = madeRelease({ factor: '3.3100' }).map((file) =>
      file.name.startsWith('GPCI') ? { ...file, content: file.content.replace('0.875', '8.750') } : file,
    );
    await expect(add(zipFile(tenfold))).rejects.toThrow(
      /: the conversion factor is 3\.3100, and that of RVU27A is 33\.2000; pe_gpci of 10112-00 is 8\.750, and that of RVU27A is 0\.875\./,
    );
    expect(openSchedule({ ...options, release: 'RVU27A' }).release.conversionFactor).toBe(332_000);
  });

  it('is damage that is noticed, with its path', () => {
    const copy = tempDir();
    cpSync(dir, copy, { recursive: true });
    const table = readdirSync(copy).find((name) => name.endsWith('.table')) ?? '';
    const bytes = readFileSync(join(copy, table));
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    writeFileSync(join(copy, table), bytes);
    const damagedRelease = () =>
      openSchedule({ ...options, addedDir: copy, release: 'RVU27A', inMemory: true }).row('99213', '');
    expect(damagedRelease).toThrow(
      expect.objectContaining({
        code: 'E_DATA_DAMAGED',
        message: expect.stringContaining(join(copy, table)),
      }),
    );
  });

  it('is removed, with its files', async () => {
    await removeFrom(dir, 'RVU27A');
    expect(readdirSync(dir).sort()).toEqual(['letter.txt', 'manifest.json']);
    expect(() => openSchedule({ ...options, release: 'RVU27A' })).toThrow(/neither bundled nor added/);
    await expect(removeFrom(dir, 'RVU27A')).rejects.toMatchObject({ code: 'E_RELEASE_UNKNOWN' });
  });
});
