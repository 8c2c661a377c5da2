import { describe, expect, it } from 'vitest';
import { historyOf, spansOf } from '../../../src/core/history/code-history.js';
import { csvTextOf, heldReleases } from '../../../src/data/bundle/held-releases.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';

const held = heldReleases(new DataFiles({ dataDir: DATA_DIR }));
const schedules = held.map(({ entry }) => openSchedule({ release: entry.id, dataDir: DATA_DIR }));
const NATIONAL = { setting: 'nonfacility', locality: null } as const;
const of = (code: string, modifier = '', terms: Parameters<typeof historyOf>[2] = NATIONAL) =>
  historyOf({ code, modifiers: modifier === '' ? [] : [modifier] }, schedules, terms);

/** (work + PE + MP) × factor from the plain text of a release, in whole numbers, rounded half up to cents. */
function nationalCents(line: string): number {
  const cells = line.split(',');
  const digits = (text = ''): bigint => BigInt(text.replace('.', ''));
  const rvus = digits(cells[4]) + digits(cells[5]) + digits(cells[9]);
  return Number((rvus * digits(cells[24]) + 5_000n) / 10_000n);
}

describe('historyOf', () => {
  it('has the figures of every release’s own file: 99213, 99203, 27447, and 70553-26', () => {
    const texts = held.map(csvTextOf);
    for (const [code, modifier] of [
      ['99213', ''],
      ['99203', ''],
      ['27447', ''],
      ['70553', '26'],
    ] as const) {
      const expected = texts.map((text) => {
        const line = text.split('\n').find((each) => each.startsWith(`${code},${modifier},`));
        return line === undefined ? null : nationalCents(line);
      });
      expect(expected).not.toContain(null);
      expect(
        of(code, modifier).map(({ allowed }) => allowed),
        code,
      ).toEqual(expected);
    }
  });

  it('has no row where the release has none: 99201, deleted in 2021, and 99417, new in 2021', () => {
    const years = (code: string): number[] => [
      ...new Set(of(code).flatMap(({ row, release }) => (row ? [release.year] : []))),
    ];
    expect(years('99201')).toEqual([2020]);
    expect(years('99417')).toEqual([2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it('has no amount in a locality that the release does not have', () => {
    const points = of('99213', '', { setting: 'nonfacility', locality: '0111206' });
    const paid = points.filter(({ allowed }) => allowed !== null).map(({ release }) => release.year);
    expect(new Set(paid)).toEqual(new Set([2020, 2021, 2022, 2023]));
    expect(points.every(({ row }) => row !== null)).toBe(true);
  });
});

describe('spansOf', () => {
  it('joins releases that say the same, and separates those of 8 and 9 March 2024', () => {
    const spans = spansOf(of('99213'));
    const shown = spans.map(({ first, last }) => `${first.release.id} ${last.release.id} ${first.allowed}`);
    expect(shown).toEqual([
      'RVU20A RVU20D 7615',
      'RVU21A RVU21D 9247',
      'RVU22A RVU22D 9205',
      'RVU23A RVU23D 9082',
      'RVU24A RVU24A 8939',
      'RVU24AR RVU24C 9087',
      'RVU25A RVU25D 8895',
      'RVU26A RVU26C 9519',
    ]);
  });

  it('begins with the first release that has the row, and keeps the one that has lost it', () => {
    const spans = spansOf(of('99201'));
    expect(spans.map(({ first }) => [first.release.id, first.row !== null])).toEqual([
      ['RVU20A', true],
      ['RVU21A', false],
    ]);
  });

  it('covers every release once', () => {
    for (const code of ['99213', '99417', '0001A', '45378']) {
      const points = of(code);
      const from = points.findIndex(({ row }) => row !== null);
      const ends = spansOf(points).flatMap(({ first, last }) => [
        points.indexOf(first),
        points.indexOf(last),
      ]);
      expect(ends[0]).toBe(from);
      expect(ends.at(-1)).toBe(points.length - 1);
      for (let i = 1; i + 1 < ends.length; i += 2) expect(ends[i + 1]).toBe((ends[i] ?? 0) + 1);
    }
  });
});
