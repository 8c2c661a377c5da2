import { describe, expect, it } from 'vitest';
import type { IndicatorName } from '../../../src/core/release/rules.js';
import { FileRuleTables } from '../../../src/data/bundle/rule-tables.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';

const rules = new FileRuleTables(new DataFiles({ dataDir: DATA_DIR }));

describe('status', () => {
  /** payment-rules §3.2 */
  it.each([
    ['A', 'rvus'],
    ['R', 'rvus-or-contractor'],
    ['T', 'rvus-when-alone'],
    ...'BCDEFGHIJMNPQX'.split('').map((status) => [status, 'none'] as const),
  ] as const)('%s is priced: %s', (status, pricing) => {
    const rule = rules.status(status);
    expect(rule.pricing).toBe(pricing);
    expect(rule.meaning.length * rule.source.length).toBeGreaterThan(0);
    // A refusal quotes the reason, so every status that may be refused must have one.
    if (pricing === 'none' || pricing === 'rvus-or-contractor') expect(rule.reason).toBeTruthy();
  });

  it('throws for a status that is not explained', () => {
    expect(() => rules.status('Z')).toThrow(expect.objectContaining({ code: 'E_DATA_DAMAGED' }));
  });
});

describe('indicator', () => {
  /** Values of payment-rules §3.3. */
  it.each<[IndicatorName, string]>([
    ['pc_tc', '0 1 2 3 4 5 6 7 8 9'],
    ['global_days', '000 010 090 MMM XXX YYY ZZZ'],
    ['multiple_procedure', '0 1 2 3 4 5 6 7 9'],
    ['bilateral', '0 1 2 3 9'],
    ['assistant_surgeon', '0 1 2 9'],
    ['co_surgeon', '0 1 2 9'],
    ['team_surgery', '0 1 2 9'],
    ['supervision', '01 02 03 04 05 06 09 21 22 66 6A 77 7A'],
    ['imaging_family', '01 02 03 04 05 06 07 08 09 10 11 88 99'],
    ['pricing', '1 9'],
    ['calculation_flag', '0'],
  ])('%s explains %s and nothing else', (name, values) => {
    const table = rules.indicator(name);
    expect(Object.keys(table.values).sort()).toEqual(values.split(' ').sort());
    expect(Object.values(table.values).every((meaning) => meaning.length > 5)).toBe(true);
    expect(table.name && table.column && table.source).toBeTruthy();
  });
});

describe('placeOfService', () => {
  it('is null for a code that is not in the list, never a guess', () => {
    expect(rules.placeOfService('98', '2026-01-01')).toBeNull();
    expect(rules.placeOfService('11', '2026-01-01')).toMatchObject({
      name: 'Office',
      setting: 'nonfacility',
    });
  });
});

describe('sections', () => {
  it('put evaluation and management before medicine, whose numbers surround it', () => {
    const ids = rules.sections().map((section) => section.id);
    expect(ids.indexOf('evaluation-management')).toBeLessThan(ids.indexOf('medicine'));
    expect(ids.indexOf('anesthesia')).toBeLessThan(ids.indexOf('medicine'));
  });

  it('medicine is the range of the published ranking of 90853', () => {
    const medicine = rules.sections().find((section) => section.id === 'medicine');
    expect(medicine?.ranges).toEqual([
      { first: '90281', last: '99199' },
      { first: '99500', last: '99607' },
    ]);
  });
});
