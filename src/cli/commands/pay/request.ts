import type { ClaimChoices } from '../../../core/claim/columns/choices.js';
import { splitModifiers } from '../../../core/code/service-code.js';
import { type Notice, UsageError } from '../../../core/issue/issue.js';
import type { PlaceQuery } from '../../../core/place/parts/query.js';
import { placeCode, settingOfPlace } from '../../../core/price/setting.js';
import type { PricingChoices } from '../../../core/price/terms.js';
import { SETTINGS, type Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import type { Practitioner } from '../../../core/release/rules.js';
import { claimChoices, countOption, dollarsOption, practitionerOption } from '../../options/claim-choices.js';
import type { LineOptions } from '../../options/line-options.js';
import {
  type FormatOptions,
  parseFactorOption,
  parseGpciOption,
  parseSettingOption,
  parseUnitsOption,
} from '../../options/options.js';
import { placeQuery, resolvedPlace } from '../../options/place-request.js';

/** The options of `rvu pay` as commander gives them. */
export interface PayOptions extends FormatOptions, LineOptions {
  readonly zip?: string;
  readonly county?: string;
  readonly locality?: string;
  readonly state?: string;
  readonly mac?: string;
  readonly setting?: string;
  readonly pos?: string;
  readonly units?: string;
  readonly modifier?: string;
  readonly charge?: string;
  readonly minutes?: string;
  readonly careDays?: string;
  readonly waterfall?: boolean;
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

/** What is asked of every line beyond its code: how it was furnished, by whom, and who pays. */
export interface LineRequest {
  readonly modifiers: readonly string[];
  readonly practitioner: Practitioner | null;
  /** For the line, cents */
  readonly charge: number | null;
  readonly minutes: number | null;
  readonly careDays: number | null;
  readonly claim: ClaimChoices;
  /** Whether it was said what of the deductible is met */
  readonly deductibleGiven: boolean;
  /** Show who pays what */
  readonly waterfall: boolean;
}

/** What was asked of prices, as domain values. */
export interface PayRequest {
  readonly choices: PricingChoices;
  readonly units: number;
  /** null: none was asked for, so both are shown at the prompt */
  readonly setting: Setting | null;
  readonly settingNotices: readonly Notice[];
  /** Place of service code; null where the setting itself was given, or nothing */
  readonly place: string | null;
  readonly line: LineRequest;
  readonly query: PlaceQuery;
  readonly hasQuery: boolean;
}

function settingOption(
  { setting, pos }: PayOptions,
  schedule: FeeSchedule,
): Pick<PayRequest, 'setting' | 'settingNotices' | 'place'> {
  if (setting !== undefined && pos !== undefined) {
    throw new UsageError('E_USAGE', '--setting and --pos both decide the setting.', 'Give one of them.');
  }
  const none = { setting: null, settingNotices: [], place: null };
  if (setting !== undefined) return { ...none, setting: parseSettingOption(setting) };
  if (pos === undefined) return none;
  const outcome = settingOfPlace(pos, schedule.rules);
  if (!outcome.ok) throw new UsageError(outcome.code, outcome.message, outcome.hint);
  return { setting: outcome.setting, settingNotices: outcome.notices, place: placeCode(pos) };
}

function modifiersOption(text: string): readonly string[] {
  const modifiers = splitModifiers(text);
  if (modifiers.every((each) => /^[A-Z0-9]{2}$/.test(each))) return modifiers;
  throw new UsageError(
    'E_OPTION_VALUE',
    `--modifier does not take "${text}".`,
    'Give modifiers such as 80, or 50,LT.',
  );
}

function lineRequest(options: PayOptions, schedule: FeeSchedule): LineRequest {
  const { modifier, providerType, charge, minutes, careDays, waterfall } = options;
  return {
    modifiers: modifiersOption(modifier ?? ''),
    practitioner: providerType === undefined ? null : practitionerOption(providerType, schedule.rules),
    charge: charge === undefined ? null : dollarsOption('--charge', charge),
    minutes: minutes === undefined ? null : countOption('--minutes', minutes, 'minutes, such as 95'),
    careDays: careDays === undefined ? null : countOption('--care-days', careDays, 'days, such as 30'),
    claim: claimChoices(options, schedule),
    deductibleGiven: options.deductibleMet !== undefined,
    waterfall: waterfall ?? false,
  };
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
    line: lineRequest(options, schedule),
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
