import { citing } from '../../../price/provenance.js';
import { reducedTherapyFeeInCents } from '../../../price/therapy.js';
import { practiceExpense } from '../../../release/fee-row.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import { rankProcedures } from '../../columns/ranking.js';
import type { DayRule } from '../../columns/rule.js';
import { stepWords } from '../../columns/words.js';
import { credit } from './bilateral.js';
import { payInFull } from './in-full.js';

/**
 * Therapy units of a day (MULT PROC 5), all disciplines together: the unit with the highest practice expense
 * is paid in full, every other with half its practice expense. Source: RVU26A documentation, MULT PROC 5;
 * Pub. 100-04, ch. 5 §10.7.
 */
const source = citing('RVU26A documentation, MULT PROC 5; Pub. 100-04, ch. 5 §10.7');
const name = 'therapy units';
const names = 'of full reduced count amount';
const day = 'therapy, {of:count} units that day: ';

const unitWords = (parts: string, hasSum: boolean) =>
  stepWords(names, {
    name,
    sentence: `${day}${parts}${hasSum ? ' = {amount:dollars}' : ''}`,
    formula: parts,
    source,
  });

const FULL = '1 unit in full, {full:dollars}';
const ONE_REDUCED = '1 unit with half the practice expense, {reduced:dollars}';
const SEVERAL_REDUCED = '{count:count} units with half the practice expense, {reduced:dollars} each';

const WORDS = {
  full: unitWords(FULL, false),
  fullAndOne: unitWords(`${FULL} + ${ONE_REDUCED}`, true),
  fullAndSeveral: unitWords(`${FULL} + ${SEVERAL_REDUCED}`, true),
  one: unitWords(ONE_REDUCED, false),
  several: unitWords(SEVERAL_REDUCED, true),
} as const;

/** By practice expense RVU, with ties broken by the whole fee. */
function rankValue(pricing: Pricing, procedure: number): number {
  const line = pricing.procedures.line[procedure] ?? 0;
  const expense = practiceExpense(pricing.row(line), pricing.termsOf(line).setting);
  return expense * 1_000_000_000 + (pricing.procedures.fee[procedure] ?? 0);
}

/** Pays one procedure's units: the top one in full if it is among them, the others reduced. */
function payUnits(pricing: Pricing, procedure: number, hasTop: boolean, of: number): void {
  const { procedures } = pricing;
  const line = procedures.line[procedure] ?? 0;
  const fee = procedures.fee[procedure] ?? 0;
  const units = procedures.units[procedure] ?? 0;
  const terms = pricing.termsOf(line);
  const reduced = reducedTherapyFeeInCents(pricing.row(line), terms, terms.setting);
  const count = hasTop ? units - 1 : units;
  const amount = (hasTop ? fee : 0) + count * reduced;
  credit(pricing, procedure, amount, NONE);
  const ofFull = count === 0 ? WORDS.full : count === 1 ? WORDS.fullAndOne : WORDS.fullAndSeveral;
  const ofReduced = count === 1 ? WORDS.one : WORDS.several;
  pricing.log.add(line, hasTop ? ofFull : ofReduced, amount, of, fee, reduced, count, amount);
}

export const therapy: DayRule = {
  id: 'therapy',
  pool: 'billing provider',

  takes: ({ row }) => row?.multipleProcedure === '5',

  pay(pricing, procedures) {
    let of = 0;
    for (const procedure of procedures) of += pricing.procedures.units[procedure] ?? 0;
    if (of === 1) {
      for (const procedure of procedures) payInFull(pricing, procedure);
      return;
    }
    for (const procedure of procedures) pricing.procedures.value[procedure] = rankValue(pricing, procedure);
    rankProcedures(pricing, procedures);
    const [top] = procedures;
    for (const procedure of procedures) payUnits(pricing, procedure, procedure === top, of);
  },
};
