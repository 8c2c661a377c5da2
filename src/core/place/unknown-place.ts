import { type Refusal, refusal } from '../issue/issue.js';
import { localityLabel } from '../release/locality.js';
import { similarNames } from '../text/similar-names.js';
import { byCountyKey, countyKey } from './parts/county-index.js';
import { similarStates } from './parts/state.js';
import { readZipText } from './parts/zip.js';
import type { PlaceSource } from './reading.js';

const FORMS = 'Accepted: 05, CA-05, 0111205, 01112-05, a state (CA, california), or part of a name.';
const MOST = 3;

/** How to give a ZIP code or a county that was given as a locality. */
function otherParts({ places }: PlaceSource, text: string): string[] {
  const zip = readZipText(text);
  if (zip.ok) return places.zip(zip.zip) ? [`the ZIP code ${zip.zip} (zip, not locality)`] : [];
  const key = countyKey(text);
  const counties = Object.entries(places.countyNames().all).flatMap(([state, names]) => {
    const name = byCountyKey(names).get(key);
    return name === undefined ? [] : [`${name}, ${state}`];
  });
  return counties.slice(0, MOST).map((county) => `the county "${county}" (county, not locality)`);
}

function similarLocalities(source: PlaceSource, text: string): string[] {
  const all = source.localities();
  const names = new Set(similarNames(text, [...new Set(all.map(({ name }) => name))]));
  return all.filter(({ name }) => names.has(name)).map(localityLabel);
}

/**
 * The refusal of a locality, state or contractor that does not exist, with suggestions for what was meant.
 * @param asked the part in words
 * @param text what was written; null for a number, which cannot resemble a name
 */
export function unknownPlace(source: PlaceSource, asked: string, text: string | null): Refusal {
  const message = `No locality of ${source.release.id} matches ${asked}.`;
  const meant =
    text === null
      ? []
      : [
          ...otherParts(source, text),
          ...similarLocalities(source, text),
          ...similarStates(source.places, text),
        ].slice(0, MOST);
  const hint = meant.length > 0 ? `Did you mean ${meant.join(' or ')}? ${FORMS}` : FORMS;
  return refusal('E_LOCALITY_UNKNOWN', '', message, { hint });
}
