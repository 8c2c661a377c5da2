import type { AnesthesiaUnits, LinePrice, Payment, Price } from '../../core/claim/line/line.js';
import type { Notice } from '../../core/issue/issue.js';
import { CONVERSION_FACTOR_SCALE, GPCI_SCALE, RVU_SCALE } from '../../core/number/decimal.js';
import { provenanceText } from '../../core/price/provenance.js';
import type {
  AnesthesiaShape,
  PaymentShape,
  PriceShape,
  RowPriceShape,
  TraceShape,
} from '../shapes/price.js';
import { noticesJson } from './issues.js';
import { dollars, exact, type Printed } from './json.js';

/** A price that the rules of claims have touched; null for the plain price of a row. */
export function asLine(price: Price): LinePrice | null {
  return price.kind === 'row' ? null : price;
}

/** Fee schedule amount of one unit; null for anesthesia, which is paid by time. */
export function feeOf(price: Price): number | null {
  return price.kind === 'anesthesia' ? null : price.fee;
}

export function anesthesiaJson({
  base,
  listYear,
  minutes,
  timeTenths,
  factor,
}: AnesthesiaUnits): Printed<AnesthesiaShape> {
  return {
    base_units: base,
    base_units_list: listYear,
    minutes,
    time_units: exact(timeTenths, 1),
    factor: exact(factor, CONVERSION_FACTOR_SCALE),
  };
}

/** The JSON of who pays what. */
export function paymentJson(payment: Payment): Printed<PaymentShape> {
  return {
    deductible: dollars(payment.deductible),
    coinsurance: dollars(payment.coinsurance),
    medicare_share: dollars(payment.medicareShare),
    sequestration: dollars(payment.sequestration),
    medicare_pays: dollars(payment.medicarePays),
    patient_pays: dollars(payment.patientPays),
    received: dollars(payment.received),
    limiting_charge: dollars(payment.limitingCharge),
  };
}

function traceJson({ trace }: Price): Printed<TraceShape>[] {
  return trace.map(({ value, source, ...step }) => ({
    ...step,
    source: provenanceText(source),
    value: exact(value.units, value.scale),
  }));
}

/**
 * The JSON of a price; documented in `rvu help json`.
 * @param date of service, ISO; blank if none is given
 * @param explain whether to add the arithmetic
 */
export function priceJson(price: Price, date: string, explain: boolean): Printed<PriceShape> {
  const { row, terms, rvu } = price;
  const line = asLine(price);
  const { locality, gpci } = terms;
  return {
    release: terms.release.id,
    date: date || null,
    code: row.code,
    modifier: row.modifier,
    modifiers: line ? line.line.service.modifiers : row.modifier === '' ? [] : [row.modifier],
    setting: terms.setting,
    locality: locality && {
      key: locality.key,
      mac: locality.mac,
      number: locality.number,
      state: locality.state,
      name: locality.name,
    },
    gpci: {
      work: exact(gpci.work, GPCI_SCALE),
      pe: exact(gpci.pe, GPCI_SCALE),
      mp: exact(gpci.mp, GPCI_SCALE),
    },
    conversion_factor: exact(terms.conversionFactor, CONVERSION_FACTOR_SCALE),
    qp: terms.qp,
    units: price.units,
    rvu: {
      work: exact(rvu.work, RVU_SCALE),
      pe: exact(rvu.pe, RVU_SCALE),
      mp: exact(rvu.mp, RVU_SCALE),
      total: exact(rvu.total, RVU_SCALE),
    },
    work_credited: price.workCredited === null ? null : exact(price.workCredited, RVU_SCALE),
    fee: dollars(feeOf(price)),
    opps_cap: dollars(price.oppsCap),
    allowed: dollars(price.allowed),
    rules: line ? line.steps.map(({ sentence }) => sentence) : [],
    anesthesia: price.kind === 'anesthesia' ? anesthesiaJson(price.anesthesia) : null,
    payment: line ? paymentJson(line.payment) : null,
    notices: noticesJson(price.notices),
    ...(explain ? { trace: traceJson(price) } : {}),
  };
}

/**
 * The JSON of the price of a row of a CSV.
 * @param volume how many services the row stands for; null if no column says it
 * @param notices about how the row was read
 */
export function rowPriceJson(
  price: Price,
  date: string,
  explain: boolean,
  volume: number | null,
  notices: readonly Notice[],
): Printed<RowPriceShape> {
  return {
    ...priceJson(price, date, explain),
    ...(volume === null ? {} : { volume, volume_allowed: dollars(price.allowed * volume) }),
    notices: noticesJson([...notices, ...price.notices]),
  };
}
