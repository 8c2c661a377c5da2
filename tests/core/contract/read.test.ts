import { describe, expect, it } from 'vitest';
import { readContract } from '../../../src/core/contract/read.js';

const TEXT = `# My contract with the clinic
from = 1/1/2026      # signed in November
through = 2026-12-31
fte = 0.8
specialty = Orthopedic surgery
base = $450,000
threshold = 9,000 at 52.50
tiers-by = year
year-begins = 7/1
figures-for = full time
draw = 15,000
reconcile-by = Quarter
shortfall = forgiven
release = rvu24a
exclude-sites = county, North Clinic
exclude-codes = 99396, 99397

credit 50 = 200%
credit GC = 100%
credit later-surgeries = 50%
credit unpaid = 0%
`;

describe('a contract', () => {
  it('is read with its comments', () => {
    expect(readContract('clinic', TEXT)).toMatchObject({
      name: 'clinic',
      from: '2026-01-01',
      through: '2026-12-31',
      yearBegins: '07-01',
      fte: 80,
      isForFullTime: true,
      isProrated: true,
      draw: { monthly: 1_500_000, reconcileBy: 'quarter', shortfall: 'forgiven' },
      base: 45_000_000,
      tiers: [{ from: 900_000, to: null, rate: 5_250 }],
      release: 'RVU24A',
      excludedSites: ['county', 'north clinic'],
      excludedCodes: ['99396', '99397'],
      credit: {
        modifiers: new Map([
          ['50', 2_000_000],
          ['GC', 1_000_000],
        ]),
        laterSurgeries: 500_000,
        addOns: 1_000_000,
        unpaid: 0,
      },
    });
  });

  it.each([
    ['from = soon', 1, '"soon" is not a date'],
    ['from = 2026-01-01\nthreshold = 4,800 at 52,50', 2, '"52,50" is not dollars'],
    ['from = 2026-01-01\nbase = 25,0000', 2, '"25,0000" is not dollars'],
    ['from = 2026-01-01\nfte = 80', 2, '"80" is not a share of a full-time position'],
    ['from = 2026-01-01\nfte = 0', 2, '"0" is not a share of a full-time position'],
    ['from = 2026-01-01\ncredit 50 = 150%\ncredit 50 = 200%', 3, 'credit 50 is given twice'],
    ['from = 2026-01-01\ncredit unpaid = 0%\ncredit unpaid = 50%', 3, 'credit unpaid is given twice'],
    ['fte = 1', 0, 'from is missing'],
    ['from = 2026-01-01\nthrough = 2025-01-01', 0, 'through is before from'],
    ['from = 2026-01-01\nsalary = 3', 2, '"salary" is not known'],
    ['from = 2026-01-01\nfrmo = 3', 2, 'did you mean from?'],
    ['from = 2026-01-01\ncredit 50 = 2', 2, 'is not a percentage'],
    ['from = 2026-01-01\ncredit moon = 50%', 2, 'credit takes a modifier'],
    ['from = 2026-01-01\nfrom = 2026-01-02', 2, 'from is given twice'],
    ['from = 2026-01-01\nwhatever', 2, 'does not have the form'],
    ['from = 2026-01-01\ntier = 0 to 10 at 5\ntier = 9 and more at 6', 0, 'two tiers overlap'],
    ['from = 2026-01-01\ntiers-by = week', 2, 'tiers-by takes'],
    ['from = 2026-01-01\nyear-begins = July', 2, '"July" is not a month and day'],
    ['from = 2026-01-01\nyear-begins = 02-29', 2, '"02-29" is not a month and day'],
    ['from = 2026-01-01\nfigures-for = me', 2, 'figures-for takes position, full time'],
    ['from = 2026-01-01\nshortfall = carried', 0, 'shortfall is about a draw'],
    ['from = 2026-01-01\nrelease = 2024', 2, 'release takes'],
  ])('%j is refused by line', (text, line, why) => {
    expect(readContract('x', text)).toEqual(
      expect.arrayContaining([{ line, why: expect.stringContaining(why) }]),
    );
  });
});
