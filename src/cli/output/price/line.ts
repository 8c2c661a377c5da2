import { asLine } from '../../../answer/json/price.js';
import type { Price } from '../../../core/claim/line/line.js';
import { CENTS_SCALE, formatScaled } from '../../../core/number/decimal.js';
import { rowName } from '../../../core/release/fee-row.js';

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
