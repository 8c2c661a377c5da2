import { placeOf } from '../code/section.js';
import { type Refusal, refusal } from '../issue/issue.js';
import { type FeeRow, type RankedRow, rowName } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { Section } from '../release/rules.js';
import type { Population } from './population.js';

export interface Rank {
  readonly ok: true;
  readonly row: FeeRow;
  readonly section: Section;
  readonly subsection: string | null;
  readonly population: Population;
  readonly value: number;
  /** Share of rows at or below the value, integer of 1/100 percent */
  readonly percentile: number;
  /** Twice the median, so that the middle of an even population stays whole */
  readonly medianTwice: number;
  readonly max: RankedRow;
}

/** How many values are at or below `value`, in a list sorted in ascending order. */
export function countAtOrBelow(rows: readonly RankedRow[], value: number): number {
  return countUpTo(rows.length, (i) => rows[i]?.value ?? 0, value);
}

function countUpTo(length: number, valueAt: (i: number) => number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 100 × a share, integer of 1/100 percent, half up. */
const percentileOf = (count: number, n: number): number => Math.floor((count * 20_000 + n) / (2 * n));

/** Where a value stands in a list sorted in ascending order: the share at or below it, integer of 1/100 percent. */
export function percentileAmong(values: readonly number[], value: number): number {
  return percentileOf(
    countUpTo(values.length, (i) => values[i] ?? 0, value),
    values.length,
  );
}

/**
 * Ranks a row in a population: the percentile is 100 × the share of rows at or below it, the median the
 * middle value. A row with no value by the metric is outside the population and has no percentile.
 * Source: the definition that reproduces the published ranking of 90853 (43rd percentile of 956).
 */
export function rankRow(schedule: FeeSchedule, row: FeeRow, population: Population): Rank | Refusal {
  const { rows, choices, metricName } = population;
  const value = population.valueOf(row);
  const place = placeOf(row.code, schedule.rules.sections());
  const max = rows[rows.length - 1];
  const name = rowName(row);
  if (value === null || value === 0 || !place || !max) {
    return refusal('E_NOT_RANKED', name, `${name} has no ${metricName} above zero, so it has no percentile.`);
  }
  if (choices.population === 'codes' && row.modifier !== '') {
    return refusal('E_NOT_RANKED', name, `${name} is a modifier row; the population is one row per code.`);
  }
  const n = rows.length;
  const middle = (rows[(n - 1) >> 1]?.value ?? 0) + (rows[n >> 1]?.value ?? 0);
  return {
    ok: true,
    row,
    section: place.section,
    subsection: place.subsection?.name ?? null,
    population,
    value,
    percentile: percentileOf(countAtOrBelow(rows, value), n),
    medianTwice: middle,
    max,
  };
}
