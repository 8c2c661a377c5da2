import { describe, expect, it } from 'vitest';
import { publishedFactors } from '../../../src/data/import/factors.js';
import { identify } from '../../../src/data/import/identity.js';
import { DATA_DIR } from '../../support/bundle.js';

const factors = publishedFactors(DATA_DIR);
const said = (conversionFactor: string, title = '', released: string | null = null) => ({
  title,
  released,
  conversionFactor,
});

describe('identify', () => {
  it.each([
    ['PPRRVU24_JAN.csv', '32.7442', 'RVU24A', '2024-01-01', '2024-03-08'],
    ['PPRRVU24_JAN.csv', '33.2875', 'RVU24AR', '2024-03-09', '2024-03-31'],
    ['PPRRVU24_APR.csv', '33.2875', 'RVU24B', '2024-04-01', '2024-06-30'],
    ['PPRRVU2025_Oct.csv', '32.3465', 'RVU25D', '2025-10-01', '2025-12-31'],
    ['PPRRVU2027_Jan_nonQPP.csv', '33.0000', 'RVU27A', '2027-01-01', '2027-03-31'],
  ])('%s with the factor %s is %s, in force %s to %s', (name, factor, id, from, through) => {
    expect(identify(name, said(factor), factors)).toMatchObject({ id, effective: { from, through } });
  });

  it.each([
    ['another quarter', '2024 National Physician Fee Schedule Relative Value File April Release'],
    ['another year', '2023 National Physician Fee Schedule Relative Value File January Release'],
  ])('refuses a file whose title names %s', (_, title) => {
    expect(() => identify('PPRRVU24_JAN.csv', said('32.7442', title), factors)).toThrow(/another quarter/);
  });

  it.each(['2024-07-01', '2020-01-01'])('refuses a file of January 2024 released on %s', (released) => {
    expect(() => identify('PPRRVU24_JAN.csv', said('32.7442', '', released), factors)).toThrow(released);
  });

  it('refuses a name without year and month', () => {
    expect(() => identify('PPRRVU.csv', said('32.7442'), factors)).toThrow(/year and month/);
  });
});
