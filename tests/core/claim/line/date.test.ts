import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../src/core/claim/line/date.js';

describe('dates of service', () => {
  it.each(['2026-02-03', '20260203', '2/3/2026', '02/03/2026', ' 2026-02-03 '])('reads %s', (text) => {
    expect(readDate(text)).toBe('2026-02-03');
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
    expect(readDate(text)).toMatchObject({ ok: false, code: 'E_DATE_INVALID' });
  });
});
