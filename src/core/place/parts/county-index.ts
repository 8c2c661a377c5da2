import type { CountyNames, CountyRow, PlaceBook, StateName } from '../../release/place-book.js';
import { letters } from '../../text/similar-names.js';

/** The localities of one state by county. */
export interface StateCounties {
  /** Counties that CMS names: name without case and punctuation → key of the locality */
  readonly named: ReadonlyMap<string, string>;
  /** The locality of all counties, or of all others; null if every county is named */
  readonly rest: string | null;
  /** Counties of the state that are in another state's localities (the suburbs of Washington), as CMS prints them */
  readonly elsewhere: readonly { readonly county: string; readonly locality: string }[];
}

export type CountyIndex = ReadonlyMap<string, StateCounties>;

interface NamedCounty {
  readonly county: string;
  readonly state: string;
}

const SEPARATOR = /\s*(?:,\s*AND\s+|,|\/|\s+AND\s+)\s*/;
/** "ALL COUNTIES", "ALL OTHER COUNTIES EXCEPT …": the exceptions are named in the row of their locality. */
const REST = /^ALL (OTHER )?COUNT(Y|IES)/;

/** Name of a county without the word "county". "ST." and "SAINT" count as the same. */
export function countyKey(name: string): string {
  const bare = name
    .toUpperCase()
    .replace(/[.'’]/g, '')
    .replace(/\s+(COUNTY|CNTY|CO|PARISH|BOROUGH)$/, '')
    .replace(/^SAINT\s/, 'ST ')
    .replace(/^SAINTE\s/, 'STE ');
  return letters(bare);
}

const keyed = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** The names of a list of counties by their keys. No two counties of a state have the same key. */
export function byCountyKey(names: readonly string[]): ReadonlyMap<string, string> {
  let byKey = keyed.get(names);
  if (!byKey) {
    byKey = new Map(names.map((name) => [countyKey(name), name]));
    keyed.set(names, byKey);
  }
  return byKey;
}

function codeOf(states: readonly StateName[], name: string): string {
  return states.find((state) => letters(state.name) === letters(name))?.code ?? '';
}

/** The counties that a row names. "… IN VIRGINIA" at the end of a part assigns that part to another state. */
function countiesOf(
  { counties }: CountyRow,
  own: string,
  states: readonly StateName[],
  misprints: CountyNames['misprints'],
): NamedCounty[] {
  return counties.split(';').flatMap((part) => {
    const [, inside = part, stateName] = /^(.*) IN ([A-Z ]+)$/.exec(part.trim()) ?? [];
    const state = stateName ? codeOf(states, stateName) : own;
    const names = inside.trim().split(SEPARATOR);
    return names.filter(Boolean).map((name) => ({ county: misprints[name] ?? name, state }));
  });
}

/** The localities of a state, while they are being collected. */
interface Open {
  readonly named: Map<string, string>;
  rest: string | null;
  readonly elsewhere: { readonly county: string; readonly locality: string }[];
}

/** Which locality each county is in, by state, from CMS's counties file. */
export function indexCounties(book: Pick<PlaceBook, 'counties' | 'countyNames' | 'states'>): CountyIndex {
  const { misprints } = book.countyNames();
  const states = book.states();
  const index = new Map<string, Open>();
  const entry = (state: string): Open => {
    const known = index.get(state) ?? { named: new Map<string, string>(), rest: null, elsewhere: [] };
    index.set(state, known);
    return known;
  };
  for (const row of book.counties()) {
    const own = codeOf(states, row.stateName.split('/')[0] ?? '');
    if (REST.test(row.counties)) {
      entry(own).rest = row.locality;
      continue;
    }
    for (const { county, state } of countiesOf(row, own, states, misprints)) {
      entry(state).named.set(countyKey(county), row.locality);
      if (state !== own) entry(state).elsewhere.push({ county, locality: row.locality });
    }
  }
  return index;
}
