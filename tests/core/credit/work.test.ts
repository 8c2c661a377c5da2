import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseServiceCode, type ServiceCode } from '../../../src/core/code/service-code.js';
import { type CreditPolicy, MEDICARE_POLICY } from '../../../src/core/credit/policy.js';
import { creditSentence } from '../../../src/core/credit/wording.js';
import { creditWork, ONE_UNIT, type WorkDone } from '../../../src/core/credit/work.js';
import { schedule } from '../../support/bundle.js';

/** The work credited for "27447-62", in hundredths, or the code of the refusal. */
function credited(name: string, done: Partial<WorkDone> = {}, policy: Partial<CreditPolicy> = {}) {
  const service = parseServiceCode(name) as ServiceCode;
  const outcome = creditWork(schedule, service, { ...ONE_UNIT, ...done }, { ...MEDICARE_POLICY, ...policy });
  return outcome.ok ? outcome.work : outcome.code;
}

const given = (modifier: string, percent: number) => ({ modifiers: new Map([[modifier, percent * 10_000]]) });

describe('work credited by Medicare’s percentages', () => {
  // Work RVUs of RVU26A: 99213 1.30, 27447 19.11, 20610 0.77, 66984 7.17, 70553 2.23 (26), 97110 0.45, 99396 1.90.
  it.each([
    ['one unit', '99213', {}, 130],
    ['units', '97110', { units: 3 }, 135],
    ['the professional component', '70553-26', {}, 223],
    ['the technical component, which has no work', '70553-TC', {}, 0],
    ['both sides, 0.77 × 1.5 = 1.155', '20610-50', {}, 116],
    ['a left and a right on one line', '20610-LT-RT', {}, 116],
    ['two units that name no side', '20610', { units: 2 }, 116],
    ['three units', '20610', { units: 3 }, 231],
    ['one side', '20610-RT', {}, 77],
    ['the other side of a pair, 0.77 × 0.5 = 0.385', '20610-LT', { isOtherSide: true }, 39],
    ['a co-surgeon, 19.11 × 0.625 = 11.94375', '27447-62', {}, 1194],
    ['an assistant, 19.11 × 0.16 = 3.0576', '27447-80', {}, 306],
    ['a PA who assists: the 85% is about payment', '27447-AS', {}, 306],
    ['both sides by a co-surgeon, 19.11 × 1.5 × 0.625 = 17.915625', '27447-50-62', {}, 1792],
    ['care before and during surgery, 7.17 × 0.8', '66984-54', {}, 574],
    ['care after surgery, 7.17 × 0.2', '66984-55', {}, 143],
    ['45 of 90 days of it', '66984-55', { careDays: 45 }, 72],
    ['45 units of it, which are days', '66984-55', { units: 45 }, 72],
    ['two units of care before and during surgery, which is one operation', '66984-54', { units: 2 }, 574],
    ['a return to the operating room, 19.11 × 0.69', '27447-78', {}, 1319],
    ['a reduced service, of which no percentage is stated', '27447-52', {}, 1911],
    ['a therapy assistant, whose 85% is about payment', '97110-GP-CQ', {}, 45],
    ['a later surgery, unless a policy asks', '27447', { isLaterSurgery: true }, 1911],
    ['a code that Medicare does not cover', '99396', {}, 190],
    ['a teaching physician', '99213-GC', {}, 130],
    ['a shared visit, by whoever bills it', '99223-FS', {}, 350],
    ['a service that Medicare is not expected to pay', '99213-GY', {}, 130],
  ] as const)('%s', (_, name, done, work) => {
    expect(credited(name, done)).toBe(work);
  });

  it.each([
    ['99999', 'E_CODE_UNKNOWN'],
    ['99213-62', 'E_MODIFIER_NOT_ALLOWED'],
    ['99396-50', 'E_MODIFIER_NOT_ALLOWED'],
    ['99213-54', 'E_MODIFIER_NOT_ALLOWED'],
    ['27447-66', 'E_BY_REPORT'],
    ['27447-53', 'E_BY_REPORT'],
    ['00142-AA', 'E_NOT_PRICED_STATUS_J'],
    ['J1885', 'E_NOT_PRICED_STATUS_E'],
    ['27447-62-80', 'E_MODIFIER_CONFLICT'],
  ])('%s is refused with %s', (name, code) => {
    expect(credited(name)).toBe(code);
  });

  it('labels what Medicare lists and does not pay', () => {
    const outcome = creditWork(schedule, { code: '99396', modifiers: [] }, ONE_UNIT, MEDICARE_POLICY);
    expect(outcome).toMatchObject({ ok: true, unpaid: 'N' });
  });
});

describe('a credit policy', () => {
  it.each([
    ['full credit for both surgeons', '27447-62', {}, given('62', 100), 1911],
    ['20% for assistants, even where Medicare pays none', '29881-80', {}, given('80', 20), 137],
    ['teams', '27447-66', {}, given('66', 50), 956],
    ['discontinued procedures', '27447-53', {}, given('53', 50), 956],
    ['both sides at 200%', '20610-50', {}, given('50', 200), 154],
    ['a resident under a teaching physician', '99213-GC', {}, given('GC', 90), 117],
    ['a shared visit at half, 3.50 × 0.5', '99223-FS', {}, given('FS', 50), 175],
    ['the professional component at 90%, 2.23 × 0.9 = 2.007', '70553-26', {}, given('26', 90), 201],
    ['later surgeries at half', '27447', { isLaterSurgery: true }, { laterSurgeries: 500_000 }, 956],
    [
      'later visits, which no policy of surgeries reduces',
      '99213',
      { isLaterSurgery: true },
      { laterSurgeries: 500_000 },
      130,
    ],
    ['nothing for codes that Medicare does not pay', '99396', {}, { unpaid: 0 }, 0],
    ['half for add-on codes', '22614', {}, { addOns: 500_000 }, 314],
  ] as const)('%s', (_, name, done, policy, work) => {
    expect(credited(name, done, policy)).toBe(work);
  });

  it('is explained step by step', () => {
    const outcome = creditWork(schedule, { code: '27447', modifiers: ['50', '62'] }, ONE_UNIT, {
      ...MEDICARE_POLICY,
      ...given('62', 100),
    });
    expect(outcome.ok && outcome.steps.map(creditSentence)).toEqual([
      '19.11 × 1',
      '150%, both sides (50): RVU26A documentation, BILAT SURG 1',
      '100%, by the credit policy (62): credit policy',
    ]);
  });
});

it('rounds the exact product once, as integers without limit say', () => {
  const names = ['27447', '27447-62', '27447-50-80', '20610-50', '66984-55', '27447-78'];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.integer({ min: 0, max: 2_000_000 }),
      fc.integer({ min: 1, max: 89 }),
      (name, percent, careDays) => {
        const policy = { ...MEDICARE_POLICY, modifiers: new Map([['GC', percent]]) };
        const service = parseServiceCode(`${name}-GC`) as ServiceCode;
        const outcome = creditWork(schedule, service, { ...ONE_UNIT, careDays }, policy);
        if (!outcome.ok) throw new Error(outcome.message);
        let top = 1n;
        let bottom = 1n;
        for (const step of outcome.steps) {
          top *=
            step.kind === 'units'
              ? BigInt(step.work * step.units)
              : BigInt(step.kind === 'days' ? step.days : step.percent);
          bottom *= step.kind === 'units' ? 1n : BigInt(step.kind === 'days' ? step.of : 1_000_000);
        }
        expect(BigInt(outcome.work)).toBe((top * 2n + bottom) / (bottom * 2n));
      },
    ),
    { numRuns: 200 },
  );
});
