import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseRelease, readManifest } from '../../src/data/bundle/manifest.js';
import { ROW_COLUMNS } from '../../src/data/bundle/row-text.js';
import { buildData } from '../../src/data/import/index.js';
import { DataFiles } from '../../src/data/sealed/data-files.js';
import { bundledCells, DATA_DIR, localityOf, rowOf } from '../support/bundle.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared.js';
import { importAndOpen, tempDir } from '../support/temp.js';
import { readCsv } from '../support/text.js';

const read = (dir: string, name: string): string => readFileSync(join(dir, name), 'latin1');

/**
 * The position of each column in CMS's file. The import finds columns by header text, so the two ways can
 * agree only on the right one. Source: record layout of RVU26A (payment-rules §3.1).
 */
const POSITIONS_2026 = [
  0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
  30, 31,
];
const PRIC_IND = 23;
/** Before 2026 there is no PRIC IND, and the columns after it are one position further left. */
const POSITIONS_BEFORE = POSITIONS_2026.map((at) => (at < PRIC_IND ? at : at === PRIC_IND ? -1 : at - 1));

/** Code and modifier → cells in the order of the bundle, straight from a CMS file. */
function byPosition(path: string, positions: readonly number[]): Map<string, string> {
  const records = readCsv(path).filter(
    (cells) => /^[A-Z0-9]{5}$/.test(cells[0] ?? '') && cells[0] !== 'HCPCS',
  );
  return new Map(
    records.map((cells) => [`${cells[0]},${cells[1]}`, positions.map((at) => cells[at] ?? '').join()]),
  );
}

function bundledRows(dir: string, name: string): Map<string, string> {
  const [header, ...lines] = read(dir, name).trimEnd().split('\n');
  expect(header).toBe(ROW_COLUMNS.join());
  return new Map(lines.map((line) => [line.split(',').slice(0, 2).join(), line]));
}

const imported = new Map<string, ReturnType<typeof importAndOpen>>();

/** A release of ../shared/cms imported once for all tests here. */
function release(id: string): ReturnType<typeof importAndOpen> {
  const known = imported.get(id) ?? importAndOpen([sharedPath(id)]);
  imported.set(id, known);
  return known;
}

