import { describe, expect, it } from 'vitest';
import { amountsOf, lastChange } from '../../../src/core/history/last-change.js';
import { rowPasts } from '../../../src/core/history/row-pasts.js';
import type { FeeRow } from '../../../src/core/release/fee-row.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { FigureColumns } from '../../../src/core/release/figure-columns.js';
import type { RowPast } from '../../../src/core/release/row-past.js';
import { rowOf, schedule } from '../../support/bundle.js';

/** Three releases that are RVU26A but for the days they are for and their rows. */
function releasesOf(...rows: readonly (FeeRow | null)[]): FeeSchedule[] {
  return rows.map((row, i) => ({
    release: {
      ...schedule.release,
      id: `RVU2${i}A`,
      effective: { from: `202${i}-01-01`, through: `202${i}-12-31` },
    },
    rules: schedule.rules,
    places: schedule.places,
    row: () => row,
    rowsBetween: () => (row ? [row] : []),
    figures: () => new FigureColumns(),
    workBetween: () => [],
    localities: () => [],
    anesthesiaBase: () => null,
  }));
}

function pastOf(...rows: readonly (FeeRow | null)[]): RowPast {
  const [only] = rowPasts(releasesOf(...rows));
  if (!only) throw new Error('no release has the row');
  return only.past;
}

const row = rowOf('90853');
const lower = { ...row, work: row.work - 10, nonfacilityTotal: row.nonfacilityTotal - 10 };

describe('lastChange', () => {
  it('is null for a row that is the same in every release', () => {
    expect(lastChange(pastOf(row, row, row))).toBeNull();
  });

  it('tells the figures before and after', () => {
    expect(lastChange(pastOf(lower, row, row))).toMatchObject({
      kind: 'changed',
      since: { id: 'RVU21A' },
      before: { work: row.work - 10 },
      after: { work: row.work, nonfacility: 3039 },
    });
  });

  it('tells when a row came', () => {
    expect(lastChange(pastOf(null, row, row))).toMatchObject({ kind: 'new', since: { id: 'RVU21A' } });
  });

  it('tells when a row went, and which release had it last', () => {
    const gone = { kind: 'gone', since: { id: 'RVU22A', from: '2022-01-01' }, last: { id: 'RVU21A' } };
    expect(lastChange(pastOf(lower, row, null))).toMatchObject(gone);
  });
});

describe('amountsOf', () => {
  it('has an amount for each release, null where the row is missing', () => {
    expect(amountsOf(pastOf(null, row, null, row), 'facility')).toEqual([null, 2438, null, 2438]);
  });
});
