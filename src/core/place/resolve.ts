import { type Notice, type Refusal, refusal } from '../issue/issue.js';
import { Quoting } from '../issue/quoting.js';
import type { Locality } from '../release/locality.js';
import type { StateName } from '../release/place-book.js';
import { findCounty } from './parts/county.js';
import { type CountyIndex, indexCounties, type StateCounties } from './parts/county-index.js';
import { findLocalities } from './parts/locality.js';
import { describePlace, type PlaceQuery } from './parts/query.js';
import { findState } from './parts/state.js';
import { readZipText } from './parts/zip.js';
import { borrowedNotices, briefLabel, meaning, placeNotice, titled } from './place-words.js';
import { type PlaceSource, type Reading, reading } from './reading.js';
import { unknownPlace } from './unknown-place.js';
import { readZip } from './zip-reading.js';

/** The localities that a place can be in, and how they were found. */
export interface ResolvedPlace {
  readonly ok: true;
  /** More than one if the query is ambiguous; for a split ZIP code, the listed one first */
  readonly localities: readonly Locality[];
  /** How the place was found, and what the reader should know about it */
  readonly notices: readonly Notice[];
  /** Whether the query leaves open which part of a split ZIP code is meant, so that the first locality may be wrong */
  readonly split: Notice | null;
}

export type PlaceOutcome = ResolvedPlace | Refusal;

/** Finds localities by ZIP code, county, state, contractor, number or name, and says how. */
export class PlaceResolver {
  private readonly byKey: ReadonlyMap<string, Locality>;
  private countyIndex: CountyIndex | undefined;

  /** @param quoting how refusals may repeat what was asked */
  constructor(
    private readonly source: PlaceSource,
    private readonly quoting = Quoting.typed,
  ) {
    this.byKey = new Map(source.localities().map((locality) => [locality.key, locality]));
  }

  private get counties(): CountyIndex {
    this.countyIndex ??= indexCounties(this.source.places);
    return this.countyIndex;
  }

  /**
   * Every locality that matches all parts of a query. Refused if a part matches none (E_LOCALITY_UNKNOWN,
   * E_ZIP_…, E_COUNTY_…) or two parts contradict each other (E_PLACE_CONTRADICTION).
   */
  resolve(query: PlaceQuery): PlaceOutcome {
    const { zip, county, ...rest } = query;
    if (zip === undefined && county === undefined) {
      const localities = findLocalities(this.source.localities(), rest);
      if (localities.length > 0) return { ok: true, localities, notices: this.suburbs(query), split: null };
    }
    const readings: Reading[] = [];
    for (const each of this.parts(query)) {
      if (!each.ok) return each;
      readings.push(each);
    }
    return this.together(readings, query);
  }

  /** What each part of a query says. A state adds nothing to a ZIP code or county in it. */
  private *parts(query: PlaceQuery): Generator<Reading | Refusal> {
    const { zip, county, locality, mac, state } = query;
    if (zip !== undefined) yield readZip(zip, this.source.places, this.byKey, this.quoting);
    if (county !== undefined) yield this.county(county, state ?? this.stateOfZip(zip));
    if (locality !== undefined) yield this.spelling({ locality }, locality);
    if (mac !== undefined) yield this.spelling({ mac }, null);
    if (state !== undefined && !this.saysNoMore(query, state)) {
      // A ZIP code or a county has its own state, and a locality or contractor may extend into that state.
      yield this.state(state, zip === undefined && county === undefined);
    }
  }

  private saysNoMore({ zip, county }: PlaceQuery, text: string): boolean {
    const { places } = this.source;
    const state = findState(places, text);
    if (!state) return false;
    const place = county === undefined ? null : findCounty(county, text, places, this.counties);
    if (place?.ok && place.state === state) return true;
    const ofZip = this.stateOfZip(zip);
    return ofZip !== undefined && findState(places, ofZip) === state;
  }

  /** The state of a ZIP code according to CMS's file; undefined if there is none. */
  private stateOfZip(zip: string | undefined): string | undefined {
    const read = zip === undefined ? null : readZipText(zip);
    return read?.ok ? this.source.places.zip(read.zip)?.state : undefined;
  }

