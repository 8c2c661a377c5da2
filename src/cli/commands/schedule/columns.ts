import { CENTS_SCALE, formatScaled } from '../../../core/number/decimal.js';
import { PERCENT_SCALE } from '../../../core/number/percent.js';
import type { ScheduleAmounts } from '../../../core/price/schedule-line.js';
import type { FeeRow, Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import type { ScheduleLine } from './lines.js';
import type { ScheduleRequest } from './request.js';

/** A column that is the same for every row of a place; null: national. Its text has no comma and no quote. */
interface PlaceColumn {
  readonly of: 'place';
  readonly name: string;
  readonly kind: 'text';
  text(locality: Locality | null): string;
}

/** A column that is the same for a row in every place; it may be blank. Its text has no comma and no quote. */
interface RowColumn {
  readonly of: 'row';
  readonly name: string;
  readonly kind: 'text' | 'number' | 'flag';
  text(row: FeeRow): string;
}

/** Dollars with two decimals; blank if the line does not have this amount. */
interface AmountColumn {
  readonly of: 'amount';
  readonly name: string;
  readonly kind: 'amount';
  readonly setting: Setting;
  readonly amount: keyof ScheduleAmounts;
}

/**
 * A column of a schedule: the same for CSV, NDJSON and Excel. Numbers and amounts are numbers in JSON and
 * Excel.
 */
export type ScheduleColumn = PlaceColumn | RowColumn | AmountColumn;

/** The cell of a line. */
export function columnText(column: ScheduleColumn, { row, locality, amounts }: ScheduleLine): string {
  if (column.of === 'place') return column.text(locality);
  if (column.of === 'row') return column.text(row);
  const cents = amounts[column.setting]?.[column.amount] ?? null;
  return cents === null ? '' : formatScaled(cents, CENTS_SCALE);
}

const ofPlace = (name: string, text: PlaceColumn['text']): PlaceColumn => ({
  of: 'place',
  name,
  kind: 'text',
  text,
});

const ofRow = (name: string, text: RowColumn['text']): RowColumn => ({ of: 'row', name, kind: 'text', text });

function settingColumns(setting: Setting, percent: number | null): ScheduleColumn[] {
  const ofAmount = (name: string, amount: keyof ScheduleAmounts): AmountColumn => ({
    of: 'amount',
    name: `${setting}_${name}`,
    kind: 'amount',
    setting,
    amount,
  });
  const isNa = (row: FeeRow): boolean => (setting === 'facility' ? row.facilityNa : row.nonfacilityNa);
  return [
    ofAmount('fee', 'fee'),
    ofAmount('opps_cap', 'oppsCap'),
    ofRow(`${setting}_na`, (row) => (isNa(row) ? 'NA' : '')),
    ofAmount('allowed', 'allowed'),
    ofAmount('limiting_charge', 'limitingCharge'),
    ofAmount('therapy_reduced', 'reducedTherapyFee'),
    ...(percent === null ? [] : [ofAmount('at_percent', 'atPercent')]),
  ];
}

/** The columns of a schedule: the row and the place, then the amounts in each setting. */
export function scheduleColumns({ release }: FeeSchedule, request: ScheduleRequest): ScheduleColumn[] {
  const { settings, percent, choices } = request;
  const shownPercent = percent === null ? '' : formatScaled(percent, PERCENT_SCALE).replace(/\.?0+$/, '');
  return [
    ofPlace('release', () => release.id),
    ofPlace('mac', (locality) => locality?.mac ?? ''),
    ofPlace('locality', (locality) => locality?.number ?? 'national'),
    ofPlace('state', (locality) => locality?.state ?? ''),
    ofRow('code', ({ code }) => code),
    ofRow('modifier', ({ modifier }) => modifier),
    ofRow('status', ({ status }) => status),
    { of: 'row', name: 'qp', kind: 'flag', text: () => (choices.qp ? 'yes' : 'no') },
    ...(percent === null
      ? []
      : [{ of: 'row', name: 'percent', kind: 'number', text: () => shownPercent } as const]),
    ...settings.flatMap((setting) => settingColumns(setting, percent)),
  ];
}
