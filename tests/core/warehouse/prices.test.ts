import { describe, expect, it } from 'vitest';
import { placeRules, ServicePrices, serviceVerdicts } from '../../../src/core/warehouse/prices.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';

const schedule = openSchedule();
const verdicts = serviceVerdicts(schedule, false);
const verdict = (code: string, modifier = '') =>
  verdicts.find((each) => each.code === code && each.modifier === modifier);

describe('the prices of a warehouse', () => {
  it.each([
    ['99213', '', null, 'line'],
    ['27447', '', null, 'unit'],
    ['00100', '', 'needs-claim', 'claim'],
    ['36598', '', null, 'claim'],
    ['80053', '', 'E_NOT_PRICED_STATUS_X', null],
    ['99213', '26', 'E_MODIFIER_NOT_ALLOWED', null],
    ['99213', '53', 'E_BY_REPORT', null],
  ])('%s-%s: %s, decided by %s', (code, modifier, reason, decidedBy) => {
    expect(verdict(code, modifier)).toMatchObject({ reason, decidedBy });
  });

  it('never lets a line decide status T', () => {
    const ofT = verdicts.filter(({ row, reason }) => row?.status === 'T' && reason === null);
    expect(ofT.length).toBeGreaterThan(0);
    expect(ofT.every(({ decidedBy }) => decidedBy === 'claim')).toBe(true);
  });

  it('gives the published national amounts of 99213, in cents', () => {
    const { cents } = new ServicePrices(schedule, false, [{ code: '99213', modifier: '' }]).at(null);
    expect([cents.nonfacility[0], cents.facility[0]]).toEqual([9519, 5745]);
  });

  it('lets only the PC/TC indicators of places refuse a place', () => {
    const rules = placeRules(schedule, verdicts);
    expect(new Set(rules.map(({ reason }) => reason))).toEqual(new Set(['E_PLACE_NOT_PAID']));
    const refusing = rules.filter(({ pcTc }) => pcTc === '5').map(({ place }) => place);
    expect(refusing).toEqual(['19', '21', '22', '23', '51', '52', '61']);
    const paid = rules.filter(({ pcTc }) => pcTc === '8').map(({ place }) => place);
    expect(paid).toHaveLength(97);
    expect(rules).toHaveLength(refusing.length + paid.length);
  });
});
