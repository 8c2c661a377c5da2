import { describe, expect, it } from 'vitest';
import { causesOf, type HistoryPoint, historyOf } from '../../../src/core/history/code-history.js';
import type { FeeRow } from '../../../src/core/release/fee-row.js';
import type { Locality } from '../../../src/core/release/locality.js';
import { openReleases } from '../../../src/data/bundle/schedule.js';

const releases = openReleases();
const schedules = releases.held.map(({ id }) => releases.open(id));
const codes = [...releases.open('RVU25D').rowsBetween('70000', '79999')]
  .filter((_, i) => i % 5 === 0)
  .map(({ code, modifier }) => ({ code, modifiers: modifier ? [modifier] : [] }));

describe('causesOf', () => {
  it.each([
    ['nonfacility', '0111205'],
    ['facility', '1320201'],
    ['facility', null],
  ] as const)('has a cause for every amount that changed, %s %s', (setting, locality) => {
    const unexplained = codes.flatMap((service) => {
      const points = historyOf(service, schedules, { setting, locality });
      return points.flatMap((point, i) => {
        const earlier = points[i - 1];
        const changed = earlier?.row && point.row && earlier.allowed !== point.allowed;
        return changed && causesOf(earlier, point).length === 0
          ? [`${service.code} in ${point.release.id}`]
          : [];
      });
    });
    expect(codes.length).toBeGreaterThan(200);
    expect(unexplained).toEqual([]);
  });

  const [before, after] = ['RVU25D', 'RVU26A'].map((release) => {
    const place = { setting: 'nonfacility', locality: '0111205' } as const;
    const points = historyOf({ code: '99213', modifiers: [] }, schedules, place);
    return points.find((point) => point.release.id === release) ?? fail();
  }) as [HistoryPoint, HistoryPoint];
  const like = (point: HistoryPoint, change: Partial<HistoryPoint>): HistoryPoint => ({
    ...point,
    ...change,
  });
  const withRow = (point: HistoryPoint, row: Partial<FeeRow>): HistoryPoint =>
    like(point, { row: { ...(point.row ?? fail()), ...row } });
  const withPlace = (point: HistoryPoint, place: Partial<Locality>): HistoryPoint =>
    like(point, { place: { ...(point.place ?? fail()), ...place } });

  it('names the GPCIs beside what changed in the row', () => {
    expect(causesOf(before, after)).toEqual(['pe', 'mp', 'gpci', 'conversion_factor']);
    expect(causesOf(after, after)).toEqual([]);
  });

  it('names no GPCI by which the row has nothing to multiply', () => {
    const other = withPlace(after, { gpci: { work: 1_200, pe: 1_410, mp: 425 }, workWithoutFloor: 1_200 });
    expect(causesOf(after, other)).toEqual(['gpci']);
    expect(causesOf(withRow(after, { work: 0 }), withRow(other, { work: 0 }))).toEqual([]);
  });

  it('names the floor where it begins or ends to raise the work GPCI', () => {
    const raised = withPlace(after, { gpci: { work: 1_000, pe: 1_410, mp: 425 }, workWithoutFloor: 980 });
    const fallen = withPlace(raised, { gpci: { work: 980, pe: 1_410, mp: 425 } });
    expect(causesOf(raised, fallen)).toEqual(['gpci', 'work_floor']);
    expect(causesOf(raised, withPlace(fallen, { workWithoutFloor: null }))).toEqual(['gpci']);
  });

  it('names the OPPS cap only where it sets the amount', () => {
    const capped = (cap: number, pe: number): HistoryPoint =>
      like(withRow(after, { oppsNonfacilityPe: pe }), { cap });
    const { allowed } = after;
    expect(causesOf(after, capped(allowed ?? 0, 90))).toEqual(['opps_cap']);
    expect(causesOf(capped(999_999, 80), capped(999_999, 90))).toEqual([]);
  });

  it('says when a row becomes one that is not paid in a facility', () => {
    const not = like(withRow(after, { facilityNa: !after.row?.facilityNa }), { allowed: null });
    expect(causesOf(after, not)).toEqual(['facility_na']);
  });
});

function fail(): never {
  throw new Error('no such release');
}
