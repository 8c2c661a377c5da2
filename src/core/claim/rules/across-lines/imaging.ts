import type { Pricing } from '../../columns/pricing.js';
import type { DayRule } from '../../columns/rule.js';
import { FLAG } from '../../line/service-flags.js';
import { payPools } from './component-pool.js';
import { payInFull } from './in-full.js';

/**
 * Imaging of one session (MULT PROC 4, imaging family 88): technical parts are paid at 100% and then 50%,
 * professional parts at 100% and then 95%, ranked separately; then the OPPS cap applies. 59 and X{EPSU} start
 * a second session.
 * Source: RVU26A documentation, MULT PROC 4; 42 CFR 414.22; Pub. 100-04, ch. 13.
 */
function paySession(pricing: Pricing, procedures: readonly number[]): void {
  const [only] = procedures;
  if (only === undefined) return;
  if (procedures.length === 1 && pricing.procedures.units[only] === 1) {
    // A service that is alone in its session is paid by its own row.
    payInFull(pricing, only);
    return;
  }
  const line = pricing.procedures.line[only] ?? 0;
  const professional = pricing.rate('imaging-professional', line);
  payPools(pricing, procedures, professional, pricing.rate('imaging-technical', line));
}

/** The session of a procedure, as a number: 59 and X{EPSU} split the lines of one session number in two. */
function sessionOf(pricing: Pricing, procedure: number): number {
  const line = pricing.procedures.line[procedure] ?? 0;
  const session = pricing.lines.session[line] ?? 0;
  return session * 2 + ((pricing.flags(line) & FLAG.otherSession) === 0 ? 0 : 1);
}

export const imaging: DayRule = {
  id: 'imaging',
  pool: 'billing provider',

  takes: ({ row }) => row?.multipleProcedure === '4',

  pay(pricing, procedures) {
    const first = sessionOf(pricing, procedures[0] ?? 0);
    if (procedures.every((procedure) => sessionOf(pricing, procedure) === first)) {
      paySession(pricing, procedures);
      return;
    }
    const sessions = new Map<number, number[]>();
    for (const procedure of procedures) {
      const session = sessionOf(pricing, procedure);
      const group = sessions.get(session);
      if (group) group.push(procedure);
      else sessions.set(session, [procedure]);
    }
    for (const group of sessions.values()) paySession(pricing, group);
  },
};
