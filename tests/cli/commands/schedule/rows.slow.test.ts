import { describe, expect, it } from 'vitest';
import { SCHEDULE } from '../../../../src/cli/commands/schedule/command.js';
import { scheduleLines } from '../../../../src/cli/commands/schedule/lines.js';
import { scheduledRows } from '../../../../src/cli/commands/schedule/rows.js';
import { rowName } from '../../../../src/core/release/fee-row.js';
import { localityOf, priceOf, schedule } from '../../../support/bundle.js';
import { parsedOptions } from '../../parsed-options.js';

const parsed = (texts: Readonly<Record<string, string>>) => parsedOptions(SCHEDULE.options, texts);
const names = (texts: Readonly<Record<string, string>>): string[] =>
  scheduledRows(schedule, parsed(texts)).map(rowName);

describe('the rows of a schedule', () => {
  it('are the 9,499 priced ones, of which 9,387 are active, 104 restricted, 8 paid alone', () => {
    expect(names({})).toHaveLength(9_499);
    expect(names({ status: 'a' })).toHaveLength(9_387);
    expect(names({ status: 'R' })).toHaveLength(104);
    expect(names({ status: 'R,T' })).toHaveLength(112);
  });

  it.each([
    ['70553', ['70553', '70553-26', '70553-TC']],
    ['70553-26', ['70553-26']],
    ['99212-99214', ['99212', '99213', '99214']],
    ['9083*', ['90832', '90833', '90834', '90836', '90837', '90838', '90839']],
    ['99213, 90853', ['90853', '99213']],
    ['80053,99213', ['99213']],
  ])('of --codes %s are %j', (codes, expected) => expect(names({ codes })).toEqual(expected));

  it('of a section are those of its subsections, and pass the other filters too', () => {
    const radiology = names({ section: 'Radiology' });
    expect(radiology.length).toBeGreaterThan(1_000);
    expect(radiology.every((name) => /^7\d{4}/.test(name))).toBe(true);
    expect(names({ section: 'office and outpatient visits' })).toEqual(names({ codes: '99202-99215' }));
    expect(names({ section: 'radiology', codes: '70553', status: 'A' })).toEqual([
      '70553',
      '70553-26',
      '70553-TC',
    ]);
  });
});

describe('the lines of a schedule', () => {
  const locality = localityOf('0111205');

  it('have the QP figures of rvu pay --qp, its OPPS columns among them', () => {
    const rows = scheduledRows(schedule, { ...parsed({ codes: '70496,74263,99213' }), qp: true });
    const request = { settings: ['nonfacility'], choices: { qp: true }, percent: null } as const;
    for (const { row, amounts } of scheduleLines(schedule, rows, [locality], request)) {
      const price = priceOf(rowName(row), { qp: true, locality });
      expect(amounts.nonfacility).toMatchObject({
        fee: price.fee,
        oppsCap: price.oppsCap,
        allowed: price.allowed,
      });
    }
    expect(rows).toHaveLength(7);
  });

  it('without the floor have the amounts of rvu pay --no-floor', () => {
    const alabama = localityOf('1011200');
    const rows = scheduledRows(schedule, parsed({ codes: '99213' }));
    const request = { settings: ['facility'], choices: { noFloor: true }, percent: null } as const;
    const [line] = scheduleLines(schedule, rows, [alabama], request);
    const price = priceOf('99213', { setting: 'facility', locality: alabama, noFloor: true });
    expect(line?.amounts.facility?.allowed).toBe(price.allowed);
    expect(price.allowed).toBeLessThan(priceOf('99213', { setting: 'facility', locality: alabama }).allowed);
  });

  it('have no allowed amount, and no amount derived from it, if the practitioner is not paid', () => {
    const rows = scheduledRows(schedule, parsed({ codes: '97110' }));
    const request = { settings: ['facility'], choices: {}, percent: 1_200_000 } as const;
    const [line] = scheduleLines(schedule, rows, [locality], request);
    expect(line?.amounts.facility).toEqual({
      fee: 3591,
      oppsCap: null,
      allowed: null,
      limitingCharge: null,
      reducedTherapyFee: null,
      atPercent: null,
    });
  });
});
