import { UsageError } from '../../core/issue/errors.js';
import type { Notice } from '../../core/issue/issue.js';
import { placeCode, settingOfPlace } from '../../core/price/setting.js';
import type { PricingChoices } from '../../core/price/terms.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { FromSchedule, OptionDefinition, ValuesOf } from './define.js';
import { settingValue } from './values.js';

/** The setting that options choose. */
export interface ChosenSetting {
  /** null: not chosen */
  readonly setting: Setting | null;
  /** What a reader should know of the place of service */
  readonly notices: readonly Notice[];
  /** Place of service code, two digits; null if the setting was given by name, or not at all */
  readonly place: string | null;
}

function settingOfPos(text: string): FromSchedule<ChosenSetting> {
  return ({ rules, release }, on = release.effective.from) => {
    const outcome = settingOfPlace(text, rules, on);
    if (!outcome.ok) throw new UsageError(outcome.code, outcome.message, outcome.hint);
    return { setting: outcome.setting, notices: outcome.notices, place: placeCode(text) };
  };
}

const SETTING = {
  flags: '--setting <setting>',
  parse: settingValue,
  default: 'setting',
  values: ['facility', 'nonfacility'],
} as const;

/** @param otherwise what applies without it: "without it, both" */
export function settingOption<const T extends string>(otherwise: T) {
  return { ...SETTING, help: `facility or nonfacility; ${otherwise}` } as const;
}

/** Setting by name or by place of service. @param otherwise what applies without either */
export function settingOptions<const T extends string>(otherwise: T) {
  return {
    setting: settingOption(otherwise),
    pos: {
      flags: '--pos <code>',
      help: 'place of service, which decides the setting: 11, 22 …',
      parse: settingOfPos,
      overrides: 'setting',
      values: 'place-of-service',
    },
  } as const;
}

interface SettingValues {
  readonly setting?: Setting;
  readonly pos?: FromSchedule<ChosenSetting>;
}

/**
 * The setting that --setting or --pos chooses.
 * @param on the day that decides what a place of service means, if it is not the first of the release
 * @throws UsageError for both, or an unknown place of service
 */
export function chosenSetting(
  { setting, pos }: SettingValues,
  schedule: FeeSchedule,
  on?: string,
): ChosenSetting {
  if (setting !== undefined && pos !== undefined) {
    throw new UsageError('E_USAGE', '--setting and --pos both decide the setting.', 'Give one of them.');
  }
  return pos ? pos(schedule, on) : { setting: setting ?? null, notices: [], place: null };
}

/** Figures of qualifying APM participants. */
export const QP_OPTION = {
  qp: {
    flags: '--qp',
    help: 'conversion factor for qualifying APM participants',
    default: 'qp',
    negation: 'the usual conversion factor, whatever the configured default',
  },
} as const satisfies Record<string, OptionDefinition>;

/** How rows are priced in any place. */
export const PRICING_OPTIONS = {
  ...QP_OPTION,
  floor: {
    flags: '--no-floor',
    help: 'work GPCI without the 1.0 floor (a what-if)',
  },
  allowNa: {
    flags: '--allow-na',
    help: 'price rows marked NA in the facility setting too',
  },
} as const satisfies Record<string, OptionDefinition>;

export function pricingChoices({
  qp,
  floor,
  allowNa,
}: ValuesOf<typeof PRICING_OPTIONS>): Required<Pick<PricingChoices, 'qp' | 'noFloor' | 'allowNa'>> {
  return { qp: qp ?? false, noFloor: floor === false, allowNa: allowNa ?? false };
}
