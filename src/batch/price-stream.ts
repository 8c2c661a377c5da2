import { defaultChoices } from '../core/claim/line/choices.js';
import type { PriceOutcome } from '../core/claim/line/line.js';
import { LineReleases } from '../core/dates/line-releases.js';
import type { Schedules } from '../core/dates/schedule-of.js';
import type { Notice, Refusal } from '../core/issue/issue.js';
import { Batch } from './batch.js';
import type { BatchCommand, BatchPlan } from './command.js';
import { decodeCell } from './input/encoding.js';
import type { Layout, NamedColumns } from './input/layout.js';
import type { Records } from './input/records.js';
import { CLAIM_ROLES, LINE_ROLES } from './input/roles.js';
import { releaseOfAll } from './meaning/date.js';
import type { LineDefaults } from './meaning/defaults.js';
import { ClaimPricer } from './price/claim-pricer.js';
import { LinePricer } from './price/line-pricer.js';

/** The result for one record of a stream. */
export interface PricedRecord {
  /** Number of its first line in the input, from 1 */
  readonly line: number;
  /** Its cells by column name, as text; blank for a malformed record */
  readonly input: Readonly<Record<string, string>>;
  readonly outcome: PriceOutcome;
  /** How many separate services the record stands for, by its column of volumes; the outcome is that of one */
  readonly volume: number;
  /** The release that answered it: "RVU26A"; blank if its date is refused */
  readonly release: string;
  /** How its place, setting and date were read, if that needs saying */
  readonly notices: readonly Notice[];
}

export interface PriceStreamOptions {
  /** Values for records that do not give their own; by default national, non-facility, one unit, a physician */
  readonly defaults?: Partial<LineDefaults>;
  /** Names of columns, by meaning, if they are not the usual ones */
  readonly columns?: NamedColumns;
  /** Price the records of each claim together, by the columns of claim numbers and patients */
  readonly claims?: boolean;
  /** With `claims`: take all records for one claim if no column tells claims apart */
  readonly oneClaim?: boolean;
  /** The day of records without one, ISO; without it, a blank cell in a column of dates is refused */
  readonly date?: string;
  /** Refuse a day whose own release is not held, instead of pricing it by an earlier one of its year */
  readonly strict?: boolean;
  /** The most bytes that a field may have; 1 MB by default, at most 16 MB */
  readonly longestField?: number;
}

function completed(given: Partial<LineDefaults> = {}): LineDefaults {
  return {
    choices: {},
    units: 1,
    setting: null,
    settingNotices: [],
    place: null,
    query: {},
    line: {
      modifiers: [],
      practitioner: null,
      charge: null,
      minutes: null,
      careDays: null,
      claim: defaultChoices(),
    },
    ...given,
  };
}

/** Passes outcomes on as objects and writes nothing. */
class Collecting implements BatchCommand {
  readonly schema = '';
  readonly verb = 'priced';
  readonly columns = [];
  readonly release: string | null;
  private readonly pricer: LinePricer;
  private readonly claims: ClaimPricer | null;
  readonly found: PricedRecord[] = [];

  constructor(
    releases: LineReleases,
    private readonly layout: Layout,
    defaults: LineDefaults,
    byClaims: boolean,
    isOneClaim: boolean,
  ) {
    this.release = releaseOfAll(releases, layout);
    this.pricer = new LinePricer(releases, layout, defaults, byClaims ? 'claims' : 'lines');
    this.claims = byClaims ? new ClaimPricer(this.pricer, layout, isOneClaim) : null;
  }

  get groups(): readonly number[] | undefined {
    return this.claims?.groups.starts;
  }

  answer(records: Records, refused: readonly (Refusal | null)[], isLast: boolean): number {
    const { pricer, claims } = this;
    let { count } = records;
    if (claims) count = claims.answer(records, refused, isLast);
    else {
      pricer.readServices(records);
      pricer.read(records, refused);
      for (let i = 0; i < count; i++) {
        pricer.engine.priceClaim(i, i + 1);
        pricer.engine.splitPayments(i, i + 1);
      }
    }
    for (let i = 0; i < count; i++) this.found.push(this.priced(records, i));
    return count;
  }

  private priced(records: Records, i: number): PricedRecord {
    const cells = records.fields[i] === records.width ? records.cells(i) : [];
    const input = Object.fromEntries(
      this.layout.names.map((name, column) => [name, decodeCell(cells[column] ?? '')]),
    );
    const outcome = this.pricer.outcome(i, this.claims ? 'line' : 'row');
    const notices = outcome.ok ? this.pricer.notices(i) : [];
    const release = this.pricer.release(i);
    return {
      line: records.lines[i] ?? 0,
      input,
      outcome,
      volume: this.pricer.volume(i) ?? 1,
      release,
      notices,
    };
  }

  refused(i: number): Refusal | null {
    return this.pricer.refused(i);
  }

  refusal(i: number): Refusal | null {
    return this.pricer.refusal(i);
  }

  write(): void {}

  json(): object {
    return {};
  }
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
  const defaults = completed(options.defaults);
  const { date = null, strict = false } = options;
  const releases = new LineReleases(schedules, { date, strict });
  let command: Collecting | undefined;
  const plan: BatchPlan = {
    reads: options.claims ? CLAIM_ROLES : LINE_ROLES,
    create: (layout) => {
      command = new Collecting(
        releases,
        layout,
        defaults,
        options.claims ?? false,
        options.oneClaim ?? false,
      );
      return command;
    },
    writer: () => ({ begin: () => {}, records: () => {}, end: () => {} }),
  };
  const batch = new Batch(plan, options.columns ?? {}, options.longestField);
  function* answered(): Generator<PricedRecord> {
    yield* command?.found.splice(0) ?? [];
    while (batch.hasMore) {
      batch.more();
      yield* command?.found.splice(0) ?? [];
    }
  }
  for await (const chunk of chunks) {
    batch.push(chunk);
    yield* answered();
  }
  batch.finish();
  yield* answered();
}
