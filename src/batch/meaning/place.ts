import type { LineReleases } from '../../core/dates/line-releases.js';
import type { NoticeCode } from '../../core/issue/codes.js';
import { UsageError } from '../../core/issue/errors.js';
import { type Notice, type Refusal, refusal } from '../../core/issue/issue.js';
import type { Quoting } from '../../core/issue/quoting.js';
import { describePlace, PLACE_PARTS, type PlacePart, type PlaceQuery } from '../../core/place/parts/query.js';
import { candidateList } from '../../core/place/place-words.js';
import { type PlaceOutcome, PlaceResolver, type ResolvedPlace } from '../../core/place/resolve.js';
import type { PriceTerms } from '../../core/price/priced.js';
import { termsFor, termsRefusal } from '../../core/price/terms.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import { isNational, type Locality, NATIONAL, shortKey } from '../../core/release/locality.js';
import type { Layout } from '../input/layout.js';
import { withoutDecimals } from './cleaning.js';
import { isByDate } from './date.js';
import { hasQuery, type LineDefaults } from './defaults.js';
import { type CellsOf, Meaning, type Reading } from './meaning.js';
import { quotingOf } from './quoting.js';

/** Where a record's service is furnished: the terms of its price in each setting. */
export interface BatchPlace {
  readonly ok: true;
  readonly terms: Readonly<Record<Setting, PriceTerms>>;
  /** What rvu_locality says: a key, "national", or "custom" for given GPCIs */
  readonly name: string;
  readonly notices: readonly Notice[];
}

/** What a record itself says about its place. @param parts of which the input has columns */
function ownQuery(cells: CellsOf, parts: readonly PlacePart[]): PlaceQuery {
  const own: { [Part in PlacePart]?: string } = {};
  for (const part of parts) {
    const cell = withoutDecimals(cells(part)[0] ?? '');
    if (cell) own[part] = cell;
  }
  return own;
}

/** What is noted in the row, of all that is said of a place at the prompt */
const NOTED: readonly NoticeCode[] = ['N_ZIP_ZERO', 'N_BORROWED'];

/** A locality number or contractor that a spreadsheet has shortened, which the resolver completes. */
const SHORTENED = { locality: /^(?:\d|\d{6})$/, mac: /^\d{4}$/ } as const;

/** Says which parts of a place had lost their leading zero. */
function zeroNotices({ locality = '', mac = '' }: PlaceQuery): Notice[] {
  const said = (what: string): Notice => ({
    code: 'N_ZERO',
    message: `The ${what} had lost its leading zero, which was restored.`,
  });
  return [
    ...(SHORTENED.locality.test(locality) ? [said('locality')] : []),
    ...(SHORTENED.mac.test(mac) ? [said('MAC')] : []),
  ];
}

/**
 * The place of a record: its own cells narrowed by the defaults, or only its cells if the two contradict each
 * other.
 */
function answerOf(
  resolver: PlaceResolver,
  own: PlaceQuery,
  defaults: PlaceQuery,
): { readonly query: PlaceQuery; readonly outcome: PlaceOutcome } {
  const query = { ...defaults, ...own };
  const outcome = resolver.resolve(query);
  if (outcome.ok || Object.keys(own).length === 0) return { query, outcome };
  return { query: own, outcome: resolver.resolve(own) };
}

/** A blank cell in a column of places is not silently taken for national. */
const ASSUMED_NATIONAL: readonly Notice[] = [
  { code: 'N_NATIONAL', message: 'The row names no locality: national amount, GPCI 1.000.' },
];

/** Why an ambiguous place has no price: a row has one answer, and rvu does not choose for the user. */
function openPlace(query: PlaceQuery, { localities, split }: ResolvedPlace, quoting: Quoting): Refusal {
  const [first] = localities;
  const hint = first ? `Name one, as in ${shortKey(first)} or ${first.key}, or add a MAC or state.` : '';
  if (split) return refusal('E_ZIP_SPLIT', '', split.message, { hint: 'Give its locality too.' });
  const message = `${describePlace(query, quoting)} matches ${localities.length} localities: ${candidateList(localities)}.`;
  return refusal('E_LOCALITY_AMBIGUOUS', '', message, { hint });
}

/** The code of a place of service, as far as its form tells. */
const POS_FORM = /^\d{1,2}$/;

/** The refusal of a number of two digits in a column whose name does not tell localities from places of service. */
function localityOrPos(): Refusal {
  return refusal(
    'E_LOCALITY_AMBIGUOUS',
    '',
    'Its locality may be a place of service: the name of its column fits both.',
    {
      hint: 'Name the column with --locality-column or --pos-column.',
    },
  );
}

/** A ZIP code without its +4, if it is written in the usual form. */
const ZIP = /^(\d{5})(-\d{4})?$/;

