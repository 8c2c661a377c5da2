import { countyKey, indexCounties } from '../../../core/place/parts/county-index.js';
import type { CountyRow } from '../../../core/release/place-book.js';
import type { Bundle, BundledRelease } from '../shape/bundle.js';
import { type Check, repeated } from '../shape/check.js';

/**
 * Counties and county equivalents of each state that CMS divides.
 * Source: US Census Bureau; Virginia has 95 counties and 38 independent cities; Missouri and Maryland have
 * one such city each.
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
      ...repeated(names.map(countyKey)).map((key) => `counties.json: ${state} ${key} is listed twice`),
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
        ? [`${id} counties: ${state} is divided, but counties.json does not list its counties`]
        : [];
    return [...named.keys()]
      .filter((key) => !known.includes(key))
      .map((key) => `${id} counties: ${state} ${key} is not in data/rules/counties.json`);
  });
}

/** A county can be told from a misspelling or a city only if every county of a divided state is listed. */
export const countyNames: Check = {
  name: "every county that CMS names exists, and the list of each divided state's counties is complete",
  run: (bundle) => [...nameProblems(bundle), ...bundle.releases.flatMap((release) => run(release, bundle))],
};
