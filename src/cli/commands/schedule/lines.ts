import type { PriceTerms } from '../../../core/price/priced.js';
import { type ScheduleAmounts, scheduleAmounts } from '../../../core/price/schedule-line.js';
import { termsFor } from '../../../core/price/terms.js';
import type { FeeRow, Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import type { ScheduleRequest } from './request.js';

/** One line of a schedule: a row in a place, priced in the requested settings. */
export interface ScheduleLine {
  readonly row: FeeRow;
  /** null: national */
  readonly locality: Locality | null;
  readonly amounts: Readonly<Partial<Record<Setting, ScheduleAmounts>>>;
}

/** Every line of a schedule, place by place, each in the order of the release. One line at a time. */
export function* scheduleLines(
  { release, rules }: FeeSchedule,
  rows: readonly FeeRow[],
  places: readonly (Locality | null)[],
  { settings, choices, percent }: Pick<ScheduleRequest, 'settings' | 'choices' | 'percent'>,
): Generator<ScheduleLine> {
  for (const locality of places) {
    const terms = settings.map((setting): PriceTerms => termsFor(release, setting, locality, choices));
    for (const row of rows) {
      const amounts: Partial<Record<Setting, ScheduleAmounts>> = {};
      for (const each of terms) {
        const found = scheduleAmounts(row, each, rules, percent);
        if (found) amounts[each.setting] = found;
      }
      yield { row, locality, amounts };
    }
  }
}
