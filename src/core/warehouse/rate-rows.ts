import type { FeeSchedule } from '../release/fee-schedule.js';
import { type Locality, NATIONAL } from '../release/locality.js';
import { type Service, ServicePrices, type ServiceVerdict, serviceVerdicts } from './prices.js';
import type { Cell } from './table.js';

/** How many places make a piece, and with it a group of rows of Parquet: some hundred thousand rows. */
const PLACES_AT_ONCE = 10;

/** The columns of RATES for a few places, made once and filled again for each piece. */
class RateColumns {
  private readonly columns: Cell[][];
  private readonly prices: ServicePrices;

  /** @param services those that have a price */
  constructor(
    schedule: FeeSchedule,
    qp: boolean,
    private readonly services: readonly Service[],
  ) {
    this.prices = new ServicePrices(schedule, qp, services);
    const each = Array.from({ length: PLACES_AT_ONCE }, () => services).flat();
    const empty = (): Cell[] => Array<Cell>(each.length).fill(null);
    this.columns = [
      each.map(({ code }) => code),
      each.map(({ modifier }) => modifier),
      ...[empty(), empty(), empty()],
      Array<Cell>(each.length).fill(qp),
      ...[empty(), empty(), empty(), empty()],
    ];
  }

  /** @returns the rates of some places, which are overwritten by those of the next */
  of(places: readonly (Locality | null)[]): Cell[][] {
    places.forEach((place, i) => {
      this.fill(place, i * this.services.length);
    });
    if (places.length === PLACES_AT_ONCE) return this.columns;
    return this.columns.map((column) => column.slice(0, places.length * this.services.length));
  }

  private fill(place: Locality | null, from: number): void {
    const [, , keys, macs, numbers, , nonfacility, facility, whyNonfacility, whyFacility] = this.columns;
    const count = this.services.length;
    const to = from + count;
    keys?.fill(place?.key ?? NATIONAL, from, to);
    macs?.fill(place?.mac ?? null, from, to);
    numbers?.fill(place?.number ?? null, from, to);
    const { cents, reasons } = this.prices.at(place);
    for (let i = 0; i < count; i++) {
      const [notOutside, notInside] = [reasons.nonfacility[i] ?? null, reasons.facility[i] ?? null];
      if (nonfacility) nonfacility[from + i] = notOutside === null ? (cents.nonfacility[i] ?? null) : null;
      if (facility) facility[from + i] = notInside === null ? (cents.facility[i] ?? null) : null;
      if (whyNonfacility) whyNonfacility[from + i] = notOutside;
      if (whyFacility) whyFacility[from + i] = notInside;
    }
  }
}

/** Services without a price, once, as columns of RATES. */
function unpriced(verdicts: readonly ServiceVerdict[]): Cell[][] {
  const rows = verdicts.filter(({ reason }) => reason !== null);
  const none = rows.map(() => null);
  const reasons = rows.map(({ reason }) => reason);
  const names = [rows.map(({ code }) => code), rows.map(({ modifier }) => modifier)];
  return [...names, none, none, none, none, none, none, reasons, reasons];
}

/** Without the rows of the verdicts, which take memory. */
const pricedOf = (verdicts: readonly ServiceVerdict[]): Service[] =>
  verdicts.filter(({ reason }) => reason === null).map(({ code, modifier }) => ({ code, modifier }));

/**
 * The rates of services that have a price, a piece of their columns at a time; a piece is overwritten by the next.
 * @param services those that have a price
 */
function* pricedPieces(
  schedule: FeeSchedule,
  qp: boolean,
  services: readonly Service[],
): Generator<Cell[][]> {
  const places = [null, ...schedule.localities()];
  const columns = new RateColumns(schedule, qp, services);
  for (let from = 0; from < places.length; from += PLACES_AT_ONCE) {
    yield columns.of(places.slice(from, from + PLACES_AT_ONCE));
  }
}

/** What the pieces of a table are made of, each when it is asked for. */
function* rates(schedule: FeeSchedule, first: Cell[][], services: readonly Service[]): Generator<Cell[][]> {
  yield first;
  yield* pricedPieces(schedule, false, services);
  if (schedule.release.conversionFactorQp !== null)
    yield* pricedPieces(schedule, true, pricedOf(serviceVerdicts(schedule, true)));
}

/**
 * The table of rates, a piece of its columns at a time; a piece is overwritten by the next.
 * @param verdicts those of others than QPs, which are not kept
 */
export const ratePieces = (schedule: FeeSchedule, verdicts: readonly ServiceVerdict[]): Iterable<Cell[][]> =>
  rates(schedule, unpriced(verdicts), pricedOf(verdicts));
