import { describe, expect, it } from 'vitest';
import { POLICY_INDICATORS } from '../../../src/core/code/indicators.js';
import { policiesOf } from '../../../src/core/page/policies.js';
import { hasOppsCap } from '../../../src/core/release/fee-row.js';
import { rowOf, rules, schedule } from '../../support/bundle.js';

const applying = (name: string): string[] =>
  policiesOf(rowOf(name), rules).flatMap((policy) => (policy.applies ? [policy.name] : []));

describe('policiesOf', () => {
  it.each([
    ['90853', []],
    ['99213', []],
    [
      '27447',
      [
        'Global period',
        'Multiple procedures',
        'Bilateral (modifier 50)',
        'Assistant at surgery',
        'Co-surgeons (62)',
        'Outside a facility',
      ],
    ],
    [
      '70553',
      [
        'Professional / technical split',
        'Multiple procedures',
        'Imaging family',
        'OPPS cap',
        'In a facility',
      ],
    ],
    ['45385', ['Global period', 'Multiple procedures', 'Endoscopic base']],
  ])('says what applies to %s', (name, expected) => {
    expect(applying(name)).toEqual(expected);
  });

  it('has every policy of a row, applying or not, with the value of the file', () => {
    expect(policiesOf(rowOf('27447'), rules)).toHaveLength(13);
    expect(policiesOf(rowOf('27447'), rules)[1]).toEqual({
      name: 'Global period',
      value: '090',
      meaning: 'One day before, the day, and 90 days after (pre 10%, intra 69%, post 21%)',
      applies: true,
    });
  });

  it('takes as idle only values that CMS documents', () => {
    for (const name of POLICY_INDICATORS) {
      const { idle, values } = rules.indicator(name);
      expect(idle.length).toBeGreaterThan(0);
      expect(idle.filter((value) => !(value in values))).toEqual([]);
    }
  });

  it('applies wherever a row is not paid in a setting or is capped, and nowhere else', () => {
    for (const row of schedule.rowsBetween('70000', '79999')) {
      const names = policiesOf(row, rules).flatMap(({ name, applies }) => (applies ? [name] : []));
      expect(['Outside a facility', 'In a facility', 'OPPS cap'].map((name) => names.includes(name))).toEqual(
        [row.nonfacilityNa, row.facilityNa, hasOppsCap(row)],
      );
    }
  });
});
