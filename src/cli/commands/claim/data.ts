import type { LinePrice } from '../../../core/claim/columns/line.js';
import { percentText } from '../../../core/claim/columns/wording.js';
import type { ClaimTotals } from '../../../core/claim/totals.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import { CENTS_SCALE, formatScaled } from '../../../core/number/decimal.js';
import { errorJson } from '../../output/finish.js';
import { dollars } from '../../output/json.js';
import { feeOf, ruleSentences } from '../../output/price/line.js';
import { noticesJson, noticeText } from '../../output/remedies.js';
import { priceJson } from '../pay/data.js';

const money = (cents: number): string => formatScaled(cents, CENTS_SCALE);

/** "50%"; blank where the amount is no plain percentage of the fee. */
export function percentCell(price: LinePrice): string {
  return price.percent === null ? '' : percentText(price.percent);
}

/** What the rules did to a line, in one text. */
export function ruleCell(price: LinePrice): string {
  return ruleSentences(price).join('; ');
}

/** The cells that `rvu claim` adds to a record, the error cell left out. */
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
    notes,
  ];
}

export function totalsJson(totals: ClaimTotals): object {
  return {
    lines: totals.lines,
    refused: totals.refused,
    allowed: dollars(totals.allowed),
    deductible: dollars(totals.deductible),
    coinsurance: dollars(totals.coinsurance),
    sequestration: dollars(totals.sequestration),
    medicare_pays: dollars(totals.medicarePays),
    patient_pays: dollars(totals.patientPays),
    received: dollars(totals.received),
  };
}

/** One answer of a claim, with where it stands in the input. */
export interface ClaimAnswer {
  readonly line: number;
  readonly outcome: LinePrice | Refusal;
  readonly notices: readonly Notice[];
}

/** A claim as it stands in JSON: its lines in order, each priced or refused, and its totals. */
export function claimJson(claim: string, answers: readonly ClaimAnswer[], totals: ClaimTotals): object {
  const lines = answers.map(({ line, outcome, notices }) => {
    if (!outcome.ok) return { line, error: errorJson(outcome) };
    const { date, provider, charge } = outcome.line;
    const given = { line, date: date || null, provider: provider || null, charge: dollars(charge) };
    return { ...given, ...priceJson(outcome), notices: noticesJson([...notices, ...outcome.notices]) };
  });
  return { claim: claim === '' ? null : claim, lines, totals: totalsJson(totals) };
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
] as const;

export function totalsCells(claim: string, totals: ClaimTotals): string[] {
  const { allowed, deductible, coinsurance, medicarePays, patientPays } = totals;
  const amounts = [allowed, deductible, coinsurance, medicarePays, patientPays].map(money);
  return [claim, String(totals.lines), String(totals.refused), ...amounts];
}
