import { countyKey, indexCounties } from '../../../core/place/parts/county-index.js';
import type { CountyRow } from '../../../core/release/place-book.js';
import type { Bundle, BundledRelease } from '../shape/bundle.js';
import { type Check, repeated } from '../shape/check.js';

/**
 * Counties and county equivalents of each state that CMS divides.
 * Source: US Census Bureau; Virginia is 95 counties and 38 independent cities, Missouri, Maryland with one each.
 */
const COUNTS: Readonly<Record<string, number>> = {
  CA: 58,
  FL: 67,
  GA: 159,
  IL: 102,
  LA: 64,
  MA: 14,
  MD: 24,
  ME: 16,
  MI: 83,
  MO: 115,
  NJ: 21,
  NY: 62,
  OR: 36,
  PA: 67,
  TX: 254,
  VA: 133,
  WA: 39,
};

function nameProblems({ countyNames: { all } }: Bundle): string[] {
  return Object.entries(COUNTS).flatMap(([state, count]) => {
    const names = all[state] ?? [];
    return [
      ...(names.length === count
        ? []
        : [`counties.json: ${state} has ${names.length} counties, not ${count}`]),
      ...repeated(names.map(countyKey)).map((key) => `counties.json: ${state} ${key} stands twice`),
    ];
  });
}

function run(release: BundledRelease, { states, countyNames }: Bundle): string[] {
  const { id } = release.entry;
  const counties = release.cells('counties').map(
    ([mac = '', number = '', stateName = '', , text = '']): CountyRow => ({
      locality: mac + number,
      stateName,
      counties: text,
    }),
  );
  const index = indexCounties({
    counties: () => counties,
    countyNames: () => countyNames,
    states: () => states,
  });
  return [...index].flatMap(([state, { named, rest, elsewhere }]) => {
    const known = countyNames.all[state]?.map(countyKey);
    const divided = named.size > 1 && (rest !== null || elsewhere.length > 0);
    if (state === '') return [`${id} counties: a state is not in data/rules/states.json`];
    if (!known)
      return divided
        ? [`${id} counties: ${state} is divided and counties.json has no list of its counties`]
        : [];
    return [...named.keys()]
      .filter((key) => !known.includes(key))
      .map((key) => `${id} counties: ${state} ${key} is not in data/rules/counties.json`);
  });
}

/** Only with every county of a divided state can a county be told from a misspelling or a city. */
export const countyNames: Check = {
  name: "every county that CMS names is one, and the list of each divided state's counties is whole",
  run: (bundle) => [...nameProblems(bundle), ...bundle.releases.flatMap((release) => run(release, bundle))],
};
