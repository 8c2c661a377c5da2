import { memberOf, placeOf } from '../code/section.js';
import { priceRow } from '../price/price.js';
import { termsFor } from '../price/terms.js';
import type { CodeClass, CodeReference } from '../reference/code-reference.js';
import { type FeeRow, hasRvus, type RankedRow, totalRvu } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { CodeRange, Section } from '../release/rules.js';
import { DEFAULT_RANK_CHOICES, type RankChoices } from './choices.js';
import { rowWorkPerHour, workPerHourBetween } from './work-per-hour.js';

/** The rows that a code is ranked among, lowest value first. */
export interface Population {
  readonly rows: readonly RankedRow[];
  readonly scopeName: string;
  /** The population in words */
  readonly rule: string;
  readonly choices: Required<RankChoices>;
  /** "work RVU", "work RVU per hour (2025)" */
  readonly metricName: string;
  /** The value a row is ranked by; null if it has none */
  valueOf(row: FeeRow): number | null;
}

/** What a ranking reads. */
interface Sources {
  readonly schedule: FeeSchedule;
  readonly reference: CodeReference | null;
  readonly choices: Required<RankChoices>;
}

/** The reference figures that a choice needs. @throws Error if the caller did not open them */
function referenceOf({ reference, choices }: Sources): CodeReference {
  if (reference) return reference;
  throw new Error(`To rank by ${choices.metric} within ${choices.within}, pass openReference() too.`);
}

/** The value a row is ranked by; null if it has none (no RVUs, no minutes, or not priced). */
function metricOf(row: FeeRow, sources: Sources): number | null {
  const { schedule, choices } = sources;
  if (choices.metric === 'work') return row.work > 0 ? row.work : null;
  if (choices.metric === 'total') return hasRvus(row) ? totalRvu(row, choices.setting) : null;
  if (choices.metric === 'work-per-hour') return rowWorkPerHour(row, referenceOf(sources));
  const price = priceRow(row, termsFor(schedule.release, choices.setting, null), 1, schedule.rules);
  return price.ok ? price.allowed : null;
}

/** "work RVU", "non-facility total RVU", "facility national payment", "work RVU per hour (2025)" */
function metricName(sources: Sources): string {
  const { metric, setting } = sources.choices;
  if (metric === 'work') return 'work RVU';
  if (metric === 'work-per-hour')
    return `work RVU per hour (${referenceOf(sources).source('work-time').period})`;
  const name = metric === 'total' ? 'total RVU' : 'national payment';
  return `${setting === 'facility' ? 'facility' : 'non-facility'} ${name}`;
}

/** Ranges of codes that cover all rows of a scope, so that only those parts of a file are read. */
function scanRanges(section: Section | null): readonly CodeRange[] {
  if (section?.ranges) return section.ranges;
  return section?.letter
    ? [{ first: `${section.letter}0000`, last: `${section.letter}ZZZZ` }]
    : [{ first: '00000', last: 'ZZZZZ' }];
}

function inWords(scopeName: string, name: string, { schedule, choices }: Sources): string {
  const which =
    choices.population === 'rows'
      ? 'every row, 26/TC/53 rows included'
      : 'one row per code, 26/TC/53 rows left out';
  return `${scopeName} in ${schedule.release.id}: ${which}, with a ${name} above zero`;
}

/** The rows of a range that have a value above zero by the metric. */
function valuesBetween(first: string, last: string, sources: Sources): RankedRow[] {
  const { schedule, choices } = sources;
  const found: RankedRow[] = [];
  if (choices.metric === 'work') {
    for (const row of schedule.workBetween(first, last)) found.push({ row, value: row.work });
    return found;
  }
  if (choices.metric === 'work-per-hour') {
    const hourly = workPerHourBetween(first, last, referenceOf(sources));
    for (const row of schedule.workBetween(first, last, 0)) {
      const value = hourly(row);
      if (value !== null && value > 0) found.push({ row, value });
    }
    return found;
  }
  for (const row of schedule.rowsBetween(first, last)) {
    const value = metricOf(row, sources);
    if (value !== null && value > 0) found.push({ row, value });
  }
  return found;
}

