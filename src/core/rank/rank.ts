import { memberOf, placeOf } from '../code/section.js';
import { type Refusal, refusal } from '../issue/issue.js';
import { priceRow } from '../price/price.js';
import { termsFor } from '../price/terms.js';
import { type FeeRow, hasRvus, type RankedRow, rowName, type Setting, totalRvu } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { CodeRange, Section } from '../release/rules.js';

/** What codes are ranked by: work RVU, total RVU, or national payment. */
export type RankMetric = 'work' | 'total' | 'payment';
/** Whether modifier rows are ranked too. */
export type RankPopulation = 'rows' | 'codes';
export type RankScope = 'subsection' | 'section' | 'all';

export interface RankChoices {
  readonly metric?: RankMetric;
  readonly population?: RankPopulation;
  readonly within?: RankScope;
  /** Practice expense for total and payment; work does not depend on it */
  readonly setting?: Setting;
}

/** The rows that a code is ranked among, lowest value first. */
export interface Population {
  readonly rows: readonly RankedRow[];
  readonly scopeName: string;
  /** The population in words */
  readonly rule: string;
  readonly choices: Required<RankChoices>;
}

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

const DEFAULTS: Required<RankChoices> = {
  metric: 'work',
  population: 'rows',
  within: 'section',
  setting: 'nonfacility',
};

/** The value a row is ranked by; null if it has none (no RVUs, or not priced). */
function metricOf(row: FeeRow, schedule: FeeSchedule, choices: Required<RankChoices>): number | null {
  if (choices.metric === 'work') return row.work > 0 ? row.work : null;
  if (choices.metric === 'total') return hasRvus(row) ? totalRvu(row, choices.setting) : null;
  const price = priceRow(row, termsFor(schedule.release, choices.setting, null), 1, schedule.rules);
  return price.ok ? price.allowed : null;
}

const METRIC_NAMES: Readonly<Record<RankMetric, string>> = {
  work: 'work RVU',
  total: 'total RVU',
  payment: 'national payment',
};

/** "work RVU", "non-facility total RVU", "facility national payment" */
export function metricName({ metric, setting }: Required<RankChoices>): string {
  if (metric === 'work') return METRIC_NAMES.work;
  return `${setting === 'facility' ? 'facility' : 'non-facility'} ${METRIC_NAMES[metric]}`;
}

/** Ranges of codes that cover all rows of a scope, so that only those parts of a file are read. */
function scanRanges(section: Section | null): readonly CodeRange[] {
  if (section?.ranges) return section.ranges;
  return section?.letter
    ? [{ first: `${section.letter}0000`, last: `${section.letter}ZZZZ` }]
    : [{ first: '00000', last: 'ZZZZZ' }];
}

function inWords(release: string, scopeName: string, choices: Required<RankChoices>): string {
  const which =
    choices.population === 'rows'
      ? 'every row, 26/TC/53 rows included'
      : 'one row per code, 26/TC/53 rows left out';
  return `${scopeName} in ${release}: ${which}, with a ${metricName(choices)} above zero`;
}

/** The rows of a range that have a value above zero by the metric. */
function valuesBetween(
  schedule: FeeSchedule,
  first: string,
  last: string,
  choices: Required<RankChoices>,
): RankedRow[] {
  const found: RankedRow[] = [];
  if (choices.metric === 'work') {
    for (const row of schedule.workBetween(first, last)) found.push({ row, value: row.work });
    return found;
  }
  for (const row of schedule.rowsBetween(first, last)) {
    const value = metricOf(row, schedule, choices);
    if (value !== null && value > 0) found.push({ row, value });
  }
  return found;
}

/** The rows of some ranges that belong to a section (or to any, for null), lowest value first. */
function sortedRows(
  schedule: FeeSchedule,
  ranges: readonly CodeRange[],
  section: Section | null,
  choices: Required<RankChoices>,
): RankedRow[] {
  const isMember = section ? memberOf(section, schedule.rules.sections()) : () => true;
  const belongs = (row: RankedRow['row']): boolean =>
    (choices.population === 'rows' || row.modifier === '') && isMember(row.code);
  const rows = ranges.flatMap(({ first, last }) =>
    valuesBetween(schedule, first, last, choices).filter((r) => belongs(r.row)),
  );
  return rows.sort((a, b) => a.value - b.value);
}

/** Every row of a section with a work RVU, lowest first: what codes are ranked among unless asked otherwise. */
export function sectionWork(schedule: FeeSchedule, section: Section): RankedRow[] {
  return sortedRows(schedule, scanRanges(section), section, DEFAULTS);
}

/** Collects the rows that a code is ranked among: its subsection, its section, or the whole release. */
export function populationOf(
  schedule: FeeSchedule,
  code: string,
  given: RankChoices = {},
): Population | null {
  const choices = { ...DEFAULTS, ...given };
  const place = placeOf(code, schedule.rules.sections());
  if (!place) return null;
  const subsection = choices.within === 'subsection' ? place.subsection : null;
  const section = choices.within === 'all' ? null : place.section;
  const isUsual = choices.metric === 'work' && choices.population === 'rows' && choices.within === 'section';
  const ready = isUsual ? schedule.readyWork?.(place.section.id) : null;
  const rows = ready ?? sortedRows(schedule, subsection?.ranges ?? scanRanges(section), section, choices);
  const scopeName = choices.within === 'all' ? 'All codes' : (subsection?.name ?? place.section.name);
  return { rows, scopeName, rule: inWords(schedule.release.id, scopeName, choices), choices };
}

/** How many values are at or below `value`, in a list sorted in ascending order. */
export function countAtOrBelow(rows: readonly RankedRow[], value: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.value ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Ranks a row in a population: the percentile is 100 × the share of rows at or below it, the median the
 * middle value. A row with no value by the metric is outside the population and has no percentile.
 * Source: the definition that reproduces the published ranking of 90853 (43rd percentile of 956).
 */
export function rankRow(schedule: FeeSchedule, row: FeeRow, population: Population): Rank | Refusal {
  const { rows, choices } = population;
  const value = metricOf(row, schedule, choices);
  const place = placeOf(row.code, schedule.rules.sections());
  const max = rows[rows.length - 1];
  const name = rowName(row);
  if (value === null || value === 0 || !place || !max) {
    return refusal(
      'E_NOT_RANKED',
      name,
      `${name} has no ${metricName(choices)} above zero, so it has no percentile.`,
    );
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
    percentile: Math.floor((countAtOrBelow(rows, value) * 20_000 + n) / (2 * n)),
    medianTwice: middle,
    max,
  };
}
