import type { Notice } from '../../../core/issue/issue.js';
import type { PricingChoices } from '../../../core/price/terms.js';
import { SETTINGS, type Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { type ChosenLocalities, chosenLocalities } from '../../options/localities.js';
import { chosenSetting, pricingChoices } from '../../options/pricing.js';
import type { Against, CompareOptions, CompareSort } from './command.js';

const NOTHING_ELSE: Against = { setting: false, qp: false, release: null };

/** A request for a comparison, as domain values. */
export interface CompareRequest {
  readonly settings: readonly Setting[];
  readonly qps: readonly boolean[];
  readonly against: Against;
  readonly choices: PricingChoices;
  readonly sort: CompareSort;
  readonly reverse: boolean;
  /** How many of the highest and of the lowest to show; null: no limit */
  readonly top: number | null;
  readonly bottom: number | null;
  /** About the place of service */
  readonly notices: readonly Notice[];
}

/** The request that options make. @throws UsageError for options that contradict each other */
export function compareRequest(options: CompareOptions, schedule: FeeSchedule): CompareRequest {
  const { against = NOTHING_ELSE, sort = 'amount', reverse = false, top = null, bottom = null } = options;
  const { setting, notices } = chosenSetting(options, schedule, options.date);
  const { qp, ...choices } = pricingChoices(options);
  return {
    against,
    settings: against.setting ? SETTINGS : [setting ?? 'nonfacility'],
    qps: against.qp ? [false, true] : [qp],
    choices,
    sort,
    reverse,
    top,
    bottom,
    notices,
  };
}

/** The localities to compare: those that options choose, or all. */
export function comparedLocalities(options: CompareOptions, schedule: FeeSchedule): ChosenLocalities {
  return chosenLocalities(options, schedule, false) ?? { localities: schedule.localities(), notices: [] };
}
