import { claimJson } from '../answer/json/claim.js';
import { errorJson } from '../answer/json/issues.js';
import { type Printed, plain } from '../answer/json/json.js';
import { rowPriceJson } from '../answer/json/price.js';
import type { ClaimShape, PriceShape, RowPriceShape } from '../answer/shapes/price.js';
import type { PricedRecord } from '../batch/collecting.js';
import type { NamedColumns } from '../batch/input/layout.js';
import { RecordPricer } from '../batch/price-records.js';
import { priceStream } from '../batch/price-stream.js';
import type { LineOutcome, Price } from '../core/claim/line/line.js';
import { claimTotals } from '../core/claim/totals.js';
import { LineReleases } from '../core/dates/line-releases.js';
import { choicesOf, defaultsOf } from './choices.js';
import { cellsOf, completed, recordsOf } from './lines.js';
import { isoDate, type OpenReleases, releasesOf, schedulesOf } from './releases.js';
import type { ClaimRequest, LineRequest, PriceRequest, StreamRequest } from './requests.js';
import type { Answered, PricedRow } from './rvu.js';

/** The price of a record, with what is to be known of how it was read. */
function priced(
  { date, volume, notices }: PricedRecord,
  price: Price,
  explain: boolean,
): Printed<RowPriceShape> {
  return rowPriceJson(price, date, explain, volume, notices);
}

/** Requests of so many kinds are remembered. */
const MOST_KINDS = 64;

/** The pricer of requests of a kind: the same properties and choices. */
function pricerOf({ pricers }: OpenReleases, kind: string, make: () => RecordPricer): RecordPricer {
  const known = pricers.get(kind);
  if (known) return known;
  if (pricers.size >= MOST_KINDS) pricers.clear();
  const made = make();
  pricers.set(kind, made);
  return made;
}

/** Prices one service. */
export function price(open: OpenReleases, request: PriceRequest): Answered<PriceShape> {
  const { release, explain = false, waterfall = false } = request;
  const { layout, records } = recordsOf([cellsOf(request)]);
  const choices = choicesOf(request);
  const { participation, deductibleMet } = choices.line.claim;
  const key = [release, waterfall, ...layout.names, choices.choices, participation, deductibleMet];
  const pricer = pricerOf(open, JSON.stringify(key), () => {
    const options = { defaults: choices, payments: waterfall };
    return new RecordPricer(releasesOf(open, release), layout, options);
  });
  const [record] = pricer.price(records);
  if (!record) throw new Error('a record without an outcome');
  const { outcome } = record;
  return plain<Answered<PriceShape>>(
    outcome.ok ? { ok: true, ...priced(record, outcome, explain) } : { ok: false, ...errorJson(outcome) },
  );
}

/** Prices the lines of a claim. */
export function claim(open: OpenReleases, lines: readonly LineRequest[], common: ClaimRequest): ClaimShape {
  const { explain = false, release } = common;
  const { layout, records } = recordsOf(lines.map((line) => cellsOf(completed(line, common))));
  const options = { defaults: choicesOf(common), claims: true, oneClaim: true };
  const found = new RecordPricer(releasesOf(open, release), layout, options).price(records);
  const outcomes = found.map(({ outcome }) => outcome as LineOutcome);
  const answers = found.map(({ notices }, i) => ({
    line: i + 1,
    outcome: outcomes[i] as LineOutcome,
    notices,
  }));
  return plain<ClaimShape>(claimJson('', answers, claimTotals(outcomes), explain));
}

/** The bytes of a stream that may be one of text. */
async function* bytesOf(
  source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

function rowOf(record: PricedRecord, explain: boolean): Printed<PricedRow> {
  const { line, input, outcome } = record;
  if (!outcome.ok) return { line, input, error: errorJson(outcome) };
  return { line, input, result: priced(record, outcome, explain) };
}

/** Prices the rows of a CSV as they stream in. */
export async function* stream(
  open: OpenReleases,
  source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  request: StreamRequest,
): AsyncGenerator<PricedRow> {
  const { release, date, claims = false, one_claim = false, columns = {}, explain = false } = request;
  const schedules = schedulesOf(open, release);
  const day = {
    ...(date === undefined ? {} : { date: isoDate(date) }),
    ...(schedules === open.all ? { schedule: open.standing } : {}),
  };
  const options = {
    defaults: defaultsOf(request, new LineReleases(schedules, day).first),
    claims,
    oneClaim: one_claim,
    columns: columns as NamedColumns,
    ...day,
  };
  for await (const record of priceStream(schedules, bytesOf(source), options))
    yield plain<PricedRow>(rowOf(record, explain));
}
