import { SETTINGS, type Setting } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import { type Notice, UsageError } from '../../core/issue.js';
import type { Locality } from '../../core/locality.js';
import type { PlaceQuery } from '../../core/place/query.js';
import { settingOfPlace } from '../../core/setting.js';
import type { PricingChoices } from '../../core/terms.js';
import {
  type FormatOptions,
  parseFactorOption,
  parseGpciOption,
  parseSettingOption,
  parseUnitsOption,
} from '../options.js';
import { placeQuery, resolvedPlace } from './place-request.js';

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