/** Finds places and creates the terms of each locality only once. */
class PlaceFinder {
  private readonly resolver: PlaceResolver;
  private readonly places = new Map<Locality, BatchPlace | Refusal>();
  private readonly byKey: ReadonlyMap<string, Locality>;
  private unsplit: readonly (string | undefined)[] | undefined;

  constructor(
    private readonly schedule: FeeSchedule,
    private readonly defaults: LineDefaults,
    private readonly hasColumn: boolean,
    private readonly quoting: Quoting,
  ) {
    this.resolver = new PlaceResolver(schedule, quoting);
    this.byKey = new Map(schedule.localities().map((locality) => [locality.key, locality]));
  }

  at(locality: Locality | null, name: string, notices: readonly Notice[] = []): BatchPlace | Refusal {
    const { release } = this.schedule;
    const refused = termsRefusal(release, locality, this.defaults.choices);
    if (refused) return refused;
    const terms = (setting: Setting): PriceTerms =>
      termsFor(release, setting, locality, this.defaults.choices);
    return {
      ok: true,
      name,
      notices,
      terms: { nonfacility: terms('nonfacility'), facility: terms('facility') },
    };
  }

  private of(locality: Locality): BatchPlace | Refusal {
    let place = this.places.get(locality);
    if (!place) {
      place = this.at(locality, locality.key);
      this.places.set(locality, place);
    }
    return place;
  }

  answer(own: PlaceQuery): BatchPlace | Refusal {
    const { defaults, resolver } = this;
    const parts = Object.keys(own);
    if (parts.length === 0 && !hasQuery(defaults))
      return this.at(null, NATIONAL, this.hasColumn ? ASSUMED_NATIONAL : []);
    if (parts.length === 1 && isNational(own.locality)) return this.at(null, NATIONAL);
    const plain = parts.length === 1 && !hasQuery(defaults) ? this.plainZip(own.zip) : null;
    if (plain) return plain;
    const { query, outcome } = answerOf(resolver, own, defaults.query);
    if (!outcome.ok) return outcome;
    const [only] = outcome.localities;
    if (outcome.localities.length > 1 || outcome.split || !only)
      return openPlace(query, outcome, this.quoting);
    const notices = [...outcome.notices.filter(({ code }) => NOTED.includes(code)), ...zeroNotices(own)];
    return notices.length > 0 ? this.at(only, only.key, notices) : this.of(only);
  }

  /** The place of a ZIP code that is not split, by its number, since there are forty thousand of them. */
  plainZip(zip = ''): BatchPlace | Refusal | null {
    const digits = ZIP.exec(zip)?.[1];
    if (digits === undefined) return null;
    this.unsplit ??= this.schedule.places.unsplitZips();
    const locality = this.byKey.get(this.unsplit[Number(digits)] ?? '');
    return locality ? this.of(locality) : null;
  }
}

/**
 * Where each record's service is furnished, among the localities of its release; its own cells override the
 * defaults.
 * @throws UsageError if GPCIs are given and the input has columns of places
 */
export function placeMeaning(
  releases: LineReleases,
  layout: Layout,
  defaults: LineDefaults,
  numberOf: (place: BatchPlace | Refusal) => number,
): Meaning<BatchPlace | Refusal> {
  const parts = PLACE_PARTS.filter((role) => layout.roles.has(role));
  const hasColumn = parts.length > 0;
  const { gpci } = defaults.choices;
  if (gpci && hasColumn) {
    const message = '--gpci and the locality columns of the input both set the GPCIs.';
    throw new UsageError('E_USAGE', message, 'Leave one of them out.');
  }
  const finders = new Map<FeeSchedule, PlaceFinder>();
  const finderOf = (release: number): PlaceFinder => {
    const { schedule } = releases.list[release] ?? releases.first;
    let finder = finders.get(schedule);
    if (!finder) {
      finder = new PlaceFinder(schedule, defaults, hasColumn, quotingOf(layout));
      finders.set(schedule, finder);
    }
    return finder;
  };
  const learnQuery = (cells: CellsOf): Reading<BatchPlace | Refusal> => {
    const query = ownQuery(cells, parts);
    return (release) => {
      const finder = finderOf(release);
      if (gpci) return finder.at(null, 'custom');
      return layout.isPosLikely && POS_FORM.test(query.locality ?? '')
        ? localityOrPos()
        : finder.answer(query);
    };
  };
  // A file may name forty thousand ZIP codes, so those that say everything by themselves are not made a query of.
  const areZips = parts.length === 1 && !gpci && !hasQuery(defaults);
  const learn = (cells: CellsOf): Reading<BatchPlace | Refusal> => {
    const [zip] = areZips ? cells('zip') : [];
    return zip === undefined
      ? learnQuery(cells)
      : (release) => finderOf(release).plainZip(zip) ?? learnQuery(cells)(release);
  };
  const isVaried = isByDate(releases, layout);
  return new Meaning<BatchPlace | Refusal>(
    layout,
    gpci ? [] : PLACE_PARTS,
    learn,
    undefined,
    numberOf,
    isVaried,
  );
}
