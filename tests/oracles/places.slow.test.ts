import { describe, expect, it } from 'vitest';
import type { PlaceQuery } from '../../src/core/place/parts/query.js';
import { PlaceResolver } from '../../src/core/place/resolve.js';
import type { Locality } from '../../src/core/release/locality.js';
import { openSchedule } from '../../src/data/bundle/schedule.js';
import { DATA_DIR, schedule } from '../support/bundle.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared.js';
import { readCsv } from '../support/text.js';

/** CMS's whole files against what the resolver says about each of their rows. */

const resolver = new PlaceResolver(schedule);
const all = schedule.localities();

function keysOf(query: PlaceQuery, by: PlaceResolver = resolver): string[] {
  const outcome = by.resolve(query);
  return outcome.ok ? outcome.localities.map(({ key }) => key) : [outcome.code];
}

interface ZipLine {
  readonly zip: string;
  readonly key: string;
  readonly split: boolean;
}

function readZips(): ZipLine[] {
  const [header = [], ...lines] = readCsv(sharedPath('zip', 'ZIP5_JAN2026.csv'));
  if (
    header.join() !==
    'STATE,ZIP CODE,CARRIER,LOCALITY,RURAL IND,LAB CB LOCALITY,RURAL IND2,PLUS 4 FLAG,PART B DRUG INDICATOR,YEAR/QTR'
  )
    throw new Error('columns moved');
  return lines
    .filter(([state]) => state)
    .map(([, zip = '', mac = '', number = '', , , , flag = '']) => ({
      zip,
      key: mac + number,
      split: flag === '1',
    }));
}

describe.skipIf(!hasShared)(`ZIP5 January 2026, ${NEEDS_SHARED}`, () => {
  const zips = hasShared ? readZips() : [];

  it('lists 42,956 ZIP codes, 581 of them split', () => {
    expect(zips).toHaveLength(42_956);
    expect(zips.filter(({ split }) => split)).toHaveLength(581);
  });

  it('resolves every ZIP code that is not split to its locality only', () => {
    const batch = new PlaceResolver(schedule);
    const wrong = zips.filter(({ zip, key, split }) => !split && keysOf({ zip }, batch).join() !== key);
    expect(wrong).toEqual([]);
  });

  it('resolves every split one to its listed locality first, and only to other localities that ZIP codes around it have', () => {
    const around = new Map<string, Set<string>>();
    for (const { zip, key } of zips) {
      const area = around.get(zip.slice(0, 3)) ?? new Set();
      around.set(zip.slice(0, 3), area.add(key));
    }
    const wrong = zips
      .filter(({ split }) => split)
      .filter(({ zip, key }) => {
        const [first, ...others] = keysOf({ zip });
        const area = around.get(zip.slice(0, 3)) ?? new Set();
        return (
          first !== key ||
          new Set([first, ...others]).size !== area.size ||
          !others.every((each) => area.has(each))
        );
      });
    expect(wrong).toEqual([]);
  });

  it('finds the same for each on disk, area by area, as in memory', () => {
    const onDisk = openSchedule({ release: 'RVU26A', dataDir: DATA_DIR }).places;
    for (const area of new Set(zips.map(({ zip }) => zip.slice(0, 3)))) {
      const listed = zips.filter(({ zip }) => zip.startsWith(area));
      const found = onDisk.zipArea(area).map(({ zip, locality, split }) => ({ zip, key: locality, split }));
      const order = (a: ZipLine, b: ZipLine): number => (a.zip < b.zip ? -1 : 1);
      expect(found.sort(order)).toEqual([...listed].sort(order));
      for (const { zip } of listed.slice(0, 3)) expect(onDisk.zip(zip)).toEqual(schedule.places.zip(zip));
    }
  });

  it('knows no other ZIP codes', () => {
    const listed = new Set(zips.map(({ zip }) => zip));
    const invented = Array.from({ length: 100_000 }, (_, n) => String(n).padStart(5, '0')).filter(
      (zip) => !listed.has(zip) && schedule.places.zip(zip) !== null,
    );
    expect(invented).toEqual([]);
  });

  it('reads every ZIP code whose zero a spreadsheet has dropped', () => {
    const zeros = zips.filter(({ zip, split }) => zip.startsWith('0') && !zip.startsWith('00') && !split);
    expect(zeros.length).toBeGreaterThan(2_000);
    const wrong = zeros.filter(({ zip, key }) => keysOf({ zip: String(Number(zip)) }).join() !== key);
    expect(wrong).toEqual([]);
  });
});

