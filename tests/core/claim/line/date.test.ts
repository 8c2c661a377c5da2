import { describe, expect, it } from 'vitest';
import { serviceDate } from '../../../../src/core/claim/line/date.js';
import { release } from '../../../support/bundle.js';

describe('dates of service', () => {
  it.each(['2026-02-03', '20260203', '2/3/2026', '02/03/2026', ' 2026-02-03 '])('reads %s', (text) => {
    expect(serviceDate(text, release)).toEqual({ ok: true, date: '2026-02-03', notices: [] });
  });

  // 2026 is not a leap year; a day or month that does not exist is a typo, not a date to guess.
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '20260230',
    '13/1/2026',
    'tomorrow',
    '2026',
  ])('refuses %s', (text) => {
    expect(serviceDate(text, release)).toMatchObject({ ok: false, code: 'E_DATE_INVALID' });
  });

  // Fees, factors and the deductible apply to one year.
  it.each(['2025-12-31', '2027-01-01'])("refuses %s, which is not in the release's year", (text) => {
    expect(serviceDate(text, release)).toMatchObject({ ok: false, code: 'E_DATE_NOT_COVERED' });
  });

  // RVU26A is in force from January to March; the releases after it may differ.
  it.each([
    ['2026-03-31', []],
    ['2026-04-01', ['N_DATE']],
  ])('flags %s by the quarter of the release', (text, codes) => {
    const outcome = serviceDate(text, release);
    expect(outcome.ok && outcome.notices.map(({ code }) => code)).toEqual(codes);
  });
});
