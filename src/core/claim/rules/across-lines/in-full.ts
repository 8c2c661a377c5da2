import { WHOLE_PERCENT } from '../../../number/percent.js';
import { type ProcedureParts, procedureParts } from '../../columns/parts.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import type { DayRule } from '../../columns/rule.js';
import { FLAG } from '../../line/service-flags.js';
import { credit, creditTechnical } from './bilateral.js';

const lower = (fee: number, cap: number): number => (cap === NONE ? fee : Math.min(fee, cap));

const parts: ProcedureParts = { professional: NONE, technical: NONE, technicalCap: NONE, technicalFee: 0 };

/** A procedure that no cross-line rule reduces is paid the lower of the fee and the OPPS cap for each unit. */
export function payInFull(pricing: Pricing, procedure: number): void {
  const { procedures } = pricing;
  const fee = procedures.fee[procedure] ?? 0;
  const cap = procedures.cap[procedure] ?? NONE;
  const units = procedures.units[procedure] ?? 0;
  if ((pricing.flags(procedures.line[procedure] ?? 0) & FLAG.equipment) === 0) {
    const each = lower(fee, cap);
    credit(pricing, procedure, each * units, each === fee ? WHOLE_PERCENT : NONE);
    return;
  }
  const { technical, technicalCap, technicalFee } = procedureParts(pricing, procedure, parts);
  // Under one reading, old equipment lowers the fee before the cap.
  const each = lower(fee - (technicalFee - Math.max(0, technical)), cap);
  credit(pricing, procedure, each * units, each === fee ? WHOLE_PERCENT : NONE);
  creditTechnical(pricing, procedure, technical === NONE ? 0 : lower(technical, technicalCap) * units);
}

/** The rule for procedures that no other rule ranks. */
export const inFull: DayRule = {
  id: 'in-full',
  pool: 'practitioner',
  takes: () => true,
  pay(pricing, procedures) {
    for (const procedure of procedures) payInFull(pricing, procedure);
  },
};
