import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RvuError } from '../../../src/core/issue/errors.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { bundledCells, DATA_DIR, rowOf, schedule } from '../../support/bundle.js';
import { bundleWith, copyOfBundle, tempDir } from '../../support/temp.js';

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'nothing thrown';
  } catch (error) {
    return (error as RvuError).code;
  }
}

describe('openSchedule', () => {
  it("opens the package's bundle without being told where it is", () => {
    expect(openSchedule().row('90853', '')?.work).toBe(67);
  });

  it('opens a release by its name, in any letter case', () => {
    expect(openSchedule({ release: 'rvu26a' }).release).toMatchObject({
      id: 'RVU26A',
      released: '2025-12-29',
      conversionFactor: 334_009,
      conversionFactorQp: 335_675,
      effective: { from: '2026-01-01', through: '2026-03-31' },
    });
  });

  it('refuses a release that does not exist, and a folder without a required file', () => {
    expect(codeOf(() => openSchedule({ release: 'RVU99Z' }))).toBe('E_RELEASE_UNKNOWN');
    const dir = copyOfBundle();
    const manifest = readFileSync(join(dir, 'manifest.json'), 'utf8');
    writeFileSync(join(dir, 'manifest.json'), manifest.replaceAll('"role": "rvu"', '"role": "other"'));
    expect(codeOf(() => openSchedule({ dataDir: dir }).row('90853', ''))).toBe('E_DATA_MISSING');
  });

  it.each([
    ['a comma is lost', (text: string) => text.replace('99213,,A,', '99213,,A')],
    ['a digit is changed', (text: string) => text.replace(/^(99213,,.*)1\.30/m, '$11.80')],
    ['a file is cut at the end of a line', (text: string) => text.slice(0, text.lastIndexOf('\nJ1745') + 1)],
    ['a file is cut anywhere', (text: string) => text.slice(0, -20)],
    ['a file is empty', () => ''],
  ])('reports damaged data instead of pricing it if %s', (_, change) => {
    const text = readFileSync(join(DATA_DIR, 'rvu26a.csv'), 'latin1');
    expect(change(text)).not.toBe(text);
    const dir = bundleWith('rvu26a.csv', change(text));
    for (const inMemory of [true, false]) {
      const damaged = openSchedule({ dataDir: dir, release: 'RVU26A', inMemory });
      expect(codeOf(() => damaged.row('99214', ''))).toBe('E_DATA_DAMAGED');
      expect(codeOf(() => [...damaged.rowsBetween('V0000', 'ZZZZZ')])).toBe('E_DATA_DAMAGED');
      expect(codeOf(() => damaged.figures())).toBe('E_DATA_DAMAGED');
    }
  });

  it('opens no file that it does not need', () => {
    const dir = copyOfBundle();
    rmSync(join(dir, 'rvu26a-gpci.tsv'));
    rmSync(join(dir, 'rvu26a-zip.csv'));
    rmSync(join(dir, 'rvu26a-counties.tsv'));
    rmSync(join(dir, 'rules', 'counties.json'));
    expect(openSchedule({ dataDir: dir, release: 'RVU26A' }).row('90853', '')?.work).toBe(67);
  });

  it('uses the ZIP codes and counties of the previous release if a release has none of its own', () => {
    const dir = copyOfBundle();
    const path = join(dir, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { releases: Record<string, unknown>[] };
    const [first] = manifest.releases as { files: { role: string }[] }[];
    const files = first?.files.filter(({ role }) => role !== 'zip' && role !== 'counties');
    manifest.releases.push({ ...first, id: 'RVU26Z', files });
    writeFileSync(path, JSON.stringify(manifest));
    const { places } = openSchedule({ dataDir: dir, release: 'RVU26Z' });
    expect(places.zipSource).toBe('ZIP5_JAN2026.csv');
    expect(places.zip('94110')).toMatchObject({ locality: '0111205' });
    expect(places.counties()).toHaveLength(109);
  });

  it('throws if there is no manifest at all', () => {
    expect(() => openSchedule({ dataDir: tempDir() })).toThrow(/manifest\.json/);
  });
});

describe('the rows of a release', () => {
  const cells = bundledCells('rvu26a.csv');

  it.each(['RVU26A', 'RVU23A'])(
    'of %s: rowsBetween and row return the same, and workBetween their work',
    (release) => {
      const one = openSchedule({ dataDir: DATA_DIR, release });
      const rows = [...one.rowsBetween('70010', '79999')];
      expect(rows.length).toBeGreaterThan(1_000);
      expect(rows).toEqual(rows.map((row) => one.row(row.code, row.modifier)));
      const works = rows.map(({ code, modifier, work }) => ({ code, modifier, work }));
      for (const least of [0, 1, 150])
        expect([...one.workBetween('70010', '79999', least)]).toEqual(
          works.filter(({ work }) => work >= least),
        );
      expect([...one.workBetween('70010', '79999')]).toEqual(works.filter(({ work }) => work > 0));
    },
  );

  it('workBetween reads the work of every row of the file that has any', () => {
    const works = [...schedule.workBetween('00000', 'ZZZZZ')].map(({ code, modifier, work }) =>
      [code, modifier, (work / 100).toFixed(2)].join(),
    );
    const filed = cells.filter(({ work_rvu }) => work_rvu !== '0.00');
    expect(works).toEqual(filed.map(({ hcpcs, mod, work_rvu }) => [hcpcs, mod, work_rvu].join()));
  });

  it('on disk and in memory alike', () => {
    const onDisk = openSchedule({ dataDir: DATA_DIR, release: 'RVU26A' });
    for (const name of ['0001F', '45378-53', '70496-TC', '86153-26', '90853']) {
      for (const qp of [false, true]) expect(rowOf(name, qp, onDisk)).toEqual(rowOf(name, qp));
    }
    expect(onDisk.row('99999', '')).toBeNull();
  });

  it('the QP figures of all 1,035 differing rows are those of the QP file', () => {
    const wrong = bundledCells('rvu26a-qp.csv').filter((line) => {
      const row = schedule.row(line.hcpcs ?? '', line.mod ?? '', true);
      const shown = [row?.oppsNonfacilityPe, row?.oppsFacilityPe, row?.oppsMalpractice];
      const text = shown.map((units) => ((units ?? -1) / 100).toFixed(2));
      return text.join() !== [line.opps_nonfacility_pe, line.opps_facility_pe, line.opps_mp].join();
    });
    expect(wrong).toEqual([]);
  });
});
