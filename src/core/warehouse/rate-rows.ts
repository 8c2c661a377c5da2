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
  const columns: Cell[][] = Array.from({ length: 10 }, () => []);
  const [codes, modifiers, keys, macs, numbers, qps, outside, inside, whyOutside, whyInside] = columns;
  for (const locality of places) {
    const { cents, reasons } = prices.at(locality);
    const amount = (setting: 'nonfacility' | 'facility', i: number): number | null =>
      reasons[setting][i] === null ? (cents[setting][i] ?? null) : null;
    for (const [i, { code, modifier }] of prices.priced.entries()) {
      codes?.push(code);
      modifiers?.push(modifier);
      keys?.push(locality?.key ?? NATIONAL);
      macs?.push(locality?.mac ?? null);
      numbers?.push(locality?.number ?? null);
      qps?.push(qp);
      outside?.push(amount('nonfacility', i));
      inside?.push(amount('facility', i));
      whyOutside?.push(reasons.nonfacility[i] ?? null);
      whyInside?.push(reasons.facility[i] ?? null);
    }
  }
  return columns;
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
