import { type Refusal, refusal } from '../../issue/issue.js';
import { Quoting } from '../../issue/quoting.js';
import type { PlaceBook, StateName } from '../../release/place-book.js';
import { similarNames } from '../../text/similar-names.js';
import { byCountyKey, type CountyIndex, countyKey, type StateCounties } from './county-index.js';
import { findState, similarStates } from './state.js';

/** Where a county is. */
export interface CountyPlace {
  readonly ok: true;
  /** Key of the locality */
  readonly locality: string;
  /** "Alameda, CA"; null for a name that CMS does not list and messages may not repeat */
  readonly name: string | null;
  readonly state: StateName;
  /** Whether CMS names the county; otherwise it is one of "all counties" or "all other counties" */
  readonly named: boolean;
}

/** "Alameda, CA" or "Alameda CA" in two parts; the whole text if it names no state. */
function splitState(book: PlaceBook, text: string): { county: string; stateText: string } {
  const comma = /^(.*),\s*([^,]+)$/.exec(text);
  if (comma) return { county: (comma[1] ?? '').trim(), stateText: comma[2] ?? '' };
  const [, county = '', code = ''] = /^(.*)\s([A-Za-z]{2})$/.exec(text) ?? [];
  const isState = county !== '' && code.toUpperCase() !== 'CO' && findState(book, code) !== null;
  return isState ? { county, stateText: code } : { county: text, stateText: '' };
}

/** The county on a list that a name refers to, or the city that counts as a county ("Alexandria"). */
function officialName(county: string, names: readonly string[]): string | null {
  const key = countyKey(county);
  const named = byCountyKey(names);
  return named.get(key) ?? named.get(`${key}CITY`) ?? null;
}

function unknown(county: string, state: StateName, names: readonly string[], quoting: Quoting): Refusal {
  const similar = similarNames(county, names).map((name) => `"${name}, ${state.code}"`);
  const hint =
    similar.length > 0
      ? `Did you mean ${similar.join(' or ')}?`
      : 'A city is not a county: name the place by its ZIP code or its county.';
  return refusal(
    'E_COUNTY_UNKNOWN',
    '',
    `${quoting.quoted('county', county)} is not a county of ${state.name}.`,
    { hint },
  );
}

function stateless(county: string, book: PlaceBook, quoting: Quoting): Refusal {
  const key = countyKey(county);
  const having = Object.entries(book.countyNames().all).flatMap(([state, names]) => {
    const name = byCountyKey(names).get(key);
    return name === undefined ? [] : [`"${name}, ${state}"`];
  });
  const examples = having.slice(0, 3);
  const hint = `Add the state, as in ${examples.length > 0 ? examples.join(' or ') : '"Alameda, CA"'}.`;
  return refusal('E_COUNTY_STATE', '', `${quoting.quoted('county', county)} could be in several states.`, {
    hint,
  });
}

function locate(
  county: string,
  state: StateName,
  here: StateCounties,
  { all, aliases }: ReturnType<PlaceBook['countyNames']>,
  quoting: Quoting,
): CountyPlace | Refusal {
  const names = all[state.code];
  const alias = Object.entries(aliases[state.code] ?? {}).find(
    ([name]) => countyKey(name) === countyKey(county),
  );
  const wanted = alias?.[1] ?? county;
  const official = names ? officialName(wanted, names) : wanted;
  const named = official === null ? undefined : here.named.get(countyKey(official));
  const locality = named ?? (official === null ? null : here.rest);
  if (locality === null) return unknown(county, state, names ?? [], quoting);
  const name = names ? official : quoting.bare('county', county);
  return {
    ok: true,
    locality,
    name: name ? `${name}, ${state.code}` : null,
    state,
    named: named !== undefined,
  };
}

/**
 * Which locality a county is in. A county that CMS does not name is among "all other counties" only if the
 * state has such a county: a misspelling or a city is refused, never assigned to the rest of the state.
 * @param stateText the state, if the county's text has none
 * @param quoting how a refusal may repeat the text
 */
export function findCounty(
  text: string,
  stateText: string | undefined,
  book: PlaceBook,
  index: CountyIndex,
  quoting = Quoting.typed,
): CountyPlace | Refusal {
  const { county, stateText: own } = splitState(book, text.trim());
  const wanted = own || stateText;
  if (!wanted) return stateless(county, book, quoting);
  const found = findState(book, wanted);
  if (!found) {
    const asked = quoting.bare('county', county);
    const similar = similarStates(book, wanted).map((name) => (asked ? `"${asked}, ${name}"` : name));
    const hint =
      similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : 'Write the state as in "Alameda, CA".';
    return refusal('E_COUNTY_STATE', '', `${quoting.quoted('state', wanted)} is not a state.`, { hint });
  }
  const here = index.get(found.under ?? found.code);
  return here
    ? locate(county, found, here, book.countyNames(), quoting)
    : refusal('E_COUNTY_STATE', '', `CMS's counties file has no ${found.name}.`);
}
