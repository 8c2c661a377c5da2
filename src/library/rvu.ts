import type { FoundShape, HistoryShape, LookupShape, RankShape, SearchShape } from '../answer/shapes/code.js';
import type { RefusalShape } from '../answer/shapes/issue.js';
import type { ClaimShape, PriceShape, RowPriceShape } from '../answer/shapes/price.js';
import type {
  ClaimRequest,
  HistoryOptions,
  LineRequest,
  LookupRequest,
  PriceRequest,
  RankRequest,
  SearchOptions,
  StreamRequest,
} from './requests.js';

/** An answer, or the reason why there is none: a value with a stable code, never an exception. */
export type Answered<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & RefusalShape);

/** The price of a row of a CSV, or why it has none, as `rvu pay --ndjson` says it. */
export interface PricedRow {
  /** Number of its first line in the input, from 1 */
  readonly line: number;
  /** Its cells by column name */
  readonly input: Readonly<Record<string, string>>;
  /** Absent from a row that is refused */
  readonly result?: RowPriceShape;
  /** Absent from a row that is priced */
  readonly error?: RefusalShape;
}

/** What applies to every request that does not say otherwise. */
export interface RvuOptions extends Omit<ClaimRequest, 'date'> {}

/**
 * The calculator: what the commands of `rvu` answer, as objects of plain numbers and strings. Properties are those of
 * `--json`, whose schemas `rvu schema` prints. Dollars are numbers with exact cents.
 */
export interface Rvu {
  /**
   * What Medicare allows for one service, like `rvu pay --json` in one setting.
   * @example const price = rvu.price({ code: '99213', zip: '94110', date: '2026-02-03' });
   * if (price.ok) console.log(price.allowed);
   * @throws UsageError for an unknown property, a value of the wrong type, or a release that is not held
   */
  price(request: PriceRequest): Answered<PriceShape>;
  /**
   * What Medicare allows and pays for the lines of one claim together, like `rvu claim --json`. Lines are numbered
   * from 1 in the order given; a line that has no price has an `error` instead.
   * @param common what applies to each line that does not say it itself
   * @example rvu.claim([{ code: '27447', modifiers: 'LT' }, { code: '64447' }], { locality: 'CA-05' }).totals.allowed
   * @throws UsageError like `price`
   */
  claim(lines: readonly LineRequest[], common?: ClaimRequest): ClaimShape;
  /**
   * What a code is and how Medicare treats it, like `rvu lookup --json`.
   * @param code "99213" or "70553-26"
   */
  lookup(code: string, request?: LookupRequest): Answered<LookupShape>;
  /** Codes by words, like `rvu search --json`. @param words "knee replacement", "TKA" */
  search(words: string, options?: SearchOptions): Promise<SearchShape>;
  /** The codes of that search alone, best first; none if nothing is found. */
  find(words: string, options?: SearchOptions): Promise<readonly FoundShape[]>;
  /** Where a code stands among others, like `rvu rank --json`. @param code "99213" or "70553-26" */
  rank(code: string, request?: RankRequest): Answered<RankShape>;
  /** A code through every release held, like `rvu history --json`. @param code also one that is gone: "99201" */
  history(code: string, options?: HistoryOptions): Answered<HistoryShape>;
  /**
   * Prices the rows of a CSV as they stream in, in constant memory and in order, like `rvu pay --ndjson`.
   * @param source a Node.js stream, or anything else that yields bytes or text
   * @example for await (const { line, result } of rvu.priceStream(createReadStream('visits.csv')))
   *   console.log(line, result?.allowed);
   * @throws InputError, UsageError if the input is not a table of codes
   */
  priceStream(
    source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
    request?: StreamRequest,
  ): AsyncGenerator<PricedRow>;
}
