import { formatDollars } from '../../../number/decimal.js';
import { citing } from '../../../price/provenance.js';
import type { LineWork } from '../../line/work.js';

/**
 * Medicare allows the lower of the actual charge and the fee: line by line, and for the two lines of a
 * bilateral pair (BILAT SURG 0, 1, 2) on both together. Source: RVU26A documentation; 42 CFR 414.21.
 */
const SOURCE = citing('RVU26A documentation; 42 CFR 414.21');

function lower(work: LineWork, amount: number, charge: number, what: string): void {
  const sentence = `lower of ${what} and ${formatDollars(amount)}`;
  work.step('charge', sentence, sentence, Math.min(amount, charge), SOURCE);
}

function applyToPair(work: LineWork, other: LineWork): void {
  const charge = (work.line.charge ?? 0) + (other.line.charge ?? 0);
  const amount = work.amount + other.amount;
  if (charge >= amount) return;
  lower(work, amount, charge, `the charges of both sides, ${formatDollars(charge)},`);
  const first = Math.min(work.amount, charge);
  work.become(first, null);
  other.become(charge - first, null);
}

/** Lowers a line, or a pair at its first line, to what was charged. */
export function applyCharge(work: LineWork): void {
  const { charge } = work.line;
  const other = work.pairedWith;
  if (other && work.row.bilateral !== '3') {
    if (work.index < other.index && charge !== null && other.line.charge !== null) applyToPair(work, other);
    return;
  }
  if (charge === null || charge >= work.amount) return;
  lower(work, work.amount, charge, `the charge of ${formatDollars(charge)}`);
  work.become(charge, null);
}
