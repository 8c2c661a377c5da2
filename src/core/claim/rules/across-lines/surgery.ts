import { refusal } from '../../../issue/issue.js';
import { formatDollars } from '../../../number/decimal.js';
import { atPercentInCents } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import { ordinals, shareFormula, shareText, timesText } from '../../line/wording.js';
import { byRank, lineOf, type Procedure, type RuleContext, WHOLE_PERCENT } from '../../line/work.js';
import { allot } from './bilateral.js';
import { collapseFamilies, type FamilyShare } from './endoscopy.js';

/**
 * Several surgeries of a day (MULT PROC 2, and 3 after its families are collapsed): the highest fee in full,
 * the second to fifth at 50%, the sixth and later by report and not below 50%.
 * Source: RVU26A documentation, MULT PROC; Pub. 100-04, ch. 12 §40.6.
 */

/** What ranks as one: a procedure, or a family of endoscopies. */
interface Ranked {
  /** The first of a family speaks for its ties */
  readonly procedure: Procedure;
  readonly total: number;
  /** How many ranks it takes: the units of a procedure rank one by one */
  readonly ranks: number;
  readonly shares: readonly FamilyShare[] | null;
}

const LAST_HALVED = 5;

function rankPercent(rank: number, context: RuleContext, { procedure }: Ranked): number {
  const { line } = lineOf(procedure);
  if (rank === 1) return WHOLE_PERCENT;
  return context.rate(rank <= LAST_HALVED ? 'surgery-second' : 'surgery-sixth', line).percent;
}

/** The sixth and later are by report. */
function byReport(entry: Ranked, context: RuleContext): void {
  const procedures = entry.shares?.map((share) => share.procedure) ?? [entry.procedure];
  for (const work of procedures.flatMap(({ works }) => works.filter((each) => each !== undefined))) {
    const message = 'The sixth and later surgeries of a day are paid by report, not below 50%.';
    if (context.reads('sixth-surgery', 'report')) work.refused = refusal('E_BY_REPORT', work.name, message);
    else work.notices.push({ code: 'N_BY_REPORT', message });
  }
}

/** Pays some units of a procedure that have the same rank percentage. */
function payRanks(entry: Ranked, from: number, count: number, of: number, percent: number): void {
  const { procedure } = entry;
  const each = entry.ranks === 1 ? procedure.fee * procedure.count : procedure.fee;
  const reduced = atPercentInCents(each, percent);
  const amount = procedure.cap === null ? reduced : Math.min(reduced, procedure.cap);
  for (let unit = 0; unit < count; unit++) allot(procedure, amount, percent);
  if (of === 1) return;
  const work = lineOf(procedure);
  const ranks = ordinals(from, from + count - 1);
  const sentence = `${ranks} of ${of} surgeries ranked by fee: ${timesText(count, shareText(percent, each, amount))}`;
  work.step(
    'multiple surgery',
    sentence,
    timesText(count, shareFormula(percent, each)),
    amount * count,
    SOURCE,
  );
}

const SOURCE = citing('RVU26A documentation, MULT PROC 2; Pub. 100-04, ch. 12 §40.6');

function payFamily(entry: Ranked, rank: number, of: number, percent: number): void {
  for (const { procedure, amount, count } of entry.shares ?? []) {
    const reduced = atPercentInCents(amount, percent);
    const share = amount === procedure.fee ? percent : null;
    for (let unit = 0; unit < count; unit++) allot(procedure, reduced, share);
    if (of === 1 || amount === 0) continue;
    const who = entry.shares?.length === 1 ? 'it' : 'its family';
    const place = `${who} ranks ${ordinals(rank, rank)} of ${of} by fee (${formatDollars(entry.total)})`;
    const paid =
      percent === WHOLE_PERCENT ? 'in full' : timesText(count, shareText(percent, amount, reduced));
    const sentence = `${place}: ${paid}`;
    lineOf(procedure).step(
      'multiple surgery',
      sentence,
      timesText(count, shareFormula(percent, amount)),
      reduced * count,
      SOURCE,
    );
  }
}

function toRanked(procedure: Procedure, context: RuleContext): Ranked {
  const asLine = context.reads('surgery-units', 'line');
  const { fee, count } = procedure;
  return { procedure, total: asLine ? fee * count : fee, ranks: asLine ? 1 : count, shares: null };
}

/** Ranks the surgeries of one practitioner in one role and pays each by its rank. */
export function applySurgery(procedures: readonly Procedure[], context: RuleContext): void {
  const { families, rest } = collapseFamilies(procedures, context);
  const entries: Ranked[] = [
    ...rest.map((procedure) => toRanked(procedure, context)),
    ...families.map((shares) => ({
      procedure: (shares[0] as FamilyShare).procedure,
      total: shares.reduce((sum, { amount, count }) => sum + amount * count, 0),
      ranks: 1,
      shares,
    })),
  ].sort(byRank((entry) => entry.total));
  const of = entries.reduce((sum, { ranks }) => sum + ranks, 0);
  let rank = 1;
  for (const entry of entries) {
    const end = rank + entry.ranks;
    if (end - 1 > LAST_HALVED) byReport(entry, context);
    while (rank < end) {
      const percent = rankPercent(rank, context, entry);
      const last = rank === 1 ? 1 : rank <= LAST_HALVED ? LAST_HALVED : end - 1;
      const count = Math.min(last, end - 1) - rank + 1;
      if (entry.shares) payFamily(entry, rank, of, percent);
      else payRanks(entry, rank, count, of, percent);
      rank += count;
    }
  }
}