/** The rows of some ranges that belong to a section (or to any, for null), lowest value first. */
function sortedRows(ranges: readonly CodeRange[], section: Section | null, sources: Sources): RankedRow[] {
  const { schedule, choices } = sources;
  const isMember = section ? memberOf(section, schedule.rules.sections()) : () => true;
  const belongs = (row: RankedRow['row']): boolean =>
    (choices.population === 'rows' || row.modifier === '') && isMember(row.code);
  const rows = ranges.flatMap(({ first, last }) =>
    valuesBetween(first, last, sources).filter((r) => belongs(r.row)),
  );
  return rows.sort((a, b) => a.value - b.value);
}

/** Every row of a section with a work RVU, lowest first: what codes are ranked among unless asked otherwise. */
export function sectionWork(schedule: FeeSchedule, section: Section): RankedRow[] {
  return sortedRows(scanRanges(section), section, {
    schedule,
    reference: null,
    choices: DEFAULT_RANK_CHOICES,
  });
}

/** The work per hour of every row of a section, lowest first. */
export function sectionHours(schedule: FeeSchedule, reference: CodeReference, section: Section): number[] {
  const choices = { ...DEFAULT_RANK_CHOICES, metric: 'work-per-hour' as const };
  const rows = sortedRows(scanRanges(section), section, { schedule, reference, choices });
  return rows.map(({ value }) => value);
}

const isSameGroup = (a: CodeClass, b: CodeClass): boolean =>
  a.category === b.category && a.subcategory === b.subcategory && a.family === b.family;

interface Scope {
  readonly name: string;
  readonly ranges: readonly CodeRange[];
  /** Leaves out the codes of the ranges that belong to other sections */
  readonly section: Section | null;
}

/** What a code is ranked within; null if it is in no section, or in no family. */
function scopeOf(code: string, sources: Sources): Scope | null {
  const { schedule, choices } = sources;
  if (choices.within === 'family') {
    const reference = referenceOf(sources);
    const group = reference.classOf(code);
    if (!group?.family) return null;
    const members = [...reference.classes()].filter(([, other]) => isSameGroup(group, other));
    const ranges = members.map(([member]) => ({ first: member, last: member }));
    return { name: `RBCS family ${group.family}`, ranges, section: null };
  }
  const place = placeOf(code, schedule.rules.sections());
  if (!place) return null;
  const section = choices.within === 'all' ? null : place.section;
  const subsection = choices.within === 'subsection' ? place.subsection : null;
  const name = choices.within === 'all' ? 'All codes' : (subsection?.name ?? place.section.name);
  return { name, ranges: subsection?.ranges ?? scanRanges(section), section };
}

/**
 * Collects the rows that a code is ranked among: its family, its subsection, its section, or the whole release; null
 * if it is in none.
 * @param reference needed to rank by work per hour or within a family
 */
export function populationOf(
  schedule: FeeSchedule,
  code: string,
  given: RankChoices = {},
  reference: CodeReference | null = null,
): Population | null {
  const choices = { ...DEFAULT_RANK_CHOICES, ...given };
  const sources = { schedule, reference, choices };
  const scope = scopeOf(code, sources);
  if (!scope) return null;
  const isUsual = choices.metric === 'work' && choices.population === 'rows' && choices.within === 'section';
  const ready = isUsual && scope.section ? schedule.readyWork?.(scope.section.id) : null;
  const name = metricName(sources);
  return {
    rows: ready ?? sortedRows(scope.ranges, scope.section, sources),
    scopeName: scope.name,
    rule: inWords(scope.name, name, sources),
    choices,
    metricName: name,
    valueOf: (row) => metricOf(row, sources),
  };
}
