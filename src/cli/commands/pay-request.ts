import { SETTINGS, type Setting } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import { type Notice, UsageError } from '../../core/issue.js';
import {
  describeQuery,
  findLocalities,
  type Locality,
  type LocalityQuery,
  localityLabel,
  shortKey,
} from '../../core/locality.js';
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
  readonly query: LocalityQuery;
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
  const { locality, state, mac } = options;
  for (const [name, value] of Object.entries({ locality, state, mac })) {
    if (value?.trim() === '')
      throw new UsageError('E_OPTION_VALUE', `--${name} does not take "${value}".`, LOCALITY_FORMS);
  }
  const query = {
    ...(locality === undefined ? {} : { locality }),
    ...(state === undefined ? {} : { state }),
    ...(mac === undefined ? {} : { mac }),
  };
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

/** Few candidates with their names, many by their short keys: all of them either way. */
export function candidateList(candidates: readonly Locality[]): string {
  const few = candidates.length <= 6;
  return candidates.map(few ? localityLabel : shortKey).join(few ? '; ' : ', ');
}

/** The localities a query names; [null] for national. @throws UsageError where there are none, or several and `strict` */
export function requestedLocalities(
  request: PayRequest,
  schedule: FeeSchedule,
  strict: boolean,
): readonly (Locality | null)[] {
  if (!request.hasQuery) return [null];
  const found = findLocalities(schedule.localities(), request.query);
  const asked = describeQuery(request.query);
  if (found.length === 0) {
    throw new UsageError(
      'E_LOCALITY_UNKNOWN',
      `No locality of ${schedule.release.id} fits ${asked}.`,
      LOCALITY_FORMS,
    );
  }
  if (found.length > 1 && strict) {
    const [first] = found;
    const hint = first ? `Name one, as in --locality ${shortKey(first)}.` : '';
    throw new UsageError(
      'E_LOCALITY_AMBIGUOUS',
      `${asked} fits ${found.length} localities: ${candidateList(found)}.`,
      hint,
    );
  }
  return found;
}

export const LOCALITY_FORMS =
  'Accepted: 05, CA-05, 0111205, 01112-05, a state (CA, california), or part of a name.';
