import { SETTINGS, type Setting } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import { type Notice, UsageError } from '../../core/issue.js';
import { type Locality, shortKey } from '../../core/locality.js';
import { candidateList } from '../../core/place/place-words.js';
import { describePlace, PLACE_PARTS, type PlacePart, type PlaceQuery } from '../../core/place/query.js';
import { PlaceResolver, type ResolvedPlace } from '../../core/place/resolve.js';
import { settingOfPlace } from '../../core/setting.js';
import type { PricingChoices } from '../../core/terms.js';
import {
  type FormatOptions,
  parseFactorOption,
  parseGpciOption,
  parseSettingOption,
  parseUnitsOption,
} from '../options.js';

/** The options of `rvu pay` as commander gives them. */
export interface PayOptions extends FormatOptions {
  readonly zip?: string;
  readonly county?: string;
  readonly locality?: string;
  readonly state?: string;
  readonly mac?: string;
  readonly setting?: string;
  readonly pos?: string;
  readonly units?: string;
  readonly gpci?: string;
  readonly cf?: string;
  readonly qp?: boolean;
  /** false for --no-floor */
  readonly floor: boolean;
  readonly allowNa?: boolean;
  readonly strict?: boolean;
  readonly explain?: boolean;
  readonly [column: `${string}Column`]: string;
}

/** What was asked of prices, as domain values. */
export interface PayRequest {
  readonly choices: PricingChoices;
  readonly units: number;
  /** null: none was asked for, so both are shown at the prompt */
  readonly setting: Setting | null;
  readonly settingNotices: readonly Notice[];
  readonly query: PlaceQuery;
  readonly hasQuery: boolean;
}

function settingOption(
  { setting, pos }: PayOptions,
  schedule: FeeSchedule,
): Pick<PayRequest, 'setting' | 'settingNotices'> {
  if (setting !== undefined && pos !== undefined) {
    throw new UsageError('E_USAGE', '--setting and --pos both decide the setting.', 'Give one of them.');
  }
  if (setting !== undefined) return { setting: parseSettingOption(setting), settingNotices: [] };
  if (pos === undefined) return { setting: null, settingNotices: [] };
  const outcome = settingOfPlace(pos, schedule.rules);
  if (!outcome.ok) throw new UsageError(outcome.code, outcome.message, outcome.hint);
  return { setting: outcome.setting, settingNotices: outcome.notices };
}

/** The place that options name. @throws UsageError for a blank one */
export function placeQuery(options: PlaceQuery): PlaceQuery {
  const given = PLACE_PARTS.flatMap((part) => {
    const value = options[part];
    if (value?.trim() === '')
      throw new UsageError('E_OPTION_VALUE', `--${part} does not take "${value}".`, PLACE_FORMS[part]);
    return value === undefined ? [] : [[part, value] as const];
  });
  return Object.fromEntries(given);
}

/** Reads the options of `rvu pay`. @throws UsageError for a value that cannot be taken */
export function payRequest(options: PayOptions, schedule: FeeSchedule): PayRequest {
  const query = placeQuery(options);
  const hasQuery = Object.keys(query).length > 0;
  const gpci = options.gpci === undefined ? null : parseGpciOption(options.gpci);
  if (gpci && hasQuery) {
    throw new UsageError('E_USAGE', '--gpci and a locality both set the GPCIs.', 'Give one of them.');
  }
  return {
    choices: {
      qp: options.qp ?? false,
      conversionFactor: options.cf === undefined ? null : parseFactorOption(options.cf),
      gpci,
      noFloor: !options.floor,
      allowNa: options.allowNa ?? false,
    },
    units: options.units === undefined ? 1 : parseUnitsOption(options.units),
    ...settingOption(options, schedule),
    query,
    hasQuery,
  };
}

/** The settings to price: the one asked for, or both. */
export function requestedSettings(request: PayRequest): readonly Setting[] {
  return request.setting ? [request.setting] : SETTINGS;
}

/**
 * The place that a query names.
 * @throws UsageError where it names none or contradicts itself; and, with `strict`, where it leaves several
 */
export function resolvedPlace(query: PlaceQuery, schedule: FeeSchedule, strict: boolean): ResolvedPlace {
  const place = new PlaceResolver(schedule).resolve(query);
  if (!place.ok) throw new UsageError(place.code, place.message, place.hint);
  const { localities, split } = place;
  const hint = localities[0] ? `Name one, as in --locality ${shortKey(localities[0])}.` : '';
  if (strict && split) throw new UsageError('E_ZIP_SPLIT', split.message, hint);
  if (strict && localities.length > 1) {
    const message = `${describePlace(query)} fits ${localities.length} localities: ${candidateList(localities)}.`;
    throw new UsageError('E_LOCALITY_AMBIGUOUS', message, hint);
  }
  return place;
}

/** Where a request's prices are asked for: its localities, [null] for national, and how they were found. */
export function requestedPlace(
  request: PayRequest,
  schedule: FeeSchedule,
  strict: boolean,
): { readonly localities: readonly (Locality | null)[]; readonly notices: readonly Notice[] } {
  return request.hasQuery
    ? resolvedPlace(request.query, schedule, strict)
    : { localities: [null], notices: [] };
}

const LOCALITY_FORM = 'Accepted: 05, CA-05, 0111205, 01112-05, a state (CA, california), or part of a name.';

/** What the options of a place take. */
const PLACE_FORMS: Readonly<Record<PlacePart, string>> = {
  zip: 'Give five digits, as in 94110, or nine, as in 94110-1234.',
  county: 'Give a county with its state, as in "Alameda, CA".',
  locality: LOCALITY_FORM,
  state: LOCALITY_FORM,
  mac: LOCALITY_FORM,
};
