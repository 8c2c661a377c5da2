import { describe, expect, it } from 'vitest';
import { decodeIndicator, describeOppsCap, POLICY_INDICATORS } from '../../../src/core/code/indicators.js';
import { hasOppsCap } from '../../../src/core/release/fee-row.js';
import type { IndicatorName } from '../../../src/core/release/rules.js';
import { bundledCells, rowOf, rules } from '../../support/bundle.js';

const value = (service: string, name: IndicatorName): string =>
  decodeIndicator(rowOf(service), name, rules).value;

describe('decodeIndicator', () => {
  it.each<[string, Partial<Record<IndicatorName, string>>]>([
    [
      '27447',
      {
        global_days: '090',
        multiple_procedure: '2',
        bilateral: '1',
        assistant_surgeon: '2',
        co_surgeon: '1',
      },
    ],
    ['70553', { pc_tc: '1', multiple_procedure: '4', imaging_family: '88', supervision: '09' }],
    ['70496-TC', { supervision: '02' }],
    ['97110', { pc_tc: '7', multiple_procedure: '5' }],
    ['93660', { multiple_procedure: '2' }],
    ['93660-TC', { multiple_procedure: '0', supervision: '02' }],
    ['86153-26', { pc_tc: '6' }],
    ['G0279', { global_days: 'ZZZ' }],
  ])('%s, by row rather than by code: %j', (service, expected) => {
    const names = Object.keys(expected) as IndicatorName[];
    const found = names.map((name) => [name, value(service, name)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('gives each value that occurs in the file its own meaning', () => {
    const services = bundledCells('rvu26a.csv').map(({ hcpcs, mod }) =>
      mod ? `${hcpcs}-${mod}` : `${hcpcs}`,
    );
    const sample = services.filter((_, i) => i % 7 === 0).map((service) => rowOf(service));
    for (const name of POLICY_INDICATORS) {
      const meanings = new Set(sample.map((row) => decodeIndicator(row, name, rules).meaning));
      expect(meanings.has('Not documented by CMS')).toBe(false);
      expect(meanings.size, name).toBeGreaterThan(1);
    }
  });

  it('says so if a release has no value, or one that CMS does not document', () => {
    const row = rowOf('99213');
    expect(decodeIndicator({ ...row, pricing: '' }, 'pricing', rules).meaning).toBe('Not in this release');
    expect(decodeIndicator({ ...row, bilateral: '7' }, 'bilateral', rules).meaning).toBe(
      'Not documented by CMS',
    );
  });
});

describe('OPPS cap', () => {
  it('exists for the 1,042 rows that have OPPS columns, never for a 26 row', () => {
    const services = bundledCells('rvu26a.csv').map(({ hcpcs, mod }) =>
      mod ? `${hcpcs}-${mod}` : `${hcpcs}`,
    );
    const capped = services.filter((service) => hasOppsCap(rowOf(service)));
    expect(capped).toHaveLength(1_042);
    expect(capped.filter((service) => service.endsWith('-26'))).toEqual([]);
    expect(describeOppsCap(rowOf('70496'))).not.toBe(describeOppsCap(rowOf('99213')));
  });
});
