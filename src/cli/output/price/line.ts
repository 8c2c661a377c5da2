import type { AnesthesiaUnits, LinePrice, Payment, Price } from '../../../core/claim/line/line.js';
import { CENTS_SCALE, CONVERSION_FACTOR_SCALE, formatScaled } from '../../../core/number/decimal.js';
import { rowName } from '../../../core/release/fee-row.js';
import { dollars, exact } from '../json.js';

/** A price that the rules of claims have touched; null for the plain price of a row. */
export function asLine(price: Price): LinePrice | null {
  return price.kind === 'row' ? null : price;
}

/** Fee schedule amount of one unit; null for anesthesia, which is paid by time. */
export function feeOf(price: Price): number | null {
  return price.kind === 'anesthesia' ? null : price.fee;
}

export function anesthesiaJson({ base, listYear, minutes, timeTenths, factor }: AnesthesiaUnits): object {
  return {
    base_units: base,
    base_units_list: listYear,
    minutes,
    time_units: exact(timeTenths, 1),
    factor: exact(factor, CONVERSION_FACTOR_SCALE),
  };
}

/** The JSON of who pays what. */
export function paymentJson(payment: Payment): object {
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

/** "27447-80-LT": the service as requested. */
export function priceName(price: Price): string {
  const line = asLine(price);
  if (!line) return rowName(price.row);
  const { code, modifiers } = line.line.service;
  return [code, ...modifiers].join('-');
}

/** What the rules did to a line, one sentence per rule. */
export function ruleSentences(price: Price): readonly string[] {
  return asLine(price)?.steps.map(({ sentence }) => sentence) ?? [];
}

/** The same with a capital letter and a period, to go among other sentences. */
export function ruleNotes(price: Price): readonly string[] {
  return ruleSentences(price).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
}

/** Columns of who pays what, in CSV. */
export const PAYMENT_COLUMNS = [
  'rvu_deductible',
  'rvu_coinsurance',
  'rvu_sequestration',
  'rvu_medicare_pays',
  'rvu_patient_pays',
  'rvu_limiting_charge',
] as const;

export function paymentCells(price: Price): string[] {
  const payment = asLine(price)?.payment;
  if (!payment) return PAYMENT_COLUMNS.map(() => '');
  const { deductible, coinsurance, sequestration, medicarePays, patientPays, limitingCharge } = payment;
  return [deductible, coinsurance, sequestration, medicarePays, patientPays, limitingCharge].map((cents) =>
    cents === null ? '' : formatScaled(cents, CENTS_SCALE),
  );
}
