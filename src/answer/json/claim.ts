import type { ClaimTotals } from '../../core/claim/totals.js';
import { RVU_SCALE } from '../../core/number/decimal.js';
import type { AnsweredLine } from '../find/answered-line.js';
import { errorJson, noticesJson } from './issues.js';
import { dollars, exact } from './json.js';
import { priceJson } from './price.js';

function totalsJson(totals: ClaimTotals): object {
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

/** The JSON of a claim: its lines in order, each priced or refused, and its totals. */
export function claimJson(claim: string, answers: readonly AnsweredLine[], totals: ClaimTotals): object {
  const lines = answers.map(({ line, outcome, notices }) => {
    if (!outcome.ok) return { line, error: errorJson(outcome) };
    const { date, provider, charge } = outcome.line;
    const given = { line, provider: provider || null, charge: dollars(charge) };
    return { ...given, ...priceJson(outcome, date), notices: noticesJson([...notices, ...outcome.notices]) };
  });
  return { claim: claim === '' ? null : claim, lines, totals: totalsJson(totals) };
}
