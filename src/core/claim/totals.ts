import type { LineOutcome, Payment } from './line/line.js';

/** Sums of a claim, in cents. */
export interface ClaimTotals {
  readonly lines: number;
  readonly refused: number;
  readonly allowed: number;
  readonly deductible: number;
  readonly coinsurance: number;
  readonly sequestration: number;
  readonly medicarePays: number;
  readonly patientPays: number;
  readonly received: number;
  /** Work RVUs credited, 1/100 */
  readonly workCredited: number;
}

/** Adds up the lines of a claim; refused lines are counted but add nothing. */
export function claimTotals(outcomes: readonly LineOutcome[]): ClaimTotals {
  const lines = outcomes.filter((outcome) => outcome.ok);
  const priced = lines.map(({ payment }) => payment);
  const sum = (of: (payment: Payment) => number): number =>
    priced.reduce((total, payment) => total + of(payment), 0);
  return {
    lines: outcomes.length,
    refused: outcomes.length - priced.length,
    allowed: sum(({ allowed }) => allowed),
    deductible: sum(({ deductible }) => deductible),
    coinsurance: sum(({ coinsurance }) => coinsurance),
    sequestration: sum(({ sequestration }) => sequestration),
    medicarePays: sum(({ medicarePays }) => medicarePays),
    patientPays: sum(({ patientPays }) => patientPays),
    received: sum(({ received }) => received),
    workCredited: lines.reduce((total, line) => total + (line.workCredited ?? 0), 0),
  };
}
