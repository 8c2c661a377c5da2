import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayNumber, isoOf, weekdayOf } from '../../../src/core/dates/days.js';

const DAY = 86_400_000;

describe('days', () => {
  it('are those of the calendar that Node has', () => {
    fc.assert(
      fc.property(fc.integer({ min: -80_000, max: 80_000 }), (day) => {
        const date = new Date(day * DAY);
        expect(isoOf(day)).toBe(date.toISOString().slice(0, 10));
        expect(dayNumber(isoOf(day))).toBe(day);
        expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-11-15', 3, '2027-02-15'],
    ['2026-02-15', -3, '2025-11-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (day, months, then) => {
    expect(isoOf(addMonths(dayNumber(day), months))).toBe(then);
  });
});