/** The counties of each row of 26LOCCO.csv as this file reads them: by hand if the text is not a plain list. */
const BY_HAND: Readonly<Record<string, readonly (readonly [state: string, county: string])[]>> = {
  '1220201': [
    ['DC', 'District of Columbia'],
    ...['Alexandria City', 'Arlington', 'Fairfax', 'Fairfax City', 'Falls Church City'].map(
      (county) => ['VA', county] as const,
    ),
    ['MD', 'Montgomery'],
    ['MD', "Prince George's"],
  ],
  '0118218': [
    ['CA', 'Los Angeles'],
    ['CA', 'Orange'],
  ],
};

interface CountyLine {
  readonly key: string;
  readonly counties: string;
}

function readCounties(): CountyLine[] {
  return readCsv(sharedPath('RVU26A', '26LOCCO.csv'))
    .filter(([mac = '']) => /^\d{4,5}$/.test(mac))
    .map(([mac = '', number = '', , , counties = '']) => ({
      key: mac.padStart(5, '0') + number.padStart(2, '0'),
      counties,
    }));
}

describe.skipIf(!hasShared)(`26LOCCO, ${NEEDS_SHARED}`, () => {
  const lines = hasShared ? readCounties() : [];
  const stateOf = new Map(all.map(({ key, state }) => [key, state]));
  const named = lines.flatMap(({ key, counties }) => {
    if (BY_HAND[key]) return BY_HAND[key].map(([state, county]) => ({ key, state, county }));
    if (/^ALL /.test(counties)) return [];
    const names = counties
      .replaceAll(' AND ', ',')
      .split(/[,/]/)
      .map((name) => name.trim());
    return names.filter(Boolean).map((county) => ({ key, state: stateOf.get(key) ?? '', county }));
  });

  it('names a county, or all or all other counties, in every row', () => {
    expect(new Set(lines.map(({ key }) => key)).size).toBe(109);
    const whole = lines.filter(({ counties }) => /^ALL /.test(counties)).map(({ key }) => key);
    expect(new Set([...whole, ...named.map(({ key }) => key)]).size).toBe(109);
  });

  it('resolves every county that is named to the locality of its row', () => {
    expect(named.length).toBeGreaterThan(150);
    const wrong = named.filter(
      ({ key, state, county }) => keysOf({ county: `${county}, ${state}` }).join() !== key,
    );
    expect(wrong).toEqual([]);
  });

  it('resolves every other county of a divided state to its row of all other counties', () => {
    const { all: counties } = schedule.places.countyNames();
    const taken = new Set(named.map(({ state, county }) => `${state} ${county.toUpperCase()}`));
    for (const { key, counties: text } of lines.filter((line) => /^ALL OTHER|EXCEPT/.test(line.counties))) {
      const state = stateOf.get(key) ?? '';
      const others = (counties[state] ?? []).filter(
        (county) => !taken.has(`${state} ${county.toUpperCase()}`),
      );
      expect(others.length, `${state} ${text}`).toBeGreaterThan(0);
      const wrong = others.filter((county) => keysOf({ county: `${county}, ${state}` }).join() !== key);
      expect(wrong, state).toEqual([]);
    }
  });

  it('resolves any county of an undivided state to its one locality', () => {
    const whole = lines.filter(({ counties }) => /^ALL COUNT(IES|Y EQUIVALENTS)$/.test(counties));
    expect(whole.length).toBeGreaterThan(30);
    for (const { key } of whole)
      expect(keysOf({ county: 'Washington', state: stateOf.get(key) ?? '' })).toEqual([key]);
  });
});

describe('the 109 localities', () => {
  const spellings = ({ key, mac, number, state, name }: Locality): PlaceQuery[] => [
    { locality: key },
    { locality: String(Number(key)) },
    { locality: `${mac}-${number}` },
    { locality: `${Number(mac)} ${Number(number)}` },
    { locality: `${state}-${number}` },
    { locality: `${state.toLowerCase()} ${Number(number)}` },
    { locality: name },
    { locality: name.toLowerCase() },
    { locality: name.replaceAll(/[^A-Za-z0-9]+/g, '  ') },
    { locality: number, mac },
    { locality: number, state },
    { locality: String(Number(number)), state: state.toLowerCase(), mac: String(Number(mac)) },
  ];

  it.each(all.map((locality) => [locality.key, locality] as const))(
    '%s, by each accepted spelling',
    (key, locality) => {
      for (const query of spellings(locality)) expect([query, keysOf(query)]).toEqual([query, [key]]);
    },
  );

  it('are only suggested, not found, for a misspelling of their names', () => {
    for (const { name } of all.filter(({ name: each }) => each.length > 6)) {
      const misspelled = `${name.slice(0, 3)}Q${name.slice(3)}`;
      const outcome = resolver.resolve({ locality: misspelled });
      expect(outcome.ok, misspelled).toBe(false);
      if (!outcome.ok) expect(outcome.hint, misspelled).toContain(name);
    }
  });
});
