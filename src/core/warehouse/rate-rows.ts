import type { Setting } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { Locality } from '../release/locality.js';
import { ServicePrices } from './prices.js';
import type { Cell } from './table.js';

/** The place of amounts at GPCI 1.000. */
export const NATIONAL = 'national';

/** How many places make a piece: some thirty thousand rows, which bounds the memory of an export. */
const PLACES_AT_ONCE = 3;

/** The rates of some places as columns of RATES. */
function ratesOf(prices: ServicePrices, places: readonly (Locality | null)[], qp: boolean): Cell[][] {
  const { priced } = prices;
  const ofService = (cells: readonly Cell[]): Cell[] => places.flatMap(() => cells);
  const ofPlace = (cell: (place: Locality | null) => Cell): Cell[] =>
    places.flatMap((place) => Array<Cell>(priced.length).fill(cell(place)));
  const amounts = places.map((place) => prices.at(place));
  const cents = (setting: Setting): Cell[] =>
    amounts.flatMap((of) =>
      of.reasons[setting].map((why, i) => (why === null ? (of.cents[setting][i] ?? null) : null)),
    );
  return [
    ofService(priced.map(({ code }) => code)),
    ofService(priced.map(({ modifier }) => modifier)),
    ofPlace((place) => place?.key ?? NATIONAL),
    ofPlace((place) => place?.mac ?? null),
    ofPlace((place) => place?.number ?? null),
    ofPlace(() => qp),
    cents('nonfacility'),
    cents('facility'),
    amounts.flatMap(({ reasons }) => reasons.nonfacility),
    amounts.flatMap(({ reasons }) => reasons.facility),
  ];
}

/** Services without a price, once, as columns of RATES. */
function unpriced({ verdicts }: ServicePrices): Cell[][] {
  const rows = verdicts.filter(({ reason }) => reason !== null);
  const none = rows.map(() => null);
  const reasons = rows.map(({ reason }) => reason);
  const names = [rows.map(({ code }) => code), rows.map(({ modifier }) => modifier)];
  return [...names, none, none, none, none, none, none, reasons, reasons];
}

/** The table of rates, a piece of its columns at a time. @param prices those of others than QPs */
export function* ratePieces(schedule: FeeSchedule, prices: ServicePrices): Generator<Cell[][]> {
  yield unpriced(prices);
  const places = [null, ...schedule.localities()];
  for (const qp of schedule.release.conversionFactorQp === null ? [false] : [false, true]) {
    const ofQp = qp ? new ServicePrices(schedule, true) : prices;
    for (let from = 0; from < places.length; from += PLACES_AT_ONCE) {
      yield ratesOf(ofQp, places.slice(from, from + PLACES_AT_ONCE), qp);
    }
  }
}
