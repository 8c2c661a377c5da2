import type { FeeSchedule } from '../fee-schedule.js';
import { type Notice, type Refusal, refusal } from '../issue.js';
import { findLocalities, type Locality, localityLabel, shortKey } from '../locality.js';
import { findCounty } from './county.js';
import { type CountyIndex, indexCounties } from './county-index.js';
import { describePlace, type PlaceQuery } from './query.js';
import { similarNames } from './similar-names.js';
import { findState, similarStates } from './state.js';
import { readZipText, unlistedZip } from './zip.js';

/** The localities that a place can be in, and how that was found. */
export interface ResolvedPlace {
  readonly ok: true;
  /** Several where the query leaves them open; the likeliest first for a split ZIP code */
  readonly localities: readonly Locality[];
  /** How the place was found, and what to know of it */
  readonly notices: readonly Notice[];
  /** Nothing in the query settles which part of a split ZIP code is meant: the first locality may be wrong */
  readonly split: Notice | null;
}

export type PlaceOutcome = ResolvedPlace | Refusal;

/** What one part of a query says. */
interface Reading {
  readonly ok: true;
  readonly asked: string;
  readonly localities: readonly Locality[];
  readonly notices: readonly Notice[];
  readonly split: Notice | null;
}

const AREA_DIGITS = 3;
const FEW = 6;

const FORMS = 'Accepted: 05, CA-05, 0111205, 01112-05, a state (CA, california), or part of a name.';

/** Few localities with their names, many by their short keys: all of them either way. */
export function candidateList(candidates: readonly Locality[]): string {
  const few = candidates.length <= FEW;
  return candidates.map(few ? localityLabel : shortKey).join(few ? '; ' : ', ');
}

/** Finds localities by ZIP code, county, state, contractor, number or name, and says how. */
export class PlaceResolver {
  private readonly byKey: ReadonlyMap<string, Locality>;
  private counties: CountyIndex | undefined;

  constructor(private readonly schedule: Pick<FeeSchedule, 'localities' | 'places' | 'release'>) {
    this.byKey = new Map(schedule.localities().map((locality) => [locality.key, locality]));
  }

  private get index(): CountyIndex {
    this.counties ??= indexCounties(this.schedule.places);
    return this.counties;
  }

  /**
   * Every locality that fits all parts of a query. Refused where a part fits none (E_LOCALITY_UNKNOWN,
   * E_ZIP_…, E_COUNTY_…) or two parts contradict each other (E_PLACE_CONTRADICTION).
   */
  resolve(query: PlaceQuery): PlaceOutcome {
    const { zip, county, ...rest } = query;
    if (zip === undefined && county === undefined) {
      const found = findLocalities(this.schedule.localities(), rest);
      if (found.length > 0)
        return { ok: true, localities: found, notices: this.exceptions(query), split: null };
    }
    const readings: Reading[] = [];
    for (const read of this.readers(query)) {
      const reading = read();
      if (!reading.ok) return reading;
      readings.push(reading);
    }
    return this.together(readings, query);
  }

  /** How to read each part of the query that is given. A state beside a ZIP code or county of it says no more. */
  private readers(query: PlaceQuery): (() => Reading | Refusal)[] {
    const { zip, county, locality, mac, state } = query;
    const readers: (() => Reading | Refusal)[] = [];
    if (zip !== undefined) readers.push(() => this.zip(zip));
    if (county !== undefined) readers.push(() => this.county(county, state));
    if (locality !== undefined) readers.push(() => this.spelling({ locality }, locality));
    if (mac !== undefined) readers.push(() => this.spelling({ mac }, null));
    if (state !== undefined && !this.saysNoMore(query, state)) readers.push(() => this.state(state));
    return readers;
  }

  private saysNoMore({ zip, county }: PlaceQuery, text: string): boolean {
    const state = findState(this.schedule.places, text);
    if (!state) return false;
    const place = county === undefined ? null : findCounty(county, text, this.schedule.places, this.index);
    if (place?.ok && place.state === state) return true;
    const read = zip === undefined ? null : readZipText(zip);
    const listed = read?.ok ? this.schedule.places.zip(read.zip) : null;
    return listed !== null && findState(this.schedule.places, listed.state) === state;
  }

  private zip(text: string): Reading | Refusal {
    const { places } = this.schedule;
    const read = readZipText(text);
    if (!read.ok) return read;
    const listed = places.zip(read.zip);
    const locality = listed && this.byKey.get(listed.locality);
    if (!listed || !locality) return unlistedZip(read.zip, places.zipSource);
    const zeros = read.restored
      ? [
          {
            code: 'N_ZIP_ZERO',
            message: `ZIP code ${text.trim()} is read as ${read.zip}: a zero was lost before it.`,
          },
        ]
      : [];
    const asked = `ZIP code ${read.zip}`;
    if (listed.split) return { ...this.splitZip(read.zip, locality), asked, notices: zeros };
    const how = `ZIP code ${read.zip} is in ${briefLabel(locality)} (CMS ${places.zipSource}).`;
    return { ok: true, asked, localities: [locality], notices: [...zeros, placeNotice(how)], split: null };
  }

  /** CMS's five-digit file gives a split ZIP code the locality of one of its parts; the others are likely those around it. */
  private splitZip(zip: string, listed: Locality): Pick<Reading, 'ok' | 'localities' | 'split'> {
    const { places } = this.schedule;
    const area = zip.slice(0, AREA_DIGITS);
    const around = places.zipArea(area).flatMap(({ locality }) => this.byKey.get(locality) ?? []);
    const others = [...new Set(around)].filter((locality) => locality !== listed);
    const near =
      others.length > 0
        ? `ZIP codes around it (${area}xx) are also in ${others.map(shortKey).join(', ')}`
        : `no ZIP code around it (${area}xx) is in another, so the other may be of a neighbouring area or state`;
    const message = `ZIP code ${zip} is split between localities: its ZIP+4 decides, which CMS's ${places.zipSource} does not tell. That file has it in ${shortKey(listed)}; ${near}.`;
    return { ok: true, localities: [listed, ...others], split: { code: 'N_ZIP_SPLIT', message } };
  }

