import { describe, expect, it } from 'vitest';
import { csvTextOf, findHeld } from '../../../src/data/bundle/held-releases.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';
import { NEEDS_SHARED } from '../../support/shared.js';
import { csvRecords } from '../../support/text.js';
import { CMS_RELEASES, cmsRelease, csvFilesOf } from './cms-release.js';

/** The rebuilt table of October 2020 lost leading zeros: "100" is code 00100, "90" 090 days, "9" supervision 09. */
const zeros = (id: string, cells: readonly string[]): string[] =>
  id === 'RVU20D'
    ? cells.map((cell, i) =>
        /^\d+$/.test(cell) ? cell.padStart({ 0: 5, 14: 3, 23: 5, 25: 2 }[i] ?? 0, '0') : cell,
      )
    : [...cells];

/** The cells of a row in the order of the bundle: without the description, and PRIC IND blank before 2026. */
function expectedCells(id: string, record: readonly string[]): string {
  const cells = zeros(id, record);
  if (cells.length === 31) cells.splice(23, 0, '');
  cells.splice(2, 1);
  return cells.join();
}

describe.skipIf(CMS_RELEASES.length === 0)(`every release of the bundle, ${NEEDS_SHARED}`, () => {
  it.each(CMS_RELEASES)('%s has every row and cell of CMS’s file, and no description', (id) => {
    const source = cmsRelease(id);
    const bundled = csvTextOf(findHeld(new DataFiles({ dataDir: DATA_DIR }), id))
      .trimEnd()
      .split('\n')
      .slice(1);
    const expected = source.rows.map((record) => expectedCells(id, record)).sort();
    expect(bundled.length).toBeGreaterThan(17_000);
    expect(bundled.length).toBe(expected.length);
    expect(bundled.filter((line, i) => line !== expected[i]).slice(0, 3)).toEqual([]);
  });

  it.each(CMS_RELEASES)('%s has every GPCI, and every anesthesia factor where CMS’s file is held', (id) => {
    const { gpci, anesthesia } = cmsRelease(id);
    const schedule = openSchedule({ release: id, dataDir: DATA_DIR });
    const key = (mac = '', number = ''): string => mac.padStart(5, '0') + number.padStart(2, '0');
    const thousandths = (text = ''): number => Math.round(Number(text) * 1000);
    const isWide = gpci[0]?.length === 8;
    const hasState = (gpci[0]?.length ?? 0) > 6;
    const expected = gpci.map((cells) => {
      const [mac, ...rest] = hasState ? [cells[0], ...cells.slice(2)] : cells;
      const [number, , ...figures] = rest;
      return [key(mac, number), ...figures.slice(isWide ? 1 : 0).map(thousandths)].join();
    });
    const found = schedule
      .localities()
      .map(({ key: own, gpci: { work, pe, mp } }) => [own, work, pe, mp].join());
    expect(found.sort()).toEqual(expected.sort());
    expect(found).toHaveLength(id < 'RVU24' ? 112 : 109);
    const factors = anesthesia.map(([mac, number, , ...figures]) => [
      key(mac, number),
      Math.round(Number(figures.at(-1)) * 100),
    ]);
    const wrong = factors.filter(([own, cents]) => schedule.places.anesthesia(String(own))?.factor !== cents);
    expect(wrong).toEqual([]);
    expect(factors).toHaveLength(id === 'RVU26C' ? 0 : found.length);
  });

  it.each([
    ['RVU20A', 'history/PPRRVU20_JAN.csv'],
    ['RVU21A', 'history/PPRRVU21_JAN.csv'],
    ['RVU20B', 'RVU20B'],
  ])('the rebuilt file of %s equals CMS’s own in every cell but DESCRIPTION', (id, place) => {
    const rows = (from: string): string[] => {
      const [[, text = ''] = []] = [...csvFilesOf(from)].filter(([name]) => name.startsWith('PPRRVU'));
      return csvRecords(text)
        .filter((cells) => cells.length === 31)
        .map((cells) => [...cells.slice(0, 2), ...cells.slice(3)].join());
    };
    const genuine = rows(place);
    expect(genuine.length).toBeGreaterThan(17_000);
    expect(rows(`reconstructed/${id}.zip`)).toEqual(genuine);
  });

  it('the rebuilt GPCIs of April 2020 equal CMS’s own', () => {
    const read = (from: string, at: number): string[] => {
      const text = csvFilesOf(from).get('GPCI2020.csv') ?? '';
      const places = csvRecords(text).filter(([mac = '']) => /^\d{5}$/.test(mac));
      return places.map((cells) => [cells[0], ...cells.slice(at)].join()).sort();
    };
    expect(read('RVU20B', 1)).toHaveLength(112);
    expect(read('reconstructed/RVU20B.zip', 2)).toEqual(read('RVU20B', 1));
  });

  it('the seven-column GPCI file of July 2026 equals the floored column of January', () => {
    const of = (release: string): object[] =>
      openSchedule({ release, dataDir: DATA_DIR })
        .localities()
        .map(({ key, state, name, gpci }) => ({ key, state, name, gpci }));
    expect(of('RVU26C')).toEqual(of('RVU26A'));
  });

  it('the states of 2020, which come from the counties file, are those that CMS printed in 2021', () => {
    const of = (release: string): string[] =>
      openSchedule({ release, dataDir: DATA_DIR })
        .localities()
        .map(({ key, state }) => `${key} ${state}`);
    expect(of('RVU20A')).toEqual(of('RVU21A'));
  });
});
