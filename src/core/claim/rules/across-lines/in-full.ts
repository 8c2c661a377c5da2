import { procedureParts } from '../../line/parts.js';
import { lineOf, type Procedure, type RuleContext, WHOLE_PERCENT } from '../../line/work.js';
import { allot, allotTechnical } from './bilateral.js';

const lower = (fee: number, cap: number | null): number => (cap === null ? fee : Math.min(fee, cap));

/** One unit before its cap: the fee, less what old equipment loses where that is read to come first. */
function feeBeforeCap(procedure: Procedure, context: RuleContext): number {
  const { technical, technicalFee } = procedureParts(procedure, context);
  return procedure.fee - (technicalFee - (technical?.fee ?? 0));
}

/** A procedure that no rule across lines reduces: the lower of fee and OPPS cap, for each unit. */
export function payInFull(procedure: Procedure, context: RuleContext): void {
  const { fee, cap, count } = procedure;
  const hasEquipment = lineOf(procedure).modifiers.equipment.length > 0;
  const each = lower(hasEquipment ? feeBeforeCap(procedure, context) : fee, cap);
  allot(procedure, each * count, each === fee ? WHOLE_PERCENT : null);
  if (!hasEquipment) return;
  const { technical } = procedureParts(procedure, context);
  allotTechnical(procedure, technical ? lower(technical.fee, technical.cap) * count : 0);
}
