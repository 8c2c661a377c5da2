import { describe, expect, it } from 'vitest';
import { searchLocalities } from '../../../src/core/place/search.js';
import { shortKey } from '../../../src/core/release/locality.js';
import { schedule } from '../../support/bundle.js';

function found(text: string): string[] | string {
  const outcome = searchLocalities(schedule, text);
  return outcome.ok ? outcome.localities.map(shortKey) : outcome.code;
}

describe('searchLocalities', () => {
  it.each([
    ['94110', ['CA-05']],
    ['02402', ['WA-02', 'WA-99']],
    ['2402', ['WA-02', 'WA-99']],
    ['Arlington, VA', ['DC-01']],
    ['alameda', ['CA-05']],
    ['kings', ['CA-57', 'NY-02']],
    ['manhattan', ['NY-01']],
    ['queens', ['NY-04']],
    ['oregon', ['OR-01', 'OR-99']],
    ['OR', ['OR-01', 'OR-99']],
    ['CA-05', ['CA-05']],
    ['05', ['CA-05', 'NM-05']],
    ['washington', ['WA-02', 'WA-99']],
    ['delaware', ['DE-01']],
    ['guam', ['HI-01']],
    ['GU', ['HI-01']],
    ['san ma', ['CA-05']],
    ['atlantis', 'E_LOCALITY_UNKNOWN'],
    ['99999', 'E_ZIP_UNKNOWN'],
  ])('%j finds %j', (text, expected) => expect(found(text)).toEqual(expected));
});
