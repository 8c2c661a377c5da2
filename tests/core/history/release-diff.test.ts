import { describe, expect, it } from 'vitest';
import { rowPattern } from '../../../src/core/code/code-pattern.js';
import { ReleaseChanges } from '../../../src/core/history/release-changes.js';
import type { DiffSide, RowChange } from '../../../src/core/history/release-diff.js';
import { termsFor } from '../../../src/core/price/terms.js';
import { csvLinesOf, findHeld } from '../../../src/data/bundle/held-releases.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';

function side(release: string): DiffSide {
  const schedule = openSchedule({ release, dataDir: DATA_DIR, inMemory: true });
  return { schedule, terms: termsFor(schedule.release, 'nonfacility', null) };
}

const [before, after] = [side('RVU25D'), side('RVU26A')];
const changes = new ReleaseChanges(before, after, () => true);
const all = [...changes];
const changesBetween = (from: DiffSide, to: DiffSide): RowChange[] => [
  ...new ReleaseChanges(from, to, () => true),
];
const keysOf = (release: string): Set<string> =>
  new Set(
    csvLinesOf(findHeld(new DataFiles({ dataDir: DATA_DIR }), release)).map((line) =>
      line.split(',').slice(0, 2).join(),
    ),
  );

describe('ReleaseChanges', () => {
  it('lists every row of either release once, in the order of the code set', () => {
    const keys = all.map(({ code, modifier }) => `${code},${modifier}`);
    expect(keys).toEqual([...new Set([...keysOf('RVU25D'), ...keysOf('RVU26A')])].sort());
  });

  it('calls new and deleted what one of the files does not have', () => {
    const [old, now] = [keysOf('RVU25D'), keysOf('RVU26A')];
    const of = (kind: string) => all.filter((each) => each.kind === kind).length;
    expect(of('new')).toBe([...now].filter((key) => !old.has(key)).length);
    expect(of('deleted')).toBe([...old].filter((key) => !now.has(key)).length);
    expect([of('new'), of('deleted')]).toEqual([367, 231]);
  });

  it('finds no change between a release and itself, and none but amounts when only the factor is another', () => {
    expect(new Set(changesBetween(after, after).map(({ kind }) => kind))).toEqual(new Set(['same']));
    const march = changesBetween(side('RVU24A'), side('RVU24AR'));
    expect(new Set(march.map(({ kind }) => kind))).toEqual(new Set(['same', 'payment']));
    const paid = march.filter(({ from }) => (from?.allowed ?? 0) > 50);
    expect(paid.filter(({ kind }) => kind !== 'payment')).toEqual([]);
  });

  it('is the same the other way round, with the opposite differences', () => {
    const back = changesBetween(after, before);
    const differences = (changes: typeof all) => changes.map(({ payment }) => payment?.difference ?? null);
    expect(differences(back)).toEqual(differences(all).map((cents) => (cents === null ? null : 0 - cents)));
  });
});

describe('ReleaseChanges.byEffect', () => {
  const ordered = changes.byEffect().map((place) => changes.at(place));

  it('puts the largest difference first, and what only one release pays at the end', () => {
    const sizes = ordered.map(({ payment }) => (payment === null ? -1 : Math.abs(payment.difference)));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes.indexOf(-1)).toBeGreaterThan(1_000);
    const paidOnce = ordered
      .slice(sizes.indexOf(-1))
      .map(({ from, to }) => from?.allowed ?? to?.allowed ?? 0);
    expect(paidOnce).toEqual([...paidOnce].sort((a, b) => b - a));
  });

  it('has every change once, or those of the kinds that are asked for', () => {
    const names = (list: readonly RowChange[]) => list.map(({ code, modifier }) => code + modifier).sort();
    expect(names(ordered)).toEqual(names(all));
    const deleted = changes.byEffect(new Set(['deleted'])).map((place) => changes.at(place));
    expect(new Set(deleted.map(({ kind }) => kind))).toEqual(new Set(['deleted']));
    expect(deleted.length).toBe(changes.counts.deleted);
  });
});

describe('ReleaseChanges.efficiency', () => {
  it('is what CMS says of 2026: 7,414 of 8,246 work RVUs are 0.975 times those of 2025', () => {
    expect(changes.efficiency).toEqual({ rows: 8_246, adjusted: 7_414 });
  });

  it('is nothing between releases on one side of it', () => {
    expect(new ReleaseChanges(before, before, () => true).efficiency).toBeNull();
    expect(new ReleaseChanges(after, side('RVU26C'), () => true).efficiency).toBeNull();
  });
});

describe('a filter', () => {
  it('compares a row that passes in either release: one whose status changed is neither new nor deleted', () => {
    const nowActive = all.filter(({ from, to }) => from?.status === 'C' && to?.status === 'A');
    expect(nowActive.length).toBe(36);
    for (const status of ['A', 'C']) {
      const filtered = [...new ReleaseChanges(before, after, (row) => row.status === status)];
      expect(filtered).toEqual(
        all.filter(({ from, to }) => from?.status === status || to?.status === status),
      );
    }
  });
});

describe('rowPattern', () => {
  const fits = (word: string, code: string, modifier = '') => rowPattern(word)?.({ code, modifier }) ?? null;

  it.each([
    ['99213', '99213', '', true],
    ['70553', '70553', '26', true],
    ['70553-26', '70553', '', false],
    ['70553-26', '70553', '26', true],
    ['99202-99215', '99213', '', true],
    ['99202-99215', '99216', '', false],
    ['9083*', '90839', '', true],
    ['9083*', '90840', '', false],
  ])('%s and %s-%s: %s', (word, code, modifier, expected) => {
    expect(fits(word, code, modifier)).toBe(expected);
  });

  it.each(['9921', '99215-99202', '*', 'office', '99213-256'])('%s names no row', (word) => {
    expect(rowPattern(word)).toBeNull();
  });
});
