import { basename } from 'node:path';
import { type ReportedRows, readReportedRows } from '../../../batch/reconcile/rows.js';
import { contractOf } from '../../../core/contract/contract.js';
import { UsageError } from '../../../core/issue/errors.js';
import { formatDollars } from '../../../core/number/decimal.js';
import { type OtherWork, type WorkCause, workCauses } from '../../../core/reconcile/causes.js';
import { rateOf, type WorkRate, workInCents } from '../../../core/reconcile/dollars.js';
import type { ReportedLine } from '../../../core/reconcile/lines.js';
import { type ProductionDifference, productionDifferences } from '../../../core/reconcile/production.js';
import {
  type CauseTally,
  type Difference,
  periodOf,
  type ReportComparison,
  type ReportPeriod,
  reconcile,
  tallyCauses,
} from '../../../core/reconcile/reconcile.js';
import { namedColumns } from '../../batch/run.js';
import { namedContract } from '../../journal/columns.js';
import { csvOf } from '../../journal/file.js';
import { type LogSetup, openLog } from '../../journal/setup.js';
import type { Io } from '../../terminal/io.js';
import type { ReconcileOptions } from './command.js';

/** A reconciliation with all that is said about it. */
export interface ReconcileAnswer {
  /** The name of the file, or "report" */
  readonly name: string;
  readonly rows: ReportedRows;
  readonly result: ReportComparison;
  /** What would give the report's work RVUs, of differences in work RVUs alone */
  readonly causes: ReadonlyMap<Difference, readonly WorkCause[]>;
  readonly tally: readonly CauseTally[];
  /** null if neither an option nor a contract says what a work RVU is worth */
  readonly rate: WorkRate | null;
  /** Where the rate is from, in words */
  readonly rateSource: string;
  /** What the tiers of contracts pay by either side; none if a rate is given or the report states no work RVUs */
  readonly production: readonly ProductionDifference[];
  /** The releases held, in order */
  readonly held: readonly string[];
  /** Lines of the journal that cannot be read */
  readonly problems: number;
}

/** Dollars of a difference in work RVUs, in cents, at the lowest and the highest rate. */
export function centsOf(work: number | null, rate: WorkRate | null): readonly [number, number] | null {
  if (work === null || rate === null) return null;
  return [workInCents(work, rate.low), workInCents(work, rate.high)];
}

function chosenPeriod({ from, to }: ReconcileOptions, lines: readonly ReportedLine[]): ReportPeriod | null {
  const found = periodOf(lines);
  const period = { from: from ?? found?.from ?? '', through: to ?? found?.through ?? '' };
  if (from !== undefined && to !== undefined && to < from)
    throw new UsageError('E_USAGE', '--to is before --from.', 'Give the first day, then the last.');
  return period.from === '' || period.through === '' ? null : period;
}

/** What a work RVU is worth, and in words where that is from. */
function chosenRate(
  { rate }: ReconcileOptions,
  { contracts }: LogSetup,
  result: ReportComparison,
): Pick<ReconcileAnswer, 'rate' | 'rateSource'> {
  if (rate !== undefined) return { rate: { low: rate, high: rate }, rateSource: '--rate' };
  const dates = result.differences.flatMap(({ here, there }) => [
    ...here.map(({ contract }) => contract),
    ...(here.length > 0 ? [] : there.map(({ date }) => contractOf(contracts, { contract: '', date }))),
  ]);
  const used = [...new Set(dates)].flatMap((contract) => contract ?? []);
  const found = rateOf(used);
  const names = used.filter(({ tiers }) => tiers.length > 0).map(({ name }) => name);
  return { rate: found, rateSource: `the tiers of ${names.sort().join(' and ')}` };
}

/** "$52.50 a work RVU (the tiers of valley)" */
export function rateText({ rate, rateSource }: ReconcileAnswer): string {
  if (rate === null) return '';
  const { low, high } = rate;
  const span = low === high ? formatDollars(low) : `${formatDollars(low)} to ${formatDollars(high)}`;
  return `${span} a work RVU (${rateSource})`;
}

/** Compares the file that is named with the log. */
export async function answerReconcile(
  words: readonly string[],
  options: ReconcileOptions,
  io: Io,
): Promise<ReconcileAnswer> {
  const [file] = words;
  if (file === undefined || words.length > 1)
    throw new UsageError(
      'E_USAGE',
      'rvu reconcile needs one file, or -.',
      'Example: rvu reconcile march.csv',
    );
  const log = openLog(io);
  const { contract } = options;
  const given = contract === undefined ? null : namedContract(log.contracts, contract);
  const csv = await csvOf(file, options, io);
  const rows = readReportedRows(csv, namedColumns(options), options.perUnit, options.maxField);
  const { entries, problems } = log.journal.read();
  const credited = log
    .credit(entries.length)
    .all(entries)
    .filter((each) => contract === undefined || each.contract?.name === contract);
  const period = chosenPeriod(options, rows.rows);
  const result = reconcile(credited, rows.rows, period);
  const production =
    period === null || options.rate !== undefined
      ? []
      : productionDifferences(credited, rows.rows, period, log.contracts, given);
  const others = new Map<OtherWork, Difference>();
  for (const difference of result.differences) {
    const [entry] = difference.here;
    if (difference.kind === 'work' && entry && difference.workThere !== null)
      others.set({ credited: entry, work: difference.workThere }, difference);
  }
  const releases = log.releases(entries.length);
  const found = workCauses([...others.keys()], entries, releases, log.contracts);
  const causes = new Map(
    [...others].flatMap(([work, difference]) => {
      const each = found.get(work);
      return each ? [[difference, each] as const] : [];
    }),
  );
  return {
    name: file === '-' ? 'report' : basename(file),
    rows,
    result,
    causes,
    tally: tallyCauses(causes.values()),
    ...chosenRate(options, log, result),
    production,
    held: releases.held.map(({ id }) => id),
    problems: problems.length,
  };
}