describe.skipIf(!hasShared)(`import of whole releases, ${NEEDS_SHARED}`, () => {
  it('turns RVU26A into exactly the files of data/, byte for byte, and the same manifest entry', () => {
    const dir = tempDir();
    const { entry } = buildData([sharedPath('RVU26A'), sharedPath('zip'), sharedPath('anesthesia')], dir);
    expect(entry).toEqual(chooseRelease(readManifest(new DataFiles({ dataDir: DATA_DIR })), 'RVU26A'));
    expect(readdirSync(dir).sort()).toEqual(
      [...entry.files.map((file) => file.name), 'manifest.json'].sort(),
    );
    for (const { name } of entry.files) expect(read(dir, name) === read(DATA_DIR, name), name).toBe(true);
  });

  it('copies no word of the DESCRIPTION column', () => {
    const records = readCsv(sharedPath('RVU26A', 'PPRRVU2026_Jan_nonQPP.csv'));
    const words = new Set(records.slice(10).map((cells) => cells[2] ?? ''));
    const cells = new Set(bundledCells('rvu26a.csv').flatMap((row) => Object.values(row)));
    expect(words.size).toBeGreaterThan(10_000);
    expect([...words].filter((text) => text !== '' && cells.has(text))).toEqual([]);
  });

  it.each([
    ['RVU26A', 'PPRRVU2026_Jan_nonQPP.csv', POSITIONS_2026, 19_226],
    ['RVU25D', 'PPRRVU2025_Oct.csv', POSITIONS_BEFORE, null],
    ['RVU20B', 'PPRRVU20_APR.csv', POSITIONS_BEFORE, null],
  ])('reads every column of %s from its position', (id, file, positions, rows) => {
    const dir = id === 'RVU26A' ? DATA_DIR : release(id).dir;
    const source = byPosition(sharedPath(id, file), positions);
    const bundled = bundledRows(dir, `${id.toLowerCase()}.csv`);
    expect(bundled.size).toBe(rows ?? source.size);
    expect(source.size).toBe(bundled.size);
    expect(source.size).toBeGreaterThan(15_000);
    const wrong = [...bundled].filter(([key, line]) => source.get(key) !== line);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('keeps the 1,035 rows of the QPP file whose OPPS columns differ, and loses nothing else', () => {
    const qp = byPosition(sharedPath('RVU26A', 'PPRRVU2026_Jan_QPP.csv'), POSITIONS_2026);
    const nonQp = byPosition(sharedPath('RVU26A', 'PPRRVU2026_Jan_nonQPP.csv'), POSITIONS_2026);
    expect(qp.size).toBe(11_811);
    const opps = (line = ''): string => line.split(',').slice(-3).join();
    const differing = [...qp].filter(([key, line]) => opps(line) !== opps(nonQp.get(key)));
    const kept = read(DATA_DIR, 'rvu26a-qp.csv').trimEnd().split('\n').slice(1);
    expect(kept).toHaveLength(1_035);
    expect(kept).toEqual(differing.map(([key, line]) => `${key},${opps(line)}`).sort());
  });

  it('reads RVU25D: 31 columns, lines ended by CR LF, one work GPCI, lost zeros', () => {
    const { schedule } = release('RVU25D');
    expect(schedule.release).toMatchObject({
      id: 'RVU25D',
      released: '2025-09-11',
      conversionFactor: 323_465,
      conversionFactorQp: null,
      effective: { from: '2025-10-01', through: '2025-12-31' },
    });
    expect(rowOf('99213', false, schedule)).toMatchObject({ pricing: '', work: 130 });
    expect(schedule.localities()).toHaveLength(109);
    // "1" and "1.5" in CMS's file
    expect(localityOf('1011200', schedule)).toMatchObject({ state: 'AL', gpci: { work: 1000, pe: 869 } });
    expect(localityOf('0210201', schedule)).toMatchObject({ workWithoutFloor: null, gpci: { work: 1500 } });
  });

  it('reads RVU20B: one header line, no states', () => {
    const { schedule } = release('RVU20B');
    expect(schedule.release).toMatchObject({ id: 'RVU20B', released: null, title: '' });
    expect(localityOf('1011200', schedule)).toMatchObject({ state: '', name: 'ALABAMA' });
  });

  it('imports every GPCI, found by position in CMS’s file', () => {
    const source = readCsv(sharedPath('RVU26A', 'GPCI2026.csv')).filter(([mac]) => /^\d{5}$/.test(mac ?? ''));
    // The counties file names a state once and leaves it blank below, until the next state.
    const states = new Map<string, string>();
    let last = '';
    for (const [mac = '', number = '', state = ''] of readCsv(sharedPath('RVU26A', '26LOCCO.csv'))) {
      if (!/^\d{5}$/.test(mac)) continue;
      last = state.trim() || last;
      states.set(mac + number, last);
    }
    const expected = source.map(([mac, state, number, name = '', unfloored, work, pe, mp]) =>
      [
        mac,
        number,
        state,
        work,
        unfloored,
        pe,
        mp,
        states.get(`${mac}${number}`),
        name.replace(/\*+$/, '').trim(),
      ].join('\t'),
    );
    const lines = read(DATA_DIR, 'rvu26a-gpci.tsv').trimEnd().split('\n').slice(1);
    expect(lines).toEqual(expected.sort());
    expect(lines).toHaveLength(109);
  });

  it('imports every anesthesia factor, although CMS puts the QP column first', () => {
    const source = readCsv(sharedPath('RVU26A', 'ANES2026.csv')).filter(([mac]) => /^\d{5}$/.test(mac ?? ''));
    const expected = source.map(([mac, number, , qp, nonQp]) => [mac, number, nonQp, qp].join('\t'));
    expect(read(DATA_DIR, 'rvu26a-anesthesia.tsv').trimEnd().split('\n').slice(1)).toEqual(expected.sort());
    expect(source.every(([, , , qp, nonQp]) => Number(qp) > Number(nonQp))).toBe(true);
  });
});
