/**
 * The library: what the commands of `rvu` answer, as objects of plain numbers and strings, for ESM and CommonJS.
 *
 * @example import { openRvu } from 'rvu'; const rvu = openRvu(); const price = rvu.price({ code: '99213', zip:
 * '94110' }); if (price.ok) console.log(price.allowed);
 */

export type {
  ElsewhereShape,
  FiguresShape,
  FoundShape,
  HistoryPointShape,
  HistoryShape,
  IndicatorShape,
  LookupShape,
  PastShape,
  RankShape,
  RvuShape,
  SearchShape,
  WorkTimeShape,
} from './answer/shapes/code.js';
export type { NoticeShape, RefusalShape } from './answer/shapes/issue.js';
export type {
  AnesthesiaShape,
  ClaimShape,
  LocalityShape,
  PaymentShape,
  PricedLineShape,
  PriceShape,
  RefusedLineShape,
  RowPriceShape,
  TotalsShape,
  TraceShape,
} from './answer/shapes/price.js';
export type { ErrorCode, NoticeCode } from './core/issue/codes.js';
export { DataError, InputError, OutputError, RvuError, UsageError } from './core/issue/errors.js';
export { openRvu } from './library/open-rvu.js';
export type {
  ChoicesRequest,
  CircumstancesRequest,
  ClaimRequest,
  HistoryOptions,
  LineRequest,
  LookupRequest,
  PlaceRequest,
  PriceRequest,
  RankRequest,
  ReleaseRequest,
  SearchOptions,
  StreamRequest,
} from './library/requests.js';
export type { Answered, PricedRow, Rvu, RvuOptions } from './library/rvu.js';