  private county(text: string, state: string | undefined): Reading | Refusal {
    const found = findCounty(text, state, this.schedule.places, this.index);
    if (!found.ok) return found;
    const locality = this.byKey.get(found.locality);
    if (!locality)
      return refusal(
        'E_COUNTY_UNKNOWN',
        '',
        `${found.name} is in no locality of ${this.schedule.release.id}.`,
      );
    const among = found.named ? '' : ', as are all counties of the state that are not named elsewhere';
    const how = `${found.name} is in ${briefLabel(locality)} (CMS's counties file)${among}.`;
    return {
      ok: true,
      asked: `county ${found.name}`,
      localities: [locality],
      notices: [placeNotice(how)],
      split: null,
    };
  }

  private state(text: string): Reading | Refusal {
    const state = findState(this.schedule.places, text);
    const query = { state: state?.under ?? state?.code ?? text };
    const reading = this.spelling(query, text);
    return reading.ok
      ? {
          ...reading,
          asked: describePlace({ state: text }),
          notices: underNotice(state, reading.localities[0]?.name),
        }
      : reading;
  }

  /** A locality, state or contractor as findLocalities reads it, or a territory that has no locality of its own. */
  private spelling(query: PlaceQuery, text: string | null): Reading | Refusal {
    const all = this.schedule.localities();
    const asked = describePlace(query);
    const found = findLocalities(all, query);
    if (found.length > 0) return { ok: true, asked, localities: found, notices: [], split: null };
    const territory = text === null ? null : findState(this.schedule.places, text);
    const under = territory?.under ? findLocalities(all, { state: territory.under }) : [];
    if (under.length > 0)
      return {
        ok: true,
        asked,
        localities: under,
        notices: underNotice(territory, under[0]?.name),
        split: null,
      };
    return this.unknown(asked, text);
  }

  /** No locality fits; names a few that may have been meant. */
  private unknown(asked: string, text: string | null): Refusal {
    const all = this.schedule.localities();
    const message = `No locality of ${this.schedule.release.id} fits ${asked}.`;
    const names =
      text === null
        ? []
        : similarNames(
            text,
            all.map(({ name }) => name),
          );
    const localities = names.flatMap((name) => all.filter((each) => each.name === name)).map(localityLabel);
    const meant = [
      ...new Set(localities),
      ...(text === null ? [] : similarStates(this.schedule.places, text)),
    ];
    const hint = meant.length > 0 ? `Did you mean ${meant.slice(0, 3).join(' or ')}? ${FORMS}` : FORMS;
    return refusal('E_LOCALITY_UNKNOWN', '', message, { hint });
  }

  private together(readings: readonly Reading[], query: PlaceQuery): PlaceOutcome {
    const [first] = readings;
    const fits = first?.localities.filter((each) =>
      readings.every(({ localities }) => localities.includes(each)),
    );
    if (!fits || fits.length === 0) {
      const said = readings.map(({ asked, localities }) => `${asked} is ${meaning(localities)}`);
      const hint = 'Leave out the one that is wrong.';
      return refusal('E_PLACE_CONTRADICTION', '', `${said.join('; ')}: no locality is both.`, { hint });
    }
    const split =
      query.locality === undefined ? (readings.find((reading) => reading.split)?.split ?? null) : null;
    const notices = readings.flatMap((reading) => reading.notices);
    return { ok: true, localities: fits, notices: split ? [...notices, split] : notices, split };
  }

  /** Counties that are in a locality of another state, where nothing but the state is asked for. */
  private exceptions(query: PlaceQuery): Notice[] {
    const { state, locality, mac } = query;
    if (state === undefined || locality !== undefined || mac !== undefined) return [];
    const found = findState(this.schedule.places, state);
    const elsewhere = found ? (this.index.get(found.code)?.elsewhere ?? []) : [];
    const localities = new Set(elsewhere.map((each) => each.locality));
    return [...localities].flatMap((key) => {
      const place = this.byKey.get(key);
      const names = elsewhere.filter((each) => each.locality === key).map(({ county }) => titled(county));
      const message =
        place && `${names.join(', ')} of ${found?.name} are in ${briefLabel(place)}, not shown.`;
      return message ? [placeNotice(message)] : [];
    });
  }
}

function placeNotice(message: string): Notice {
  return { code: 'N_PLACE', message };
}

function underNotice(state: ReturnType<typeof findState>, host = ''): Notice[] {
  return state?.under ? [placeNotice(`Medicare pays ${state.name} under the locality of ${host}.`)] : [];
}

/** "CA-05 SAN FRANCISCO-OAKLAND-BERKELEY": without the counties that CMS adds in parentheses. */
function briefLabel(locality: Locality): string {
  return localityLabel(locality).replace(/ \(.*$/, '');
}

/** "CA-05 SAN FRANCISCO-…", or how many there are. */
function meaning(localities: readonly Locality[]): string {
  const [first] = localities;
  if (localities.length === 1 && first) return briefLabel(first);
  return localities.length <= FEW ? localities.map(shortKey).join(' or ') : `${localities.length} localities`;
}

/** "PRINCE GEORGE'S" as a reader writes it: "Prince George's" */
function titled(name: string): string {
  return name.toLowerCase().replace(/(^|[\s-])[a-z]/g, (letter) => letter.toUpperCase());
}
