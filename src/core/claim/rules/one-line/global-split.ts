import { type Refusal, refusal } from '../../../issue/issue.js';
import { divideHalfUp, formatDollars } from '../../../number/decimal.js';
import { atPercentInCents } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { FeeRow } from '../../../release/fee-row.js';
import { percentText, shareFormula, shareText } from '../../line/wording.js';
import type { LineWork, RuleContext } from '../../line/work.js';

/**
 * Parts of a global surgical package: 54 is paid the share before and during surgery, 55 that after it (by
 * days where it is shared), 78 (return to the operating room) that of the operation alone; 56 is paid within
 * 54. Source: Pub. 100-04, ch. 12 §40.4; PRE OP, INTRA OP, POST OP.
 */
const SOURCE = citing('Pub. 100-04, ch. 12 §40.4; PRE OP, INTRA OP, POST OP');
/** PRE OP and its like are hundredths of the fee. */
const SHARE_TO_PERCENT = 10_000;

const hasSplit = ({ preOp, intraOp, postOp }: FeeRow): boolean => preOp + intraOp + postOp > 0;
const isPackage = ({ globalDays }: FeeRow): boolean => globalDays === '010' || globalDays === '090';

/** Why 54, 55, 56 or 78 cannot be priced on a line; null where it can. */
export function refuseSplit({ modifiers, row, name, line }: LineWork, context: RuleContext): Refusal | null {
  const { split, returned } = modifiers;
  const service = `${name}-${returned ? '78' : split}`;
  if (returned && isPackage(row) && !hasSplit(row)) {
    return refusal('E_MODIFIER_NOT_ALLOWED', service, `${name} shows no share for the operation alone.`);
  }
  if (!split) return null;
  if (!isPackage(row) || !hasSplit(row)) {
    const why = `${name} has no surgical package to split (global days ${row.globalDays}).`;
    return refusal('E_MODIFIER_NOT_ALLOWED', service, why);
  }
  if (split === '56' && context.reads('preoperative', 'unpaid')) {
    const why = 'Preoperative care alone is not paid separately: it is part of what 54 is paid.';
    const remedy = { do: 'take-reading', point: 'preoperative', choice: 'share' } as const;
    return refusal('E_MODIFIER_NOT_PAID', service, why, { remedy });
  }
  if (line.careDays !== null && line.careDays > Number(row.globalDays)) {
    const why = `${line.careDays} days of care are more than the ${Number(row.globalDays)} of its package.`;
    return refusal('E_DAYS_INVALID', service, why);
  }
  return null;
}

function shareOf({ modifiers, row }: LineWork): { readonly share: number; readonly what: string } | null {
  const { preOp, intraOp, postOp } = row;
  if (modifiers.returned) return isPackage(row) ? { share: intraOp, what: 'the operation alone (78)' } : null;
  if (modifiers.split === '54')
    return { share: preOp + intraOp, what: 'care before and during surgery (54)' };
  if (modifiers.split === '55') return { share: postOp, what: 'care after surgery (55)' };
  return modifiers.split === '56' ? { share: preOp, what: 'care before surgery (56)' } : null;
}

/** Reduces a line to the share of its package that was furnished. */
export function applySplit(work: LineWork): void {
  const part = shareOf(work);
  if (!part) return;
  const percent = part.share * SHARE_TO_PERCENT;
  const { careDays } = work.line;
  const days = Number(work.row.globalDays);
  if (work.modifiers.split === '55' && careDays !== null && careDays < days) {
    const shared = divideHalfUp(work.amount * part.share * careDays, 100 * days);
    const share = `${percentText(percent)} of ${formatDollars(work.amount)} × ${careDays}/${days}`;
    const sentence = `${part.what}, ${careDays} of ${days} days: ${share} = ${formatDollars(shared)}`;
    const formula = `${shareFormula(percent, work.amount)} × ${careDays}/${days}`;
    work.become(shared, null);
    work.step('surgical package', sentence, formula, shared, SOURCE);
    return;
  }
  const before = work.amount;
  work.become(atPercentInCents(before, percent), percent);
  const sentence = `${part.what}: ${shareText(percent, before, work.amount)}`;
  work.step('surgical package', sentence, shareFormula(percent, before), work.amount, SOURCE);
}
