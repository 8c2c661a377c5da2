import { allot } from './bilateral.js';
import { type Procedure, WHOLE_PERCENT } from './work.js';

/** A procedure that no rule reduces: the lower of fee and OPPS cap, for each unit. */
export function payInFull(procedure: Procedure): void {
  const { fee, cap, count } = procedure;
  const each = cap === null ? fee : Math.min(fee, cap);
  allot(procedure, each * count, each === fee ? WHOLE_PERCENT : null);
}
