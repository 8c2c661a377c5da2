import { divideHalfUp } from '../number/decimal.js';
import type { FeeRow, Setting } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { Locality } from '../release/locality.js';
import { priceRow } from './price.js';
import type { RowOutcome } from './priced.js';
import { type PricingChoices, termsFor } from './terms.js';

/** One column of a comparison: a service in a setting, with a conversion factor. */
export interface Series {
  readonly row: FeeRow;
  readonly setting: Setting;
  readonly qp: boolean;
}

/** The prices of every series in one place. */
export interface ComparedPlace {
  /** null: national, GPCI 1.000 */
  readonly locality: Locality | null;
  /** In the order of the series */
  readonly outcomes: readonly RowOutcome[];
}

/** How much one amount is above another (or below it, if negative). */
export interface Change {
  /** Cents */
  readonly difference: number;
  /** Tenths of a percent of the amount compared with, rounded half away from zero; null if that amount is 0 */
  readonly tenths: number | null;
}

const TENTHS_OF_PERCENT = 1000;

/** The difference between `from` and `to`, both in cents. */
export function changeBetween(from: number, to: number): Change {
  const difference = to - from;
  if (from === 0) return { difference, tenths: null };
  const size = divideHalfUp(Math.abs(difference) * TENTHS_OF_PERCENT, from);
  return { difference, tenths: difference < 0 && size > 0 ? -size : size };
}

/** Prices every series in each place; a null place means national. */
export function comparePlaces(
  { release, rules }: FeeSchedule,
  series: readonly Series[],
  places: readonly (Locality | null)[],
  choices: PricingChoices,
): ComparedPlace[] {
  return places.map((locality) => ({
    locality,
    outcomes: series.map(({ row, setting, qp }) =>
      priceRow(row, termsFor(release, setting, locality, { ...choices, qp }), 1, rules),
    ),
  }));
}

/** The allowed amount of an outcome; null if it is refused. */
export function allowedOf(outcome: RowOutcome | undefined): number | null {
  return outcome?.ok ? outcome.allowed : null;
}
