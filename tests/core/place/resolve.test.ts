import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceQuery } from '../../../src/core/place/parts/query.js';
import { PlaceResolver } from '../../../src/core/place/resolve.js';
import { shortKey } from '../../../src/core/release/locality.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';

const resolver = new PlaceResolver(schedule);

/** Short keys of the localities found, or the code of the refusal. */
function answer(query: PlaceQuery): string[] | string {
  const outcome = resolver.resolve(query);
  return outcome.ok ? outcome.localities.map(shortKey) : outcome.code;
}

function codes(query: PlaceQuery): string[] {
  const outcome = resolver.resolve(query);
  return outcome.ok ? outcome.notices.map(({ code }) => code) : [];
}

/** Each from ZIP5_JAN2026.csv, 26LOCCO.csv or GPCI2026.csv. */
const CASES: readonly (readonly [PlaceQuery, string[] | string])[] = [
  [{ zip: '94110' }, ['CA-05']],
  [{ zip: '94110-1234' }, ['CA-05']],
  [{ zip: '10001' }, ['NY-01']],
  [{ zip: '11101' }, ['NY-04']],
  [{ zip: '2134' }, ['MA-01']],
  [{ zip: '00601' }, ['PR-20']],
  [{ zip: '00801' }, ['VI-50']],
  [{ zip: '96910' }, ['HI-01']],
  [{ zip: '96799' }, ['HI-01']],
  [{ zip: '96950' }, ['HI-01']],
  [{ zip: '22201' }, ['DC-01']],
  [{ zip: '20814' }, ['DC-01']],
  [{ zip: '91304' }, ['CA-18', 'CA-17']],
  [{ zip: '90265' }, ['CA-18']],
  [{ zip: '09012' }, 'E_ZIP_MILITARY'],
  [{ zip: '99999' }, 'E_ZIP_UNKNOWN'],
  [{ zip: 'x' }, 'E_ZIP_INVALID'],
  // A state with a ZIP code: the ZIP code's own state, or its locality's, adds nothing.
  [{ zip: '94110', state: 'CA' }, ['CA-05']],
  [{ zip: '22201', state: 'VA' }, ['DC-01']],
  [{ zip: '22201', state: 'DC' }, ['DC-01']],
  [{ zip: '22201', state: 'MD' }, 'E_PLACE_CONTRADICTION'],
  [{ zip: '63101', state: 'MO' }, ['MO-01']],
  [{ zip: '96910', state: 'GU' }, ['HI-01']],
  [{ zip: '96910', state: 'guam', mac: '01212' }, ['HI-01']],
  [{ zip: '94110', state: 'NM' }, 'E_PLACE_CONTRADICTION'],
  [{ zip: '94110', mac: '01112', locality: '05' }, ['CA-05']],
  [{ zip: '94110', mac: '01182' }, 'E_PLACE_CONTRADICTION'],
  [{ zip: '91304', locality: 'CA-17' }, ['CA-17']],
  [{ zip: '91304', locality: 'CA-05' }, 'E_PLACE_CONTRADICTION'],
  [{ zip: '94110', state: 'Atlantis' }, 'E_LOCALITY_UNKNOWN'],
  [{ county: 'Alameda, CA' }, ['CA-05']],
  [{ county: 'alameda county, california' }, ['CA-05']],
  [{ county: 'Alameda CA' }, ['CA-05']],
  [{ county: 'Alameda', state: 'CA' }, ['CA-05']],
  [{ county: 'Orange, CA' }, ['CA-18']],
  [{ county: 'Orange, NY' }, ['NY-03']],
  [{ county: 'Orange, TX' }, ['TX-99']],
  [{ county: 'Alpine, CA' }, ['CA-75']],
  [{ county: 'Oakland, CA' }, 'E_COUNTY_UNKNOWN'],
  [{ county: 'Almeda, CA' }, 'E_COUNTY_UNKNOWN'],
  [{ county: 'Dallam, TX' }, ['TX-99']],
  [{ county: 'Dallas, TX' }, ['TX-11']],
  [{ county: 'Arlington, VA' }, ['DC-01']],
  [{ county: 'Alexandria, VA' }, ['DC-01']],
  [{ county: 'Alexandria City, VA' }, ['DC-01']],
  [{ county: 'Fairfax City, VA' }, ['DC-01']],
  [{ county: 'Loudoun, VA' }, ['VA-00']],
  [{ county: "Prince George's, MD" }, ['DC-01']],
  [{ county: 'prince georges, md' }, ['DC-01']],
  [{ county: 'Montgomery, MD' }, ['DC-01']],
  [{ county: 'Montgomery, PA' }, ['PA-01']],
  [{ county: 'Garrett, MD' }, ['MD-99']],
  [{ county: 'St. Louis, MO' }, ['MO-01']],
  [{ county: 'Saint Louis City, MO' }, ['MO-01']],
  [{ county: 'De Kalb, GA' }, ['GA-01']],
  [{ county: 'Miami-Dade, FL' }, ['FL-04']],
  [{ county: 'Brooklyn, NY' }, ['NY-02']],
  [{ county: 'Orleans Parish, LA' }, ['LA-01']],
  [{ county: 'Anything, OH' }, ['OH-00']],
  [{ county: 'San Juan, PR' }, ['PR-20']],
  [{ county: 'Guam, GU' }, ['HI-01']],
  [{ county: 'Orange' }, 'E_COUNTY_STATE'],
  [{ county: 'Alameda, ZZ' }, 'E_COUNTY_STATE'],
  [{ county: 'Alameda, CA', zip: '94110' }, ['CA-05']],
  // The ZIP code gives the state of a county that names none.
  [{ county: 'San Francisco', zip: '94110' }, ['CA-05']],
  [{ county: 'St. Louis City', zip: '63101' }, ['MO-01']],
  [{ county: 'Marin', zip: '94110' }, 'E_PLACE_CONTRADICTION'],
  [{ county: 'Marin, CA', zip: '94110' }, 'E_PLACE_CONTRADICTION'],
  [{ county: 'Alameda, CA', state: 'NM' }, 'E_PLACE_CONTRADICTION'],
  // The suburbs of Washington are in one state, and their locality in another.
  [{ mac: '12202', locality: '01', state: 'VA' }, ['DC-01']],
  [{ mac: '12202', state: 'Maryland' }, ['DC-01']],
  [{ locality: 'DC-01', state: 'VA' }, ['DC-01']],
  [{ mac: '12202', state: 'PA' }, 'E_PLACE_CONTRADICTION'],
  [{ locality: '01', state: 'MD' }, ['MD-01']],
  [{ state: 'GU' }, ['HI-01']],
  [{ state: 'American Samoa' }, ['HI-01']],
  [{ state: 'PR' }, ['PR-20']],
  [{ state: 'VA' }, ['VA-00']],
  [{ state: 'virgina' }, 'E_LOCALITY_UNKNOWN'],
  [{ locality: 'GU' }, ['HI-01']],
  [{ locality: 'manhattan' }, ['NY-01']],
  [{ locality: 'manhatan' }, 'E_LOCALITY_UNKNOWN'],
  [{ locality: 'manhattan', state: 'NJ' }, 'E_PLACE_CONTRADICTION'],
  [{ locality: '05', mac: '99999' }, 'E_LOCALITY_UNKNOWN'],
];

