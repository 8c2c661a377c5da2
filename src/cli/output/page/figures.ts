import { decodeIndicator, describeOppsCap, POLICY_INDICATORS } from '../../../core/code/indicators.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { CodeReport } from '../../../core/page/lookup.js';
import { type FeeRow, rowName } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Column } from '../../terminal/table.js';
import { paymentText } from '../price/payment-text.js';

/** CMS's figures of a row, as the tables of its page. */

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

export const RVU_COLUMNS: readonly Column[] = [
  { head: '' },
  { head: 'Non-facility', align: 'right' },
  { head: 'Facility', align: 'right' },
];

export function rvuRows({ row, payment }: CodeReport): string[][] {
  return [
    ['Work', rvu(row.work), rvu(row.work)],
    ['Practice expense', rvu(row.nonfacilityPe), rvu(row.facilityPe)],
    ['Malpractice', rvu(row.malpractice), rvu(row.malpractice)],
    ['Total', rvu(row.nonfacilityTotal), rvu(row.facilityTotal)],
    ['National payment', paymentText(payment.nonfacility), paymentText(payment.facility)],
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

/** A policy, CMS's value for it, and its meaning. */
export type PolicyRow = readonly [name: string, value: string, meaning: string];

/** Pre-, intra- and postoperative shares of the fee; blank if the row has no split. */
function globalSplit(row: FeeRow): string {
  const { preOp, intraOp, postOp } = row;
  return preOp + intraOp + postOp === 0 ? '' : ` (pre ${preOp}%, intra ${intraOp}%, post ${postOp}%)`;
}

const na = (flag: boolean, meaning: string): [value: string, meaning: string] =>
  flag ? ['NA', meaning] : ['', 'Usual'];

export function policyRows({ row }: CodeReport, schedule: FeeSchedule): PolicyRow[] {
  const rows = POLICY_INDICATORS.map((indicator): PolicyRow => {
    const { name, value, meaning } = decodeIndicator(row, indicator, schedule.rules);
    return [name, value, indicator === 'global_days' ? meaning + globalSplit(row) : meaning];
  });
  const base = row.endoscopicBase ? 'Base code of the family it is reduced with' : 'None';
  return [
    ...rows,
    ['Endoscopic base', row.endoscopicBase, base],
    ['OPPS cap', '', describeOppsCap(row)],
    ['Outside a facility', ...na(row.nonfacilityNa, 'Rarely or never done there')],
    ['In a facility', ...na(row.facilityNa, 'The facility is paid, not the practitioner')],
  ];
}

/** Whether every policy is one that does not apply, as for drugs and supplies. */
export function saysNothing(rows: readonly PolicyRow[]): boolean {
  return rows.every(([, value]) => /^(?:|XXX|0?9+)$/.test(value));
}
