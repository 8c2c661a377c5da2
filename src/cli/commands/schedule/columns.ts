import { CENTS_SCALE, formatScaled } from '../../../core/number/decimal.js';
import { PERCENT_SCALE } from '../../../core/number/percent.js';
import type { ScheduleAmounts } from '../../../core/price/schedule-line.js';
import type { Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { ScheduleLine } from './lines.js';
import type { ScheduleRequest } from './request.js';

/** A column of a schedule: the same for CSV, NDJSON and Excel. */
export interface ScheduleColumn {
  readonly name: string;
  /** An amount is dollars with two decimals; numbers and amounts are numbers in JSON and Excel */
  readonly kind: 'text' | 'number' | 'amount' | 'flag';
  /** May be blank; never has a comma or a quote */
  text(line: ScheduleLine): string;
}

const text = (name: string, value: (line: ScheduleLine) => string): ScheduleColumn => ({
  name,
  kind: 'text',
  text: value,
});

function amount(
  setting: Setting,
  name: string,
  value: (amounts: ScheduleAmounts) => number | null,
): ScheduleColumn {
  return {
    name: `${setting}_${name}`,
    kind: 'amount',
    text: ({ amounts }) => {
      const found = amounts[setting];
      const cents = found ? value(found) : null;
      return cents === null ? '' : formatScaled(cents, CENTS_SCALE);
    },
  };
}

function settingColumns(setting: Setting, percent: number | null): ScheduleColumn[] {
  const isNa = ({ row }: ScheduleLine): boolean =>
    setting === 'facility' ? row.facilityNa : row.nonfacilityNa;
  return [
    amount(setting, 'fee', ({ fee }) => fee),
    amount(setting, 'opps_cap', ({ oppsCap }) => oppsCap),
    text(`${setting}_na`, (line) => (isNa(line) ? 'NA' : '')),
    amount(setting, 'allowed', ({ allowed }) => allowed),
    amount(setting, 'limiting_charge', ({ limitingCharge }) => limitingCharge),
    amount(setting, 'therapy_reduced', ({ reducedTherapyFee }) => reducedTherapyFee),
    ...(percent === null ? [] : [amount(setting, 'at_percent', ({ atPercent }) => atPercent)]),
  ];
}

/** The columns of a schedule: the row and the place, then the amounts in each setting. */
export function scheduleColumns({ release }: FeeSchedule, request: ScheduleRequest): ScheduleColumn[] {
  const { settings, percent, choices } = request;
  const shownPercent = percent === null ? '' : formatScaled(percent, PERCENT_SCALE).replace(/\.?0+$/, '');
  return [
    text('release', () => release.id),
    text('mac', ({ locality }) => locality?.mac ?? ''),
    text('locality', ({ locality }) => locality?.number ?? 'national'),
    text('state', ({ locality }) => locality?.state ?? ''),
    text('code', ({ row }) => row.code),
    text('modifier', ({ row }) => row.modifier),
    text('status', ({ row }) => row.status),
    { name: 'qp', kind: 'flag', text: () => (choices.qp ? 'yes' : 'no') },
    ...(percent === null ? [] : [{ name: 'percent', kind: 'number', text: () => shownPercent } as const]),
    ...settings.flatMap((setting) => settingColumns(setting, percent)),
  ];
}
