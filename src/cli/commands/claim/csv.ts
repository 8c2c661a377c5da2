import { noticeText } from '../../../answer/issue/remedies.js';
import { feeOf } from '../../../answer/json/price.js';
import type { LinePrice } from '../../../core/claim/line/line.js';
import { percentText } from '../../../core/claim/line/wording.js';
import type { ClaimTotals } from '../../../core/claim/totals.js';
import type { Notice } from '../../../core/issue/issue.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { ruleSentences } from '../../output/price/line.js';

const money = (cents: number): string => formatScaled(cents, CENTS_SCALE);

/** "50%"; blank if the amount is not a plain percentage of the fee. */
export function percentCell(price: LinePrice): string {
  return price.percent === null ? '' : percentText(price.percent);
}

/** What the rules did to a line, as one cell. */
export function ruleCell(price: LinePrice): string {
  return ruleSentences(price).join('; ');
}

/** The cells that `rvu claim` adds to a record, without the error cell. */
export function lineCells(price: LinePrice, notices: readonly Notice[]): string[] {
  const notes = [...notices, ...price.notices].map(noticeText).join(' ');
  const { medicarePays, patientPays } = price.payment;
  const fee = feeOf(price);
  return [
    fee === null ? '' : money(fee),
    money(price.allowed),
    percentCell(price),
    ruleCell(price),
    money(medicarePays),
    money(patientPays),
    price.workCredited === null ? '' : formatScaled(price.workCredited, RVU_SCALE),
    notes,
  ];
}

export const TOTALS_COLUMNS = [
  'claim_id',
  'lines',
  'refused',
  'rvu_allowed',
  'rvu_deductible',
  'rvu_coinsurance',
  'rvu_medicare_pays',
  'rvu_patient_pays',
  'rvu_work_credited',
] as const;

export function totalsCells(claim: string, totals: ClaimTotals): string[] {
  const { allowed, deductible, coinsurance, medicarePays, patientPays } = totals;
  const amounts = [allowed, deductible, coinsurance, medicarePays, patientPays].map(money);
  const work = formatScaled(totals.workCredited, RVU_SCALE);
  return [claim, String(totals.lines), String(totals.refused), ...amounts, work];
}