  private county(text: string, state: string | undefined): Reading | Refusal {
    const found = findCounty(text, state, this.source.places, this.counties, this.quoting);
    if (!found.ok) return found;
    const { named } = found;
    const asked = found.name === null ? this.quoting.named('county', text) : `county ${found.name}`;
    const name = found.name ?? asked;
    const locality = this.byKey.get(found.locality);
    if (!locality) {
      const message = `${name} is not in any locality of ${this.source.release.id}.`;
      return refusal('E_COUNTY_UNKNOWN', '', message);
    }
    const among = named ? '' : ', as are all counties of the state that are not named elsewhere';
    const how = `${name} is in ${briefLabel(locality)} (CMS's counties file)${among}.`;
    const borrowed = borrowedNotices(this.source.release, ['counties']);
    return reading(asked, [locality], [placeNotice(how), ...borrowed]);
  }

  /**
   * @param withSuburbs include localities of other states that contain some of its counties (the suburbs of
   * Washington)
   */
  private state(text: string, withSuburbs: boolean): Reading | Refusal {
    const state = findState(this.source.places, text);
    const found = this.spelling({ state: state?.under ?? state?.code ?? text }, text);
    if (!found.ok) return found;
    const elsewhere = withSuburbs ? this.elsewhere(state) : [];
    const suburbs = elsewhere.flatMap(({ locality }) => this.byKey.get(locality) ?? []);
    const localities = [...new Set([...found.localities, ...suburbs])];
    return reading(
      describePlace({ state: text }, this.quoting),
      localities,
      underNotices(state, found.localities),
    );
  }

  /** A locality, state or contractor as findLocalities reads it, or a territory without its own locality. */
  private spelling(query: PlaceQuery, text: string | null): Reading | Refusal {
    const all = this.source.localities();
    const asked = describePlace(query, this.quoting);
    const found = findLocalities(all, query);
    if (found.length > 0) return reading(asked, found);
    const state = text === null ? null : findState(this.source.places, text);
    const host = state?.under ? findLocalities(all, { state: state.under }) : [];
    if (host.length > 0) return reading(asked, host, underNotices(state, host));
    return unknownPlace(this.source, asked, text);
  }

  private together(readings: readonly Reading[], { locality }: PlaceQuery): PlaceOutcome {
    const [first] = readings;
    const inAll = (each: Locality): boolean => readings.every(({ localities }) => localities.includes(each));
    const localities = first?.localities.filter(inAll) ?? [];
    if (localities.length === 0) {
      const said = readings.map((each) => `${each.asked} is ${meaning(each.localities)}`).join('; ');
      const hint = 'Leave out the one that is wrong.';
      return refusal('E_PLACE_CONTRADICTION', '', `${said}: no locality matches both.`, { hint });
    }
    // A locality settles which part of a split ZIP code is meant; a state given as the locality does not.
    const settled = locality !== undefined && findState(this.source.places, locality) === null;
    const split = settled ? null : (readings.find((each) => each.split)?.split ?? null);
    const notices = readings.flatMap((each) => each.notices);
    return { ok: true, localities, notices: split ? [...notices, split] : notices, split };
  }

  /** The counties of a state that are in another state's locality. */
  private elsewhere(state: StateName | null): StateCounties['elsewhere'] {
    return state ? (this.counties.get(state.code)?.elsewhere ?? []) : [];
  }

  /** Says which counties of a state are in another state's locality, if the query is just the state. */
  private suburbs({ state, locality, mac }: PlaceQuery): Notice[] {
    if (state === undefined || locality !== undefined || mac !== undefined) return [];
    const found = findState(this.source.places, state);
    const elsewhere = this.elsewhere(found);
    return [...new Set(elsewhere.map((each) => each.locality))].flatMap((key) => {
      const place = this.byKey.get(key);
      const names = elsewhere.filter((each) => each.locality === key).map(({ county }) => titled(county));
      const text = `${names.join(', ')} of ${found?.name} are in`;
      return place ? [placeNotice(`${text} ${briefLabel(place)}, not shown.`)] : [];
    });
  }
}

function underNotices(state: StateName | null, [host]: readonly Locality[]): Notice[] {
  if (!state?.under || !host) return [];
  return [placeNotice(`Medicare pays ${state.name} under the locality of ${host.name}.`)];
}
