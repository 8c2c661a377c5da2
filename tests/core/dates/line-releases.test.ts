import { describe, expect, it } from 'vitest';
import { LineReleases } from '../../../src/core/dates/line-releases.js';
import { Quoting } from '../../../src/core/issue/quoting.js';
import { openReleases } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';

const releases = openReleases({ dataDir: DATA_DIR });

describe('one release for all lines', () => {
  const only = new LineReleases(schedule);

  // Fees, factors and the deductible apply to one year.
  it.each(['2025-12-31', '2027-01-01'])("refuses %s, which is not in the release's year", (date) => {
    expect(only.of(date)).toMatchObject({ ok: false, code: 'E_DATE_NOT_COVERED' });
  });

  // RVU26A is in force from January to March; the releases after it may differ.
  it.each([
    ['2026-03-31', []],
    ['2026-04-01', ['N_DATE']],
  ])('flags %s by the quarter of the release', (date, codes) => {
    const found = only.of(date);
    expect(found.ok && found.schedule).toBe(schedule);
    expect(found.ok && found.notices.map(({ code }) => code)).toEqual(codes);
  });
});

describe('all releases that are held', () => {
  const byDay = new LineReleases(releases);
  const idOf = (date: string, from = byDay): string => {
    const found = from.of(date);
    return found.ok ? found.schedule.release.id : found.code;
  };

  it('prices lines without a date by the default release', () => {
    expect(byDay.first).toMatchObject({ number: 0, on: '2026-01-01', notices: [] });
    expect(byDay.first.schedule.release.id).toBe('RVU26A');
  });

  it('prices each day by the release in force, the same object for the same quarter', () => {
    expect(['2024-03-08', '2024-03-09', '2024-12-01', '2019-01-01'].map((date) => idOf(date))).toEqual([
      'RVU24A',
      'RVU24AR',
      'RVU24C',
      'E_DATE_NOT_COVERED',
    ]);
    expect(byDay.of('2024-01-02')).toBe(byDay.of('2024-02-02'));
    expect(byDay.of('2024-08-02')).not.toBe(byDay.of('2024-12-02'));
  });

  it('remembers which releases were missing, and takes rules of the day from their quarter', () => {
    const found = byDay.of('2025-08-02');
    expect(found).toMatchObject({ on: '2025-07-01', notices: [{ code: 'N_QUARTER_MISSING' }] });
    expect(byDay.missing.get('RVU25C')).toBe('RVU25A');
    expect(byDay.missing.has('RVU25D')).toBe(false);
  });

  it('refuses a missing quarter if strict, without the date of a cell that may be of birth', () => {
    const strict = new LineReleases(releases, { strict: true });
    expect(idOf('2025-08-02', strict)).toBe('E_QUARTER_MISSING');
    expect(idOf('2025-10-02', strict)).toBe('RVU25D');
    const refused = strict.of('1950-08-02', Quoting.cell);
    expect(JSON.stringify(refused)).not.toContain('1950-');
  });

  it('prices lines without a date by that of a day given', () => {
    const given = new LineReleases(releases, { date: '2023-05-06' });
    expect(given.first.schedule.release.id).toBe('RVU23B');
    expect(() => new LineReleases(releases, { date: '2019-05-06' })).toThrow(/2019-05-06/);
  });
});
