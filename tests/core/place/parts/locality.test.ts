import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Quoting } from '../../../../src/core/issue/quoting.js';
import {
  describeQuery,
  findLocalities,
  type LocalityQuery,
} from '../../../../src/core/place/parts/locality.js';
import { localityLabel, shortKey } from '../../../../src/core/release/locality.js';
import { localityOf, schedule } from '../../../support/bundle.js';

const all = schedule.localities();
const keys = (query: LocalityQuery): string[] => findLocalities(all, query).map((place) => place.key);
const named = all.map((place) => [place.key, place] as const);

describe('findLocalities', () => {
  it.each(named)('finds only %s by each of its spellings', (key, { mac, number, state, name }) => {
    const spellings = [
      key,
      String(Number(key)),
      `${mac}-${number}`,
      `${Number(mac)}-${Number(number)}`,
      `${mac} ${number}`,
      `${state}-${number}`,
      `${state.toLowerCase()}-${Number(number)}`,
      `${state}${number}`,
      name,
      name.toLowerCase(),
      name.replaceAll(/[^A-Z]+/g, ' '),
    ];
    for (const locality of spellings) expect([locality, keys({ locality })]).toEqual([locality, [key]]);
    expect(keys({ locality: number, mac })).toEqual([key]);
    expect(keys({ locality: number, state })).toEqual([key]);
    expect(keys({ locality: String(Number(number)), mac: String(Number(mac)) })).toEqual([key]);
  });

  it.each([
    ['05', 2],
    ['01', 19],
    ['00', 17],
    ['99', 15],
    ['02', 4],
  ])('the number %s alone means %i localities', (locality, count) =>
    expect(keys({ locality })).toHaveLength(count),
  );

  it('05 is San Francisco and New Mexico, until a state or a MAC settles it', () => {
    expect(keys({ locality: '05' })).toEqual(['0111205', '0421205']);
    expect(keys({ locality: '5' })).toEqual(['0111205', '0421205']);
    expect(keys({ locality: '05', state: 'ca' })).toEqual(['0111205']);
    expect(keys({ locality: '05', mac: '4212' })).toEqual(['0421205']);
  });

  it('matches part of a name from the beginning of a word', () => {
    expect(keys({ locality: 'bakersfield' })).toEqual(['0111254']);
    // Santa Clara and San Benito counties: part of a name may match several.
    expect(keys({ locality: 'san jose' })).toEqual(['0111209', '0111265']);
    expect(keys({ locality: 'akersfield' })).toEqual([]);
  });

  it.each([
    ['Manhattan, NY', '1320201'],
    ['manhattan, new york', '1320201'],
    ['Chicago IL', '0610216'],
    ['Rest of New York, NY', '1328299'],
    ['Nevada, NV', '0131200'],
    ['05, CA', '0111205'],
  ])('reads a name with its state: %s', (locality, key) => expect(keys({ locality })).toEqual([key]));

  it.each([
    ['a city of several localities', 'New York, NY'],
    ['a name of another state', 'Manhattan, KS'],
    ['a city with the name of a state', 'Washington, DC'],
    ['a state that does not exist', 'Manhattan, XX'],
  ])('never takes %s for a locality', (_, locality) => expect(keys({ locality })).toEqual([]));

  it('leaves open what a name in its state leaves open', () => {
    expect(keys({ locality: 'San Francisco, CA' })).toEqual(keys({ locality: 'san francisco' }));
  });

  it('says no more by a name with its state than by both apart', () => {
    for (const { name, state } of all)
      expect(keys({ locality: `${name}, ${state}` })).toEqual(keys({ locality: name, state }));
  });

  it('prefers the exact name to those that contain it', () => {
    expect(findLocalities(all, { locality: 'Kansas' }).map((place) => place.state)).toEqual(['KS']);
    expect(findLocalities(all, { locality: 'virginia' }).map((place) => place.state)).toEqual(['VA']);
  });

  it.each(['98', '0111299', '01112-98', 'XX-05', 'XX', '12345678', '123', 'NOWHERE', '!!'])(
    '"%s" names no locality',
    (locality) => expect(keys({ locality })).toEqual([]),
  );

  it('answers any query with localities of the list, in its order, and narrows with each part', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...all.flatMap((place) => [place.number, place.state, place.mac, place.name.slice(0, 6)]),
      ),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...all), (locality, { state }) => {
        const wide = findLocalities(all, { locality });
        expect(all.filter((place) => wide.includes(place))).toEqual(wide);
        for (const place of findLocalities(all, { locality, state })) expect(place.state).toBe(state);
      }),
    );
  });
});

describe('labels', () => {
  it('shortKey is unique for each locality; it uses the MAC if the release has no states', () => {
    expect(new Set(all.map(shortKey)).size).toBe(109);
    expect(shortKey(localityOf('0111205'))).toBe('CA-05');
    expect(shortKey({ ...localityOf('0111205'), state: '' })).toBe('01112-05');
    expect(localityLabel(localityOf('0111254'))).toBe('CA-54 BAKERSFIELD');
  });

  it('describeQuery mentions every part that was given', () => {
    expect(describeQuery({ locality: '05', state: 'ca', mac: '01112' }, Quoting.typed)).toBe(
      'locality 05, state CA, MAC 01112',
    );
    expect(describeQuery({ state: 'CA' }, Quoting.typed)).toBe('state CA');
  });
});

describe('a state by its name', () => {
  const inState = (code: string): string[] => all.filter((l) => l.state === code).map((l) => l.key);

  it.each([
    ['texas', 'TX', 8],
    ['New York', 'NY', 5],
    ['WASHINGTON', 'WA', 2],
    ['california', 'CA', 29],
    ['guam', 'HI', 1],
    ['Virginia', 'VA', 1],
    ['kansas', 'KS', 1],
    ['district of columbia', 'DC', 1],
  ])('%s is all of %s, never only its "rest of" locality', (name, code, count) => {
    expect(keys({ locality: name })).toEqual(inState(code));
    expect(keys({ state: name })).toEqual(inState(code));
    expect(inState(code)).toHaveLength(count);
  });

  it('finds the rest of a state only by its own name', () => {
    expect(keys({ locality: 'rest of texas' })).toEqual(['0441299']);
    expect(keys({ locality: 'dallas', state: 'texas' })).toEqual(['0441211']);
  });
});
