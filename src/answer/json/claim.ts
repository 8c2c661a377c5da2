import type { ClaimTotals } from '../../core/claim/totals.js';
import { RVU_SCALE } from '../../core/number/decimal.js';
import type { AnsweredLine } from '../find/answered-line.js';
import type { ClaimShape, TotalsShape } from '../shapes/price.js';
import { errorJson, noticesJson } from './issues.js';
import { dollars, exact, type Printed } from './json.js';
import { priceJson } from './price.js';

function totalsJson(totals: ClaimTotals): Printed<TotalsShape> {
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
    work_credited: exact(totals.workCredited, RVU_SCALE),
  };
}

/**
 * The JSON of a claim: its lines in order, each priced or refused, and its totals.
 * @param explain whether to add the arithmetic of each price
 */
export function claimJson(
  claim: string,
  answers: readonly AnsweredLine[],
  totals: ClaimTotals,
  explain: boolean,
): Printed<ClaimShape> {
  const lines = answers.map(({ line, outcome, notices }) => {
    if (!outcome.ok) return { line, error: errorJson(outcome) };
    const { date, provider, charge } = outcome.line;
    const given = { line, provider: provider || null, charge: dollars(charge) };
    const price = priceJson(outcome, date, explain);
    return { ...given, ...price, notices: noticesJson([...notices, ...outcome.notices]) };
  });
  return { claim: claim === '' ? null : claim, lines, totals: totalsJson(totals) };
}
