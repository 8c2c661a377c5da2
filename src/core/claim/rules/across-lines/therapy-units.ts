import { formatDollars } from '../../../number/decimal.js';
import { citing } from '../../../price/provenance.js';
import { reducedTherapyFeeInCents } from '../../../price/therapy.js';
import { practiceExpense } from '../../../release/fee-row.js';
import { byRank, lineOf, type Procedure, type RuleContext } from '../../line/work.js';
import { allot } from './bilateral.js';
import { payInFull } from './in-full.js';

/**
 * Therapy units of a day (MULT PROC 5), all disciplines together: the unit of the highest practice expense in
 * full, every other with half its practice expense. Source: RVU26A documentation, MULT PROC 5;
 * Pub. 100-04, ch. 5 §10.7.
 */
const SOURCE = citing('RVU26A documentation, MULT PROC 5; Pub. 100-04, ch. 5 §10.7');

function practiceExpenseOf(procedure: Procedure): number {
  const { row, line } = lineOf(procedure);
  return practiceExpense(row, line.terms.setting);
}

/** By practice expense RVU, and among equals by the whole fee. */
function rankValue(procedure: Procedure): number {
  return practiceExpenseOf(procedure) * 1_000_000_000 + procedure.fee;
}

/** Pays one procedure's units: the top one in full if it is here, the others reduced. */
function payUnits(procedure: Procedure, hasTop: boolean, of: number): void {
  const work = lineOf(procedure);
  const { fee, count } = procedure;
  const reduced = reducedTherapyFeeInCents(work.row, work.price.terms, work.line.terms.setting);
  const full = hasTop ? 1 : 0;
  const amount = full * fee + (count - full) * reduced;
  allot(procedure, amount, null);
  const parts = [
    ...(full > 0 ? [`1 unit in full, ${formatDollars(fee)}`] : []),
    ...(count > full
      ? [
          `${count - full === 1 ? '1 unit' : `${count - full} units`} with half the practice expense, ${formatDollars(reduced)}${count - full === 1 ? '' : ' each'}`,
        ]
      : []),
  ];
  const sum = parts.length > 1 || count > 1 ? ` = ${formatDollars(amount)}` : '';
  const sentence = `therapy, ${of} units that day: ${parts.join(' + ')}${sum}`;
  work.step('therapy units', sentence, parts.join(' + '), amount, SOURCE);
}

/** Pays the therapy of a day. */
export function applyTherapy(procedures: readonly Procedure[], context: RuleContext): void {
  const of = procedures.reduce((sum, { count }) => sum + count, 0);
  if (of === 1) {
    for (const procedure of procedures) payInFull(procedure, context);
    return;
  }
  const ranked = procedures
    .map((procedure) => ({ procedure }))
    .sort(byRank(({ procedure }) => rankValue(procedure)));
  for (const [i, { procedure }] of ranked.entries()) payUnits(procedure, i === 0, of);
}
