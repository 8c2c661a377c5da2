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

describe('settingOfPlace', () => {
  it.each(FACILITY)('%s is a facility', (code) =>
    expect(settingOfPlace(code, rules)).toMatchObject({ ok: true, setting: 'facility' }),
  );

  it.each(NONFACILITY)('%s is not a facility', (code) =>
    expect(settingOfPlace(code, rules)).toMatchObject({ ok: true, setting: 'nonfacility' }),
  );

  it.each(FLAGGED)('%s is taken as non-facility, with a notice', (code) =>
    expect(settingOfPlace(code, rules)).toMatchObject({
      ok: true,
      setting: 'nonfacility',
      notices: [{ code: 'N_POS' }],
    }),
  );

  it.each(NOT_ADJUDICATED)('%s is refused: Medicare does not adjudicate it', (code) =>
    expect(settingOfPlace(code, rules)).toMatchObject({ ok: false, code: 'E_POS_NOT_PRICED' }),
  );

  it('never defaults: every other number, and text, is unknown', () => {
    const known = new Set([...FACILITY, ...NONFACILITY, ...FLAGGED, ...NOT_ADJUDICATED]);
    const others = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')).filter(
      (c) => !known.has(c),
    );
    expect(others).toHaveLength(100 - 16 - 30 - 2 - 4);
    for (const text of [...others, '', 'XX', '111', '1.1', '-1'])
      expect(settingOfPlace(text, rules), text).toMatchObject({ ok: false, code: 'E_POS_UNKNOWN' });
  });

  it('restores a lost zero: 2 is telehealth (02), a facility; 1 is a pharmacy (01)', () => {
    expect(settingOfPlace('2', rules)).toMatchObject({ setting: 'facility' });
    expect(settingOfPlace(' 1 ', rules)).toMatchObject({ setting: 'nonfacility' });
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
