import { refusal } from '../issue/issue.js';
import { divideHalfUp } from '../number/decimal.js';
import type { FeeRow, Setting } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { type Locality, shortKey } from '../release/locality.js';
import { priceRow } from './price.js';
import type { RowOutcome } from './priced.js';
import { type PricingChoices, termsFor } from './terms.js';

/** One column of a comparison: a service of a release in a setting, with a conversion factor. */
export interface Series {
  readonly schedule: FeeSchedule;
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

function outcomeIn(
  { schedule, row, setting, qp }: Series,
  place: Locality | null,
  choices: PricingChoices,
): RowOutcome {
  const { release, rules } = schedule;
  const locality = place && schedule.localities().find(({ key }) => key === place.key);
  if (locality === undefined)
    return refusal(
      'E_LOCALITY_UNKNOWN',
      '',
      `${release.id} has no locality ${place ? shortKey(place) : ''}.`,
    );
  return priceRow(row, termsFor(release, setting, locality, { ...choices, qp }), 1, rules);
}

/**
 * Prices every series in each place; a null place means national. A place that a release does not have is refused
 * (E_LOCALITY_UNKNOWN) in its series.
 */
export function comparePlaces(
  series: readonly Series[],
  places: readonly (Locality | null)[],
  choices: PricingChoices,
): ComparedPlace[] {
  return places.map((locality) => ({
    locality,
    outcomes: series.map((each) => outcomeIn(each, locality, choices)),
  }));
}

/** The allowed amount of an outcome; null if it is refused. */
export function allowedOf(outcome: RowOutcome | undefined): number | null {
  return outcome?.ok ? outcome.allowed : null;
}
