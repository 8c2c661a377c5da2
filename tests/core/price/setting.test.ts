import { describe, expect, it } from 'vitest';
import { parseSetting, settingOfPlace } from '../../../src/core/price/setting.js';
import { rules } from '../../support/bundle.js';

/** Pub. 100-04, ch. 12 §20.4.2 (payment-rules §1.3). */
const FACILITY = '02 19 21 22 23 24 26 31 34 41 42 51 52 53 56 61'.split(' ');
const NONFACILITY =
  '01 03 04 09 10 11 12 13 14 15 16 17 20 25 27 32 33 49 50 54 55 57 58 60 62 65 71 72 81 99'.split(' ');
/** Not on CMS's list: taken as non-facility, with a notice. */
const FLAGGED = ['18', '66'];
const NOT_ADJUDICATED = ['05', '06', '07', '08'];
const TODAY = '2026-01-01';

describe('settingOfPlace', () => {
  it.each(FACILITY)('%s is a facility', (code) =>
    expect(settingOfPlace(code, rules, TODAY)).toMatchObject({ ok: true, setting: 'facility' }),
  );

  it.each(NONFACILITY)('%s is not a facility', (code) =>
    expect(settingOfPlace(code, rules, TODAY)).toMatchObject({ ok: true, setting: 'nonfacility' }),
  );

  it.each(FLAGGED)('%s is taken as non-facility, with a notice', (code) =>
    expect(settingOfPlace(code, rules, TODAY)).toMatchObject({
      ok: true,
      setting: 'nonfacility',
      notices: [{ code: 'N_POS' }],
    }),
  );

  it.each(NOT_ADJUDICATED)('%s is refused: Medicare does not adjudicate it', (code) =>
    expect(settingOfPlace(code, rules, TODAY)).toMatchObject({ ok: false, code: 'E_POS_NOT_PRICED' }),
  );

  it('never defaults: every other number, and text, is unknown', () => {
    const known = new Set([...FACILITY, ...NONFACILITY, ...FLAGGED, ...NOT_ADJUDICATED]);
    const others = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')).filter(
      (c) => !known.has(c),
    );
    expect(others).toHaveLength(100 - 16 - 30 - 2 - 4);
    for (const text of [...others, '', 'XX', '111', '1.1', '-1'])
      expect(settingOfPlace(text, rules, TODAY), text).toMatchObject({ ok: false, code: 'E_POS_UNKNOWN' });
  });

  it('restores a lost zero: 2 is telehealth (02), a facility; 1 is a pharmacy (01)', () => {
    expect(settingOfPlace('2', rules, TODAY)).toMatchObject({ setting: 'facility' });
    expect(settingOfPlace(' 1 ', rules, TODAY)).toMatchObject({ setting: 'nonfacility' });
  });
});

/** CR 12427 and CMS-1784-F for 10; CR 13314 for 27; the rest of the table holds for every date (§1.3). */
describe('settingOfPlace by date', () => {
  it.each([
    ['10', '2021-12-31', 'E_POS_UNKNOWN'],
    ['10', '2022-01-01', 'facility'],
    ['10', '2023-12-31', 'facility'],
    ['10', '2024-01-01', 'nonfacility'],
    ['02', '2020-01-01', 'facility'],
    ['02', '2026-12-31', 'facility'],
    ['27', '2023-09-30', 'E_POS_UNKNOWN'],
    ['27', '2023-10-01', 'nonfacility'],
    ['11', '2020-01-01', 'nonfacility'],
  ])('%s on %s: %s', (code, on, expected) => {
    const outcome = settingOfPlace(code, rules, on);
    expect(outcome.ok ? outcome.setting : outcome.code).toBe(expected);
  });

  it.each([
    ['02', '2020-01-01', 1],
    ['02', '2023-12-31', 1],
    ['02', '2024-01-01', 0],
    ['10', '2023-12-31', 1],
    ['10', '2024-01-01', 0],
  ])('%s on %s has %i notices about telehealth', (code, on, count) => {
    expect(settingOfPlace(code, rules, on)).toMatchObject({ ok: true });
    const outcome = settingOfPlace(code, rules, on);
    expect(outcome.ok && outcome.notices).toHaveLength(count);
  });

  it('says from when on a place exists', () => {
    expect(settingOfPlace('10', rules, '2021-06-01')).toMatchObject({
      message: '10 is a place of service only from 2022-01-01 on.',
    });
  });
});

describe('parseSetting', () => {
  it.each(['F', 'f', 'fac', 'Facility', 'FACILITY'])('%s is the facility', (text) =>
    expect(parseSetting(text)).toBe('facility'),
  );
  it.each(['NF', 'nf', 'nonfac', 'non-facility', 'Non Facility', 'NONFACILITY', 'office'])(
    '%s is not a facility',
    (text) => expect(parseSetting(text)).toBe('nonfacility'),
  );
  it.each(['', 'hospital', 'x', '11', 'facilities', 'constructor'])('"%s" is neither', (text) =>
    expect(parseSetting(text)).toBeNull(),
  );
});
