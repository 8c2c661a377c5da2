import type { CreditedEntry } from '../journal/credit.js';
import type { WorkCause } from './causes.js';
import {
  grouped,
  type Here,
  hereItem,
  type Item,
  kindKey,
  type ReportedLine,
  serviceKey,
  type There,
  thereItem,
} from './lines.js';
import { type DifferenceKind, type Match, matchLines } from './match.js';
import { netReversals } from './reversals.js';

/** Days, ISO, both within. */
export interface ReportPeriod {
  readonly from: string;
  readonly through: string;
}

/** One difference between a log and a report. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly here: readonly CreditedEntry[];
  readonly there: readonly ReportedLine[];
  /** Hundredths of work RVUs on either side; of the report null if it does not say */
  readonly workHere: number;
  readonly workThere: number | null;
  /** Here less there: what the report lacks. Null if the report does not say */
  readonly difference: number | null;
  /** Of a line that is on one side only: how often either side has exactly this service */
  readonly alike: { readonly here: number; readonly there: number } | null;
  /** Of such a line: dates within a week on which the other side has the service, where it is unclear which one it is */
  readonly nearby: readonly string[];
}

/** One side of a reconciliation. */
export interface SideTotals {
  readonly lines: number;
  readonly units: number;
  /** Hundredths, of the lines that have any */
  readonly work: number;
  /** Lines without work RVUs: not credited in the log, not stated in the report */
  readonly withoutWork: number;
  /** Lines outside the period, which are not compared */
  readonly outside: number;
}

/** A log compared with an employer's report, line by line. */
export interface ReportComparison {
  readonly period: ReportPeriod | null;
  /** How many lines are the same on both sides */
  readonly same: number;
  /** How many lines of the report another line of it takes back; neither is compared */
  readonly reversed: number;
  /** Grouped by kind, and in the order of dates and codes */
  readonly differences: readonly Difference[];
  readonly here: SideTotals;
  readonly there: SideTotals;
  /** Hundredths of work RVUs: here less there. Null if the report does not state those of a line that the log credits */
  readonly difference: number | null;
}

/** The order in which differences are listed: what is missing first. */
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = [
  'missing-there',
  'work',
  'units',
  'modifiers',
  'units-and-modifiers',
  'code',
  'date',
  'split',
  'ambiguous',
  'missing-here',
  'duplicate-there',
  'reversal',
];

/** From the first to the last date of a report; null if it has no lines. */
export function periodOf(lines: readonly ReportedLine[]): ReportPeriod | null {
  let [from, through] = ['9999', ''];
  for (const { date } of lines) {
    if (date < from) from = date;
    if (date > through) through = date;
  }
  return through === '' ? null : { from, through };
}

const signOf = ({ what }: Item<ReportedLine>): number => (what.isReversal ? -1 : 1);
const signed = (item: Item<ReportedLine>): number => signOf(item) * (item.work ?? 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function differenceOf({ kind, here, there, nearby }: Match, alike: Difference['alike']): Difference {
  const workHere = sum(here.map(({ work }) => work ?? 0));
  const isStated = there.every(({ work }) => work !== null);
  const workThere = isStated ? sum(there.map(signed)) : null;
  return {
    kind,
    here: here.map(({ what }) => what),
    there: there.map(({ what }) => what),
    workHere,
    workThere,
    difference: workThere === null ? null : workHere - workThere,
    alike,
    nearby,
  };
}

/** By what differences of a kind are put in order: date, service, and then the lines themselves. */
function orderOf({ here, there }: Match): string {
  const first = [...here, ...there].map((item) => `${serviceKey(item)} ${item.work ?? ''}`).sort()[0];
  return `${first} ${here[0]?.order ?? ''} ${there[0]?.order ?? ''}`;
}

const ONE_SIDED: ReadonlySet<DifferenceKind> = new Set(['missing-there', 'missing-here', 'duplicate-there']);

function totalsOf<T>(
  items: readonly Item<T>[],
  signOf: (item: Item<T>) => number,
  outside: number,
): SideTotals {
  return {
    lines: items.length,
    units: sum(items.map((item) => signOf(item) * item.units)),
    work: sum(items.map((item) => signOf(item) * (item.work ?? 0))),
    withoutWork: items.filter(({ work }) => work === null).length,
    outside,
  };
}

/** Whether a report states the work RVUs of every line but those that the log has without any, too. */
function statesWork(there: readonly There[], here: readonly Here[]): boolean {
  const without = <T>(items: readonly Item<T>[]) =>
    grouped(
      items.filter(({ work }) => work === null),
      kindKey,
    );
  const uncredited = without(here);
  return [...without(there)].every(([key, { length }]) => length <= (uncredited.get(key)?.length ?? 0));
}

/**
 * Compares a log with an employer's report line by line. Neither the order of the lines nor that of modifiers matters.
 * @param log all entries, credited together
 * @param period the days that are compared; by default from the first to the last date of the report
 */
export function reconcile(
  log: readonly CreditedEntry[],
  report: readonly ReportedLine[],
  period: ReportPeriod | null = periodOf(report),
): ReportComparison {
  const isWithin = ({ date }: { readonly date: string }): boolean =>
    period !== null && period.from <= date && date <= period.through;
  const here = log.filter(({ entry }) => isWithin(entry)).map(hereItem);
  const there = report.filter(isWithin).map(thereItem);
  const { left, reversed, unmatched } = netReversals(there);
  const { same, differences } = matchLines(here, left);
  const matches: Match[] = [
    ...differences,
    ...unmatched.map((item) => ({ kind: 'reversal' as const, here: [], there: [item], nearby: [] })),
  ];
  const [ours, theirs] = [grouped(here, serviceKey), grouped(left, serviceKey)];
  const alikeOf = ({ kind, here: [mine], there: [other] }: Match): Difference['alike'] => {
    const item = mine ?? other;
    if (!item || !ONE_SIDED.has(kind)) return null;
    const key = serviceKey(item);
    return { here: ours.get(key)?.length ?? 0, there: theirs.get(key)?.length ?? 0 };
  };
  const ranked = matches
    .map((match) => ({ match, at: DIFFERENCE_KINDS.indexOf(match.kind), order: orderOf(match) }))
    .sort((a, b) => a.at - b.at || (a.order < b.order ? -1 : 1));
  const hereTotals = totalsOf(here, () => 1, log.length - here.length);
  const thereTotals = totalsOf(there, signOf, report.length - there.length);
  return {
    period,
    same,
    reversed,
    differences: ranked.map(({ match }) => differenceOf(match, alikeOf(match))),
    here: hereTotals,
    there: thereTotals,
    difference: statesWork(there, here) ? hereTotals.work - thereTotals.work : null,
  };
}

/** How many of some lines a cause explains. */
export interface CauseTally {
  readonly cause: WorkCause;
  readonly lines: number;
}

/** The causes by how many lines each explains, most first. */
export function tallyCauses(causes: Iterable<readonly WorkCause[]>): CauseTally[] {
  const tally = new Map<string, { readonly cause: WorkCause; lines: number }>();
  for (const each of causes) {
    for (const cause of each) {
      const key = JSON.stringify([cause.release, cause.setting, cause.isOneUnit]);
      const known = tally.get(key);
      if (known) known.lines += 1;
      else tally.set(key, { cause, lines: 1 });
    }
  }
  const keys = [...tally].sort(([a, x], [b, y]) => y.lines - x.lines || (a < b ? -1 : 1));
  return keys.map(([, { cause, lines }]) => ({ cause, lines }));
}
