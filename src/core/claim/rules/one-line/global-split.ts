import { type Refusal, refusal } from '../../../issue/issue.js';
import { divideHalfUp } from '../../../number/decimal.js';
import { citing } from '../../../price/provenance.js';
import type { FeeRow } from '../../../release/fee-row.js';
import { NOT_GIVEN } from '../../columns/lines.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import type { Rule } from '../../columns/rule.js';
import { noticeWords, type StepWords, stepWords } from '../../columns/words.js';

/**
 * Parts of a global surgical package: 54 is paid the share before and during surgery, 55 the share after it
 * (by days if several practitioners split it), 78 (return to the operating room) the share of the operation
 * alone; 56 is paid as part of 54. A part is of one operation, whatever the units: those of a line with 55 are
 * days of care. Source: Pub. 100-04, ch. 12 §40.4; PRE OP, INTRA OP, POST OP.
 */
const source = citing('Pub. 100-04, ch. 12 §40.4; PRE OP, INTRA OP, POST OP');
/** PRE OP, INTRA OP and POST OP are hundredths of the fee. */
const SHARE_TO_PERCENT = 10_000;

const share = (what: string): StepWords =>
  stepWords('percent before after', {
    name: 'surgical package',
    sentence: `${what}: {percent:percent} of {before:dollars} = {after:dollars}`,
    formula: '{percent:percent} × {before:amount}',
    source,
  });

const BEFORE_AND_DURING = share('care before and during surgery (54)');
const AFTER = share('care after surgery (55)');
const BEFORE = share('care before surgery (56)');
const OPERATION = share('the operation alone (78)');

const SOME_DAYS = stepWords('percent before days of after', {
  name: 'surgical package',
  sentence:
    'care after surgery (55), {days:count} of {of:count} days: {percent:percent} of {before:dollars} × {days:count}/{of:count} = {after:dollars}',
  formula: '{percent:percent} × {before:amount} × {days:count}/{of:count}',
  source,
});

const ONE_OPERATION = noticeWords('units modifier', {
  code: 'N_UNITS',
  message: 'Modifier {modifier:text} is for one operation, so its {units:count} units are not multiplied.',
});

const UNITS_ARE_DAYS = noticeWords('units of', {
  code: 'N_UNITS',
  message: 'With modifier 55, the {units:count} units were read as days of care, out of {of:count}.',
});

const hasSplit = ({ preOp, intraOp, postOp }: FeeRow): boolean => preOp + intraOp + postOp > 0;
const isPackage = ({ globalDays }: FeeRow): boolean => globalDays === '010' || globalDays === '090';

/** Says that units above 1 count days of care, or nothing. */
function tellUnits(pricing: Pricing, line: number, split: string): void {
  const units = pricing.lines.units[line] ?? 1;
  if (units === 1) return;
  const given = pricing.lines.careDays[line] ?? NOT_GIVEN;
  const { log, texts } = pricing;
  if (given === NOT_GIVEN && pricing.careDaysOf(line) === units)
    log.add(line, UNITS_ARE_DAYS, 0, units, Number(pricing.row(line).globalDays));
  else log.add(line, ONE_OPERATION, 0, units, texts.number(split));
}

function refuseSplit(pricing: Pricing, line: number): Refusal | null {
  const { modifiers, name } = pricing.service(line);
  const row = pricing.row(line);
  const { split, returned } = modifiers;
  const service = `${name}-${returned ? '78' : split}`;
  if (returned && isPackage(row) && !hasSplit(row)) {
    return refusal('E_MODIFIER_NOT_ALLOWED', service, `${name} has no share for the operation alone.`);
  }
  if (!split) return null;
  if (!isPackage(row) || !hasSplit(row)) {
    const why = `${name} has no surgical package to split (global days ${row.globalDays}).`;
    return refusal('E_MODIFIER_NOT_ALLOWED', service, why);
  }
  if (split === '56' && pricing.reads('preoperative', 'unpaid')) {
    const why = 'Preoperative care alone is not paid separately: it is part of what 54 is paid.';
    const remedy = { do: 'take-reading', point: 'preoperative', choice: 'share' } as const;
    return refusal('E_MODIFIER_NOT_PAID', service, why, { remedy });
  }
  const days = pricing.careDaysOf(line);
  if (days > Number(row.globalDays)) {
    const why = `${days} days of care are more than the ${Number(row.globalDays)} days of its package.`;
    return refusal('E_DAYS_INVALID', service, why);
  }
  if (days === 0) {
    const why = `No day of the care given is within the ${Number(row.globalDays)} days of its package.`;
    return refusal('E_DAYS_INVALID', service, why);
  }
  return null;
}

/** Postoperative care split by days, rounded once. */
function payDays(pricing: Pricing, line: number, share: number, days: number, of: number): void {
  const before = pricing.amount[line] ?? 0;
  const after = divideHalfUp(before * share * days, 100 * of);
  pricing.become(line, after, NONE);
  pricing.log.add(line, SOME_DAYS, after, share * SHARE_TO_PERCENT, before, days, of, after);
}

export const globalSplit: Rule = {
  id: 'global-split',

  concerns: ({ modifiers }) => modifiers.split !== null || modifiers.returned,

  refuse: refuseSplit,

  apply(pricing, line) {
    const row = pricing.row(line);
    const { split, returned } = pricing.service(line).modifiers;
    if (returned) {
      if (isPackage(row)) pricing.reduce(line, row.intraOp * SHARE_TO_PERCENT, OPERATION);
      return;
    }
    if (split) tellUnits(pricing, line, split);
    if (split === '54') pricing.reduce(line, (row.preOp + row.intraOp) * SHARE_TO_PERCENT, BEFORE_AND_DURING);
    if (split === '56') pricing.reduce(line, row.preOp * SHARE_TO_PERCENT, BEFORE);
    if (split !== '55') return;
    const days = pricing.careDaysOf(line);
    const of = Number(row.globalDays);
    if (days !== NOT_GIVEN && days < of) payDays(pricing, line, row.postOp, days, of);
    else pricing.reduce(line, row.postOp * SHARE_TO_PERCENT, AFTER);
  },
};
