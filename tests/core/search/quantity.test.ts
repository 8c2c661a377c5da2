import { describe, expect, it } from 'vitest';
import { fitFactor, readQuantities } from '../../../src/core/search/quantity.js';

describe('readQuantities', () => {
  it.each([
    ['laceration 3 cm', 'cm', 3],
    ['laceration 3.5cm', 'cm', 3.5],
    ['lesion 8 mm', 'cm', 0.8],
    ['debridement 18 sq cm', 'sq cm', 18],
    ['skin graft 1,200 square centimeters', 'sq cm', 1200],
    ['uterus 300 g', 'g', 300],
    ['psychotherapy 45 min', 'minute', 45],
    ['infusion 2 hrs', 'minute', 120],
    ['critical care first hour', 'minute', 60],
    ['knee xray 3v', 'view', 3],
    ['trigger point two muscles', 'muscle', 2],
    ['skin tags 25', 'lesion', 25],
    ['16 AKs', 'lesion', 16],
    ['single level fusion', 'level', 1],
    ['CABG 4 vein grafts', 'graft', 4],
    ['checkup age 50', 'year', 50],
    ['checkup 3 years old', 'year', 3],
  ])('%s', (query, unit, value) => {
    expect(readQuantities(query).quantities).toEqual([{ unit, value }]);
  });

  it.each(['knee replacement', 'level 3 visit', '12 lead EKG', 'T4 lymphocytes', '99213', 'C1-C2 fusion'])(
    '%s has none, and stays as it is',
    (query) =>
      expect(readQuantities(query)).toEqual({
        quantities: [],
        rest: query.toLowerCase() === query ? query : expect.anything(),
      }),
  );

  it('leaves the rest of the query, with what was counted', () => {
    expect(readQuantities('cyst removal back 2 cm').rest.trim()).toBe('cyst removal back');
    expect(readQuantities('trigger point 3 muscles').rest.trim()).toBe('trigger point muscles');
  });
});

describe('fitFactor', () => {
  const fits = (query: string, name: string): 'fits' | 'misses' | 'neither' => {
    const factor = fitFactor(readQuantities(query).quantities, [name]);
    return factor > 1 ? 'fits' : factor < 1 ? 'misses' : 'neither';
  };

  it.each([
    ['3 cm', 'Simple wound repair, face, 2.6 to 5.0 cm', 'fits'],
    ['2.5 cm', 'Simple wound repair, face, 2.6 to 5.0 cm', 'misses'],
    ['2.5 cm', 'Simple wound repair, face, 2.5 cm or less', 'fits'],
    ['3 cm', 'Excision of tumor, under 3 cm', 'misses'],
    ['3 cm', 'Excision of tumor, 3 cm or more', 'fits'],
    ['4 cm', 'Lesion, over 4.0 cm with margins', 'misses'],
    ['3 cm', 'Complex wound repair, each additional 5 cm or less (add-on)', 'neither'],
    ['3 cm', 'Local skin flap, 10 sq cm or less', 'neither'],
    ['8 sq cm', 'Local skin flap, 10 sq cm or less', 'fits'],
    ['30 sq cm', 'Debridement, first 20 sq cm or less', 'fits'],
    ['3 muscles', 'Trigger point injections, 3 or more muscles', 'fits'],
    ['3 muscles', 'Trigger point injections, 1 or 2 muscles', 'misses'],
    ['16 lesions', 'Destruction of precancerous skin lesions, 15 or more', 'fits'],
    ['2 limbs', 'Needle EMG, two limbs', 'fits'],
    ['60 minutes', 'Psychotherapy, 45 minutes (38 to 52 minutes)', 'misses'],
    ['60 minutes', 'Psychotherapy, 60 minutes (53 minutes or more)', 'fits'],
    ['50 minutes', 'Office visit, or 45 minutes', 'fits'],
    ['40 minutes', 'Office visit, or 45 minutes', 'misses'],
    ['50 years old', 'Preventive visit, age 40 to 64', 'fits'],
    ['age 70', 'Preventive visit, age 65 and over', 'fits'],
    ['age 3', 'Preventive visit, under age 1', 'misses'],
    ['3 cm', 'Knee replacement', 'neither'],
  ])('%s: %s', (query, name, expected) => {
    expect(fits(query, name)).toBe(expected);
  });

  it('is 1 for a query without a quantity', () => {
    expect(fitFactor([], ['Lesion, 2.6 to 5.0 cm'])).toBe(1);
  });
});
