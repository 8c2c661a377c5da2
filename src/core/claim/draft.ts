import { findService } from '../code/service.js';
import { type Refusal, refusal } from '../issue/issue.js';
import { priceRow } from '../price/price.js';
import type { PriceTerms } from '../price/priced.js';
import { type FeeRow, isComponent } from '../release/fee-row.js';
import { NATIONAL_GPCI } from '../release/locality.js';
import type { ClaimLine } from './line/line.js';
import { readModifiers } from './line/modifiers.js';
import { unpricedRow } from './line/unpriced.js';
import { LineWork, type RuleContext } from './line/work.js';
import { refuseBilateral } from './rules/across-lines/bilateral.js';
import { refuseEquipment } from './rules/one-line/equipment.js';
import { refuseSplit } from './rules/one-line/global-split.js';
import { refusePlace } from './rules/one-line/place-of-service.js';
import { refusePractitioner } from './rules/one-line/practitioner.js';
import { refuseRole } from './rules/one-line/surgeons.js';

/** Anesthesia codes have a status of their own and no RVUs. */
export const ANESTHESIA_STATUS = 'J';

/** Skin substitutes of the fee schedule since 2026. Source: CMS-1832-F; HCPCS A2xxx and Q4xxx, PCTC 3. */
export function isSkinSubstitute({ code, pcTc }: FeeRow): boolean {
  return pcTc === '3' && /^(A|Q4)/.test(code);
}

/** Skin substitutes can be read as one national amount. */
function termsOf({ terms }: ClaimLine, row: FeeRow, context: RuleContext): PriceTerms {
  return isSkinSubstitute(row) && context.reads('skin-substitutes', 'national')
    ? { ...terms, gpci: NATIONAL_GPCI }
    : terms;
}

/** A discontinued procedure has a row of its own for four codes; for any other 53 is by report. */
function discontinued(line: ClaimLine, context: RuleContext): Refusal | null {
  const { code, modifiers } = line.service;
  if (!modifiers.includes('53') || context.schedule.row(code, '53')) return null;
  if (!context.schedule.row(code, '')) return null;
  const why = `${code} with 53 (discontinued) is paid by report: it has no row of its own.`;
  return refusal('E_BY_REPORT', `${code}-53`, why, { hint: 'The contractor sets the amount.' });
}

function refuseRules(work: LineWork, context: RuleContext): Refusal | null {
  const { line, row } = work;
  return (
    refusePractitioner(line, row.code, row.status) ??
    refusePlace(work) ??
    refuseBilateral(work) ??
    refuseSplit(work, context) ??
    refuseRole(work, context) ??
    refuseEquipment(work, context) ??
    refuseAnesthesiaModifier(work)
  );
}

function refuseAnesthesiaModifier({ modifiers, name }: LineWork): Refusal | null {
  const { anesthesia } = modifiers;
  if (!anesthesia) return null;
  const why = `Modifier ${anesthesia} is for anesthesia codes, and ${name} is none.`;
  return refusal('E_MODIFIER_NOT_ALLOWED', `${name}-${anesthesia}`, why);
}

/**
 * Finds and checks a line by itself: its row, its modifiers against the row's indicators, its unit price.
 * What is refused here takes no part in the rules across lines.
 */
export function draftLine(line: ClaimLine, index: number, context: RuleContext): LineWork | Refusal {
  const { rules } = context.schedule;
  const modifiers = readModifiers(line.service, rules);
  if ('ok' in modifiers) return modifiers;
  const components = line.service.modifiers.filter(isComponent);
  const byReport = discontinued(line, context);
  if (byReport) return byReport;
  const found = findService(
    context.schedule,
    { code: line.service.code, modifiers: components },
    line.terms.qp,
  );
  if (!found.ok) return found;
  const { row } = found;
  if (row.status === ANESTHESIA_STATUS) {
    const work = new LineWork(line, index, modifiers, unpricedRow(row, line.terms));
    return refusePractitioner(line, row.code, row.status) ?? work;
  }
  const terms = termsOf(line, row, context);
  const price = priceRow(row, terms, 1, rules);
  if (!price.ok) return price;
  const work = new LineWork(line, index, modifiers, price);
  return refuseRules(work, context) ?? work;
}
