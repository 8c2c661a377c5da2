import { type Refusal, refusal } from '../issue/issue.js';
import { echo } from '../issue/quoting.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { Locality } from '../release/locality.js';
import { letters, similarNames } from '../text/similar-names.js';
import { findLocalities } from './parts/locality.js';
import { findState } from './parts/state.js';
import type { ResolvedPlace } from './resolve.js';
import { PlaceResolver } from './resolve.js';

type Source = Pick<FeeSchedule, 'localities' | 'places' | 'release'>;

const found = (localities: readonly Locality[]): ResolvedPlace => ({
  ok: true,
  localities,
  notices: [],
  split: null,
});

/** Names in the counties file: parts of what CMS prints for a locality. */
function countyNamesIn(counties: string): string[] {
  return counties.split(/[,;/]|\bAND\b|\bIN\b/).map((name) => name.trim());
}

/** Localities with a county whose name begins with the text: "san ma" finds San Mateo. */
function byCounty(source: Source, text: string): Locality[] {
  const wanted = letters(text);
  const keys = new Set(
    source.places
      .counties()
      .filter(({ counties }) => countyNamesIn(counties).some((name) => letters(name).startsWith(wanted)))
      .map(({ locality }) => locality),
  );
  return source.localities().filter(({ key }) => keys.has(key));
}

function unknown(source: Source, text: string): Refusal {
  const names = [
    ...source.localities().map(({ name }) => name),
    ...source.places.states().map(({ name }) => name),
    ...source.places.counties().flatMap(({ counties }) => countyNamesIn(counties)),
  ];
  const similar = similarNames(text, [...new Set(names)]);
  const hint =
    similar.length > 0
      ? `Did you mean ${similar.join(' or ')}?`
      : 'Give part of a name, a state, a county, a MAC or a ZIP code; give nothing to list all.';
  return refusal('E_LOCALITY_UNKNOWN', '', `No locality of ${source.release.id} matches "${echo(text)}".`, {
    hint,
  });
}

/**
 * The localities that a free text can mean: a MAC, a ZIP code, a county with its state, a state, a spelling
 * or part of a name, part of a county's name. This is more lenient than finding a place to price in, since
 * nothing is computed from it.
 */
export function searchLocalities(source: Source, text: string): ResolvedPlace | Refusal {
  const all = source.localities();
  const resolver = new PlaceResolver(source);
  const ofMac = findLocalities(all, { mac: text });
  if (/^\d{4,5}$/.test(text) && ofMac.length > 0) return found(ofMac);
  if (/^\d{4,5}$|^\d{5}-\d{4}$/.test(text)) return resolver.resolve({ zip: text });
  if (/,|\bcounty\b/i.test(text)) {
    const county = resolver.resolve({ county: text });
    if (county.ok) return county;
  }
  const spelled = resolver.resolve({ locality: text });
  // "Washington" means the state, even though counties elsewhere have the same name.
  if (spelled.ok && findState(source.places, text)) return spelled;
  const counties = byCounty(source, text);
  if (!spelled.ok) return counties.length > 0 ? found(counties) : unknown(source, text);
  const both = all.filter((each) => spelled.localities.includes(each) || counties.includes(each));
  return { ...spelled, localities: /^[a-z]{3}/i.test(text) ? both : spelled.localities };
}
