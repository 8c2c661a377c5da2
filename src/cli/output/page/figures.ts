import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { CodeReport } from '../../../core/page/lookup.js';
import { type FeeRow, rowName } from '../../../core/release/fee-row.js';
import { shortKey } from '../../../core/release/locality.js';
import type { Column } from '../../terminal/table.js';
import { paymentText } from '../price/payment-text.js';

/** CMS's figures of a row, as the tables of its page. */

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

export const RVU_COLUMNS: readonly Column[] = [
  { head: '' },
  { head: 'Non-facility', align: 'right' },
  { head: 'Facility', align: 'right' },
];

export function rvuRows({ row, payment, locality }: CodeReport): string[][] {
  const paid = locality ? `Payment in ${shortKey(locality)}` : 'National payment';
  return [
    ['Work', rvu(row.work), rvu(row.work)],
    ['Practice expense', rvu(row.nonfacilityPe), rvu(row.facilityPe)],
    ['Malpractice', rvu(row.malpractice), rvu(row.malpractice)],
    ['Total', rvu(row.nonfacilityTotal), rvu(row.facilityTotal)],
    [paid, paymentText(payment.nonfacility), paymentText(payment.facility)],
  ];
}

/** Whether a row has any RVU: CMS's file has zeros where it has none. */
export function hasRvus({ nonfacilityTotal, facilityTotal, work }: FeeRow): boolean {
  return nonfacilityTotal + facilityTotal + work > 0;
}

/** Work, both practice expenses, malpractice and both totals of a row, as text. */
export function rvuCells(row: FeeRow): string[] {
  const { work, nonfacilityPe, facilityPe, malpractice, nonfacilityTotal, facilityTotal } = row;
  const rvus = [work, nonfacilityPe, facilityPe, malpractice, nonfacilityTotal, facilityTotal];
  return rvus.map((rvu) => formatScaled(rvu, RVU_SCALE));
}

export const SIBLING_COLUMNS: readonly Column[] = [
  { head: 'Other rows' },
  { head: 'St' },
  { head: 'Work', align: 'right' },
  { head: 'PE nf', align: 'right' },
  { head: 'PE f', align: 'right' },
  { head: 'MP', align: 'right' },
  { head: 'Total nf', align: 'right' },
  { head: 'Total f', align: 'right' },
];

export function siblingRow(row: FeeRow): string[] {
  return [rowName(row), row.status, ...rvuCells(row)];
}
