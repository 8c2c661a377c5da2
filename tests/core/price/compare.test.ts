import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, comparePlaces, type Series } from '../../../src/core/price/compare.js';
import type { FeeRow } from '../../../src/core/release/fee-row.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR, localityOf, priceOf, rowOf, schedule } from '../../support/bundle.js';

const cents = fc.integer({ min: 1, max: 10_000_000 });

describe('changeBetween', () => {
  it.each([
    [9519, 11758, 2239, 235],
    [37810, 16467, -21343, -564],
    [100, 100, 0, 0],
    // 0.05% is half a tenth, which rounds away from zero.
    [2000, 2001, 1, 1],
    [2000, 1999, -1, -1],
    [2001, 2002, 1, 0],
    [0, 5, 5, null],
  ])('from %i to %i is %i cents, %s tenths of a percent', (from, to, difference, tenths) => {
    expect(changeBetween(from, to)).toEqual({ difference, tenths });
  });

  it('is never more than half a tenth of a percent from the fraction', () => {
    fc.assert(
      fc.property(cents, cents, (from, to) => {
        const { difference, tenths } = changeBetween(from, to);
        expect(difference).toBe(to - from);
        // |tenths/1000 − difference/from| ≤ 1/2000, in whole numbers
        const off = BigInt(tenths ?? 0) * BigInt(from) - 1000n * BigInt(difference);
        expect(2n * (off < 0n ? -off : off) <= BigInt(from)).toBe(true);
        expect(Object.is(tenths, -0)).toBe(false);
      }),
    );
  });
});

describe('comparePlaces', () => {
  it('returns the prices of rvu pay, place by place and series by series', () => {
    const row = rowOf('99213');
    const series = [
      { schedule, row, setting: 'nonfacility', qp: false },
      { schedule, row, setting: 'facility', qp: true },
    ] as const;
    const locality = localityOf('0111205');
    const [national, place] = comparePlaces(series, [null, locality], {});
    const amounts = place?.outcomes.map((outcome) => (outcome.ok ? outcome.allowed : null));
    expect(amounts).toEqual([
      priceOf('99213', { locality }).allowed,
      priceOf('99213', { locality, setting: 'facility', qp: true }).allowed,
    ]);
    expect(national?.outcomes.map((outcome) => outcome.ok && outcome.allowed)[0]).toBe(9519);
  });

  it('prices each series by its own release, and refuses a place that it does not have', () => {
    const older = openSchedule({ dataDir: DATA_DIR, release: 'RVU23A', inMemory: true });
    const locality = older
      .localities()
      .find(({ key }) => !schedule.localities().some((each) => each.key === key));
    const series = [older, schedule].map(
      (each): Series => ({
        schedule: each,
        row: each.row('99213', '') as FeeRow,
        setting: 'nonfacility',
        qp: false,
      }),
    );
    const [national, gone] = comparePlaces(series, [null, locality ?? null], {});
    expect(national?.outcomes.map((outcome) => outcome.ok && outcome.allowed)).toEqual([9082, 9519]);
    expect(gone?.outcomes).toMatchObject([{ ok: true }, { ok: false, code: 'E_LOCALITY_UNKNOWN' }]);
  });
});
