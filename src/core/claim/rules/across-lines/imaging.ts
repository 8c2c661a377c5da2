import { lineOf, type Procedure, type RuleContext } from '../../line/work.js';
import { applyPools } from './component-pool.js';
import { payInFull } from './in-full.js';

/**
 * Imaging of one session (MULT PROC 4, imaging family 88): technical parts 100% and then 50%, professional
 * parts 100% and then 95%, ranked apart; then the OPPS cap. 59 and X{EPSU} open a second session.
 * Source: RVU26A documentation, MULT PROC 4; 42 CFR 414.22; Pub. 100-04, ch. 13.
 */
function sessionOf(procedure: Procedure): string {
  const { line, modifiers } = lineOf(procedure);
  return `${line.session}|${modifiers.otherSession}`;
}

/** Pays the imaging of a day, session by session. A service alone in its session is paid by its own row. */
export function applyImaging(procedures: readonly Procedure[], context: RuleContext): void {
  const sessions = new Map<string, Procedure[]>();
  for (const procedure of procedures) {
    const key = sessionOf(procedure);
    sessions.set(key, [...(sessions.get(key) ?? []), procedure]);
  }
  for (const group of sessions.values()) {
    const [only] = group;
    if (group.length === 1 && only?.count === 1) payInFull(only, context);
    else if (only) {
      const { line } = lineOf(only);
      applyPools(
        group,
        [
          { name: 'professional', rate: context.rate('imaging-professional', line) },
          { name: 'technical', rate: context.rate('imaging-technical', line) },
        ],
        context,
      );
    }
  }
}
