import { describe, expect, it } from 'vitest';
import { missingQuarters } from '../../../src/core/release/quarters.js';

describe('missingQuarters', () => {
  it.each([
    [['2024-01-01'], []],
    [['2024-01-01', '2024-03-09', '2024-04-01'], []],
    [['2024-01-01', '2024-07-01'], ['RVU24B']],
    [
      ['2026-01-01', '2025-04-01'],
      ['RVU25C', 'RVU25D'],
    ],
    [['2009-10-01', '2010-04-01'], ['RVU10A']],
  ])('between %j: %j', (days, missing) => {
    expect(missingQuarters(days)).toEqual(missing);
  });
});