describe('PlaceResolver', () => {
  it.each(CASES)('%j is %j', (query, expected) => expect(answer(query)).toEqual(expected));

  it('gives the same answer to each case from disk, one area at a time', () => {
    const onDisk = new PlaceResolver(openSchedule({ dataDir: DATA_DIR }));
    for (const [query] of CASES) expect(onDisk.resolve(query)).toEqual(resolver.resolve(query));
  });

  it('says how a place was found, and what the reader should know about it', () => {
    expect(codes({ zip: '94110' })).toEqual(['N_PLACE']);
    expect(codes({ zip: '2134' })).toEqual(['N_ZIP_ZERO', 'N_PLACE']);
    expect(codes({ zip: '91304' })).toEqual(['N_ZIP_SPLIT']);
    expect(codes({ county: 'Alpine, CA' })).toEqual(['N_PLACE']);
    expect(codes({ state: 'GU' })).toEqual(['N_PLACE']);
    expect(codes({ state: 'VA' })).toEqual(['N_PLACE']);
    expect(codes({ state: 'OH' })).toEqual([]);
    expect(codes({ locality: 'CA-05' })).toEqual([]);
  });

  it('leaves a split ZIP code open even if only one locality is known, until a locality settles it', () => {
    const open = (query: PlaceQuery): boolean => {
      const outcome = resolver.resolve(query);
      return outcome.ok && outcome.split !== null;
    };
    expect(open({ zip: '90265' })).toBe(true);
    expect(open({ zip: '90265', state: 'CA' })).toBe(true);
    expect(open({ zip: '90265', mac: '01182' })).toBe(true);
    expect(open({ zip: '90265', locality: 'california' })).toBe(true);
    expect(open({ zip: '90265', locality: 'CA-18' })).toBe(false);
    expect(open({ zip: '94110' })).toBe(false);
  });

  it('finds only localities of the GPCI file for any query', () => {
    const all = new Set(schedule.localities());
    const states = schedule.places.states().map(({ code }) => code);
    const text = fc.oneof(fc.string(), fc.constantFrom('05', 'san', 'REST OF', ...states));
    const zip = fc.oneof(
      fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(5, '0')),
      fc.string(),
    );
    const query = fc.record(
      { zip, county: text, locality: text, state: fc.constantFrom(...states, 'x'), mac: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(query, (asked) => {
        const outcome = resolver.resolve(asked);
        if (!outcome.ok) return outcome.code.startsWith('E_') && outcome.message !== '';
        return outcome.localities.length > 0 && outcome.localities.every((locality) => all.has(locality));
      }),
      { numRuns: 500 },
    );
  });
});
