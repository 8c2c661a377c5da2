import type { Refusal } from '../issue/issue.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { ANESTHESIA_STATUS, draftLine } from './draft.js';
import type { ClaimChoices } from './line/choices.js';
import type { AnesthesiaUnits, ClaimLine, LineOutcome } from './line/line.js';
import { isByCrna } from './line/modifiers.js';
import { type LineWork, lineOf, type Procedure, RuleContext } from './line/work.js';
import { pricedLine } from './line-price.js';
import { type AnesthesiaLine, applyAnesthesia, readAnesthesia } from './rules/across-lines/anesthesia.js';
import { proceduresOf } from './rules/across-lines/bilateral.js';
import { applyDiagnostic } from './rules/across-lines/diagnostic.js';
import { applyImaging } from './rules/across-lines/imaging.js';
import { payInFull } from './rules/across-lines/in-full.js';
import { bundleOnlyAlone } from './rules/across-lines/only-alone.js';
import { applySurgery } from './rules/across-lines/surgery.js';
import { applyTherapy } from './rules/across-lines/therapy-units.js';
import { applyByReport } from './rules/one-line/by-report.js';
import { applyCharge } from './rules/one-line/charge.js';
import { applyEquipment } from './rules/one-line/equipment.js';
import { applySplit } from './rules/one-line/global-split.js';
import { applyTherapyAssistant, payLine } from './rules/one-line/payment.js';
import { applyNonparticipation, applyPractitioner } from './rules/one-line/practitioner.js';
import { applyRole } from './rules/one-line/surgeons.js';

/** Lines, by what they share. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

const isAnesthesia = ({ row }: LineWork): boolean => row.status === ANESTHESIA_STATUS;

const dayAndProvider = ({ line }: LineWork): string => `${line.date}|${line.provider}`;

/** Surgeons, co-surgeons and assistants rank apart. 78 and 56 rank not at all. */
function roleOf(procedure: Procedure): string {
  const kind = lineOf(procedure).modifiers.role?.kind ?? 'surgeon';
  return kind === 'assistant-nonphysician' ? 'assistant' : kind;
}

function isRanked(procedure: Procedure): boolean {
  const { modifiers } = lineOf(procedure);
  return !modifiers.returned && modifiers.split !== '56';
}

/** The rules across the lines of one practitioner and day, by the multiple procedure indicator. */
function applyDay(works: readonly LineWork[], context: RuleContext): void {
  const payable = bundleOnlyAlone(works).filter((work) => !isAnesthesia(work));
  const byRule = new Map<string, Procedure[]>();
  for (const procedure of proceduresOf(payable, context)) {
    const { multipleProcedure } = lineOf(procedure).row;
    const rule = /[123]/.test(multipleProcedure)
      ? isRanked(procedure)
        ? 'surgery'
        : 'none'
      : multipleProcedure;
    byRule.set(rule, [...(byRule.get(rule) ?? []), procedure]);
  }
  for (const [rule, procedures] of byRule) {
    if (rule === 'surgery') for (const group of groupBy(procedures, roleOf)) applySurgery(group, context);
    else if (rule === '4') applyImaging(procedures, context);
    else if (rule === '5') applyTherapy(procedures, context);
    else if (rule === '6' || rule === '7') applyDiagnostic(rule, procedures, context);
    else for (const procedure of procedures) payInFull(procedure, context);
  }
}

/** What a line's own modifiers and practitioner do to its amount, in the order that RVU26A documentation and ch. 12 set. */
function applyLineRules(work: LineWork, context: RuleContext): void {
  if (!isAnesthesia(work)) {
    applyEquipment(work, context);
    applySplit(work);
    applyByReport(work, context);
    applyRole(work, context);
    applyPractitioner(work);
  }
  work.scheduleAmount = work.amount;
  applyNonparticipation(work, context);
  applyTherapyAssistant(work, context);
}

function anesthesiaOf(works: readonly LineWork[], context: RuleContext): Map<LineWork, AnesthesiaUnits> {
  const lines: AnesthesiaLine[] = [];
  for (const work of works) {
    const read = readAnesthesia(work, context);
    if ('ok' in read) work.refused = read;
    else lines.push(read);
  }
  const sessions = groupBy(
    lines,
    ({ work }) => `${dayAndProvider(work)}|${work.line.session}|${isByCrna(work.modifiers)}`,
  );
  return new Map(sessions.flatMap((session) => [...applyAnesthesia(session, context)]));
}

/**
 * Prices a claim: every line with what its modifiers, its practitioner and the other lines of its day do to
 * it, and who pays what. Lines are answered in their order, each with a price or a refusal.
 * Source: RVU26A documentation; Pub. 100-04, ch. 12 §40.
 */
export function priceClaim(
  schedule: FeeSchedule,
  lines: readonly ClaimLine[],
  choices: ClaimChoices,
): LineOutcome[] {
  const context = new RuleContext(schedule, choices);
  const drafts = lines.map((line, index) => draftLine(line, index, context));
  const works = drafts.filter((draft): draft is LineWork => !('ok' in draft));
  const anesthesia = anesthesiaOf(works.filter(isAnesthesia), context);
  const payable = works.filter((work) => work.refused === null);
  for (const day of groupBy(payable, dayAndProvider)) applyDay(day, context);
  const priced = works.filter((work) => work.refused === null);
  for (const work of priced) applyLineRules(work, context);
  for (const work of priced) applyCharge(work);
  let { deductibleLeft } = choices;
  return drafts.map((draft): LineOutcome => {
    if ('ok' in draft) return draft satisfies Refusal;
    if (draft.refused) return draft.refused;
    const payment = payLine(draft, deductibleLeft, context);
    deductibleLeft -= payment.deductible;
    return pricedLine(draft, payment, anesthesia.get(draft) ?? null);
  });
}
