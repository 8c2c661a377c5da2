import { LineReleases } from '../core/dates/line-releases.js';
import type { Schedules } from '../core/dates/schedule-of.js';
import type { FeeSchedule } from '../core/release/fee-schedule.js';
import { Batch } from './batch.js';
import { collectingPlan, type PricedRecord, type PricingOptions } from './collecting.js';
import type { NamedColumns } from './input/layout.js';

export interface PriceStreamOptions extends PricingOptions {
  /** Names of columns, by meaning, if they are not the usual ones */
  readonly columns?: NamedColumns;
  /** The day of records without one, ISO; without it, a blank cell in a column of dates is refused */
  readonly date?: string;
  /** The release of records without a date, if it is not the default one */
  readonly schedule?: FeeSchedule;
  /** Refuse a day whose own release is not held, instead of pricing it by an earlier one of its year */
  readonly strict?: boolean;
  /** The most bytes that a field may have; 1 MB by default, at most 16 MB */
  readonly longestField?: number;
}

/**
 * Prices the records of a CSV as it streams in, in constant memory and in order: the engine of `rvu pay` and
 * `rvu claim` for files.
 * @param schedules all releases held (`openReleases`): each record is priced by the release in force on its date of
 * service, and one without a date by the default release; or a single release, which then prices every record
 * @param chunks the bytes of a CSV with a header, or of a bare list of codes, split in any way
 * @example for await (const { line, outcome } of priceStream(openReleases({ inMemory: true }),
 * createReadStream('visits.csv'))) { if (outcome.ok) console.log(line, formatDollars(outcome.allowed)); }
 * @throws InputError, UsageError if the input is not a table of codes, or lacks a column named in the options
 */
export async function* priceStream(
  schedules: Schedules,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: PriceStreamOptions = {},
): AsyncGenerator<PricedRecord> {
  const { date = null, strict = false, schedule } = options;
  const releases = new LineReleases(schedules, { date, strict, schedule });
  const { plan, found } = collectingPlan(releases, options);
  const batch = new Batch(plan, options.columns ?? {}, options.longestField);
  function* answered(): Generator<PricedRecord> {
    yield* found();
    while (batch.hasMore) {
      batch.more();
      yield* found();
    }
  }
  for await (const chunk of chunks) {
    batch.push(chunk);
    yield* answered();
  }
  batch.finish();
  yield* answered();
}
