import { lineOf, type Procedure, type RuleContext } from '../../line/work.js';
import { applyPools } from './component-pool.js';
import { payInFull } from './in-full.js';

/**
 * Cardiovascular (MULT PROC 6) and ophthalmology (7) tests of a day: technical parts 100% and then 75% or
 * 80%; professional parts are not reduced. Source: RVU26A documentation, MULT PROC; CR 7848.
 */
const RATES = { '6': 'cardiovascular-technical', '7': 'ophthalmology-technical' } as const;

/** Pays the tests of a day and kind. Without a second technical part nothing is reduced: each is its own row. */
export function applyDiagnostic(
  kind: '6' | '7',
  procedures: readonly Procedure[],
  context: RuleContext,
): void {
  const isTechnical = (procedure: Procedure): boolean => lineOf(procedure).row.modifier !== '26';
  const technical = procedures.filter(isTechnical);
  const several = technical.reduce((sum, { count }) => sum + count, 0) > 1;
  for (const procedure of procedures) {
    if (!several || !isTechnical(procedure)) payInFull(procedure, context);
  }
  const [first] = technical;
  if (!several || !first) return;
  const rate = context.rate(RATES[kind], lineOf(first).line);
  applyPools(
    technical,
    [
      { name: 'professional', rate: null },
      { name: 'technical', rate },
    ],
    context,
  );
}
