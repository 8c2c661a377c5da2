import { namesPlace, placeQuery } from '../../../answer/find/place.js';
import type { ClaimChoices } from '../../../core/claim/line/choices.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { Notice } from '../../../core/issue/issue.js';
import type { PlaceQuery } from '../../../core/place/parts/query.js';
import type { PricingChoices } from '../../../core/price/terms.js';
import { SETTINGS, type Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import type { Practitioner } from '../../../core/release/rules.js';
import { claimChoices } from '../../options/line.js';
import { chosenLocalities } from '../../options/localities.js';
import { chosenSetting, pricingChoices } from '../../options/pricing.js';
import type { PayOptions } from './command.js';

/** What applies to every line beyond its code: how it was furnished, by whom, and who pays. */
export interface LineRequest {
  readonly modifiers: readonly string[];
  readonly practitioner: Practitioner | null;
  /** For the line, cents */
  readonly charge: number | null;
  readonly minutes: number | null;
  readonly careDays: number | null;
  readonly claim: ClaimChoices;
  /** Whether --deductible-met was given */
  readonly deductibleGiven: boolean;
  /** Show who pays what */
  readonly waterfall: boolean;
}

/** A request for prices, as domain values. */
export interface PayRequest {
  readonly choices: PricingChoices;
  readonly units: number;
  /** null: not chosen, so the prompt shows both */
  readonly setting: Setting | null;
  readonly settingNotices: readonly Notice[];
  /** Place of service code; null if the setting itself was given, or neither */
  readonly place: string | null;
  readonly line: LineRequest;
  readonly query: PlaceQuery;
  /** Whether options choose any place */
  readonly hasQuery: boolean;
}

function lineRequest(options: PayOptions, schedule: FeeSchedule): LineRequest {
  const { modifier, providerType, charge, minutes, careDays, waterfall } = options;
  return {
    modifiers: modifier ?? [],
    practitioner: providerType?.(schedule) ?? null,
    charge: charge ?? null,
    minutes: minutes ?? null,
    careDays: careDays ?? null,
    claim: claimChoices(options),
    deductibleGiven: options.deductibleMet !== undefined,
    waterfall: waterfall ?? false,
  };
}

/** The request that options make. @param on the day that decides what a place of service means. @throws UsageError for options that contradict each other */
export function payRequest(
  options: PayOptions,
  schedule: FeeSchedule,
  on = schedule.release.effective.from,
): PayRequest {
  const query = placeQuery(options);
  const { gpci = null, cf = null, localities, states } = options;
  const hasQuery = namesPlace(query) || Boolean(localities ?? states);
  if (gpci && hasQuery) {
    throw new UsageError('E_USAGE', '--gpci and a locality both set the GPCIs.', 'Give one of them.');
  }
  const { setting, notices, place } = chosenSetting(options, schedule, on);
  return {
    choices: { ...pricingChoices(options), conversionFactor: cf, gpci },
    units: options.units ?? 1,
    setting,
    settingNotices: notices,
    place,
    line: lineRequest(options, schedule),
    query,
    hasQuery,
  };
}

/** The settings to price: the chosen one, or both. */
export function requestedSettings(request: PayRequest): readonly Setting[] {
  return request.setting ? [request.setting] : SETTINGS;
}

interface RequestedPlace {
  /** [null] for national */
  readonly localities: readonly (Locality | null)[];
  /** How the places were found */
  readonly notices: readonly Notice[];
}

/** Where to price. @throws UsageError for a place that is unknown, or with --strict ambiguous */
export function requestedPlace(options: PayOptions, schedule: FeeSchedule): RequestedPlace {
  return chosenLocalities(options, schedule, options.strict ?? false) ?? { localities: [null], notices: [] };
}
