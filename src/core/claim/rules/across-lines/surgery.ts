import { refusal } from '../../../issue/issue.js';
import { atPercentInCents, WHOLE_PERCENT } from '../../../number/percent.js';
import { citing } from '../../../price/provenance.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import { rankProcedures } from '../../columns/ranking.js';
import type { DayRule } from '../../columns/rule.js';
import { noticeWords, stepWords } from '../../columns/words.js';
import { FLAG } from '../../line/service-flags.js';
import { credit } from './bilateral.js';
import { collapseFamilies, type Family } from './endoscopy.js';
import { payShared, sharedOperations } from './shared-operation.js';

/**
 * Several surgeries of a day (MULT PROC 2, and 3 after its families are collapsed): the highest fee is paid
 * in full, the second to fifth at 50%, and the sixth and later by report, at no less than 50%. 54 and 55 of one
 * operation rank once.
 * Source: RVU26A documentation, MULT PROC; Pub. 100-04, ch. 12 §40.6.
 */
const source = citing('RVU26A documentation, MULT PROC 2; Pub. 100-04, ch. 12 §40.6');
const name = 'multiple surgery';

const RANKED = stepWords('rank of percent fee after last', {
  name,
  sentence:
    '{rank:ordinal}[ to {last:ordinal}] of {of:count} surgeries ranked by fee: {percent:percent} of {fee:dollars} = {after:dollars}',
  formula: '{percent:percent} × {fee:amount}',
  source,
});

const UNITS_RANKED = stepWords('rank of percent fee after last count', {
  name,
  sentence:
    '{rank:ordinal}[ to {last:ordinal}] of {of:count} surgeries ranked by fee: {count:count} × ({percent:percent} of {fee:dollars} = {after:dollars})',
  formula: '{count:count} × ({percent:percent} × {fee:amount})',
  source,
});

const familyWords = (who: string) => {
  const place = `${who} ranks {rank:ordinal} of {of:count} by fee ({total:dollars})`;
  return {
    inFull: stepWords('rank of total percent fee after count', {
      name,
      sentence: `${place}: in full`,
      formula: '{percent:percent} × {fee:amount}',
      source,
    }),
    unitsInFull: stepWords('rank of total percent fee after count', {
      name,
      sentence: `${place}: in full`,
      formula: '{count:count} × ({percent:percent} × {fee:amount})',
      source,
    }),
    reduced: stepWords('rank of total percent fee after count', {
      name,
      sentence: `${place}: {percent:percent} of {fee:dollars} = {after:dollars}`,
      formula: '{percent:percent} × {fee:amount}',
      source,
    }),
    unitsReduced: stepWords('rank of total percent fee after count', {
      name,
      sentence: `${place}: {count:count} × ({percent:percent} of {fee:dollars} = {after:dollars})`,
      formula: '{count:count} × ({percent:percent} × {fee:amount})',
      source,
    }),
  };
};

const ALONE = familyWords('it');
const FAMILY = familyWords('its family');

const SIXTH_MESSAGE = 'The sixth and later surgeries of a day are paid by report, at no less than 50%.';
const SIXTH = noticeWords('', { code: 'N_BY_REPORT', message: SIXTH_MESSAGE });

const LAST_HALVED = 5;

function rankPercent(pricing: Pricing, line: number, rank: number): number {
  if (rank === 1) return WHOLE_PERCENT;
  return pricing.rate(rank <= LAST_HALVED ? 'surgery-second' : 'surgery-sixth', line).percent;
}

/** The sixth and later surgeries are paid by report. */
function tellByReport(pricing: Pricing, procedure: number): void {
  const { line, other } = pricing.procedures;
  for (const each of [line[procedure] ?? NONE, other[procedure] ?? NONE]) {
    if (each === NONE) continue;
    if (pricing.reads('sixth-surgery', 'report')) {
      pricing.refused[each] = refusal('E_BY_REPORT', pricing.service(each).name, SIXTH_MESSAGE);
    } else pricing.log.add(each, SIXTH, 0);
  }
}

/** Pays those units of a procedure whose ranks have the same percentage. */
function payRanks(
  pricing: Pricing,
  procedure: number,
  rank: number,
  count: number,
  of: number,
  percent: number,
): void {
  const { procedures } = pricing;
  const units = procedures.units[procedure] ?? 0;
  const fee = procedures.fee[procedure] ?? 0;
  const cap = procedures.cap[procedure] ?? NONE;
  const each = ranksOf(pricing, procedure) === 1 ? fee * units : fee;
  const reduced = atPercentInCents(each, percent);
  const amount = cap === NONE ? reduced : Math.min(reduced, cap);
  for (let unit = 0; unit < count; unit++) credit(pricing, procedure, amount, percent);
  if (of === 1) return;
  const line = procedures.line[procedure] ?? 0;
  const last = count > 1 ? rank + count - 1 : NONE;
  const words = count > 1 ? UNITS_RANKED : RANKED;
  pricing.log.add(line, words, amount * count, rank, of, percent, each, amount, last, count);
}

function payFamily(pricing: Pricing, family: Family, rank: number, of: number, percent: number): void {
  const words = family.shares.length === 1 ? ALONE : FAMILY;
  for (const { procedure, amount, count } of family.shares) {
    const reduced = atPercentInCents(amount, percent);
    const share = amount === pricing.procedures.fee[procedure] ? percent : NONE;
    for (let unit = 0; unit < count; unit++) credit(pricing, procedure, reduced, share);
    if (of === 1 || amount === 0) continue;
    const isFull = percent === WHOLE_PERCENT;
    const one = isFull ? words.inFull : words.reduced;
    const several = isFull ? words.unitsInFull : words.unitsReduced;
    const line = pricing.procedures.line[procedure] ?? 0;
    const said = count === 1 ? one : several;
    pricing.log.add(line, said, reduced * count, rank, of, family.total, percent, amount, reduced, count);
  }
}

/** How many ranks a procedure takes: its units rank one by one, unless the chosen reading ranks them as a line. */
function ranksOf(pricing: Pricing, procedure: number): number {
  return pricing.reads('surgery-units', 'line') ? 1 : (pricing.procedures.units[procedure] ?? 0);
}

/** Surgeons, co-surgeons and assistants are ranked separately. */
function roleOf(pricing: Pricing, procedure: number): string {
  const line = pricing.procedures.line[procedure] ?? 0;
  if ((pricing.flags(line) & FLAG.inRole) === 0) return 'surgeon';
  const kind = pricing.service(line).modifiers.role?.kind ?? 'surgeon';
  return kind === 'assistant-nonphysician' ? 'assistant' : kind;
}

const NO_FAMILIES: ReadonlyMap<number, Family> = new Map();

function familiesByFirst(families: readonly Family[]): ReadonlyMap<number, Family> {
  if (families.length === 0) return NO_FAMILIES;
  return new Map(families.map((family) => [family.shares[0]?.procedure ?? 0, family]));
}

/** Ranks the surgeries of one practitioner in one role and pays each by its rank. */
function payRole(pricing: Pricing, procedures: number[]): void {
  const shared = sharedOperations(pricing, procedures);
  const operations = shared.size === 0 ? procedures : procedures.filter((each) => !shared.has(each));
  const { families, rest } = collapseFamilies(pricing, operations);
  const asLine = pricing.reads('surgery-units', 'line');
  const { fee, units, value } = pricing.procedures;
  for (const procedure of rest) {
    const single = fee[procedure] ?? 0;
    value[procedure] = asLine ? single * (units[procedure] ?? 0) : single;
  }
  // The first member decides ties for its family.
  const byFirst = familiesByFirst(families);
  for (const family of families) {
    const first = family.shares[0]?.procedure ?? 0;
    value[first] = family.total;
    rest.push(first);
  }
  rankProcedures(pricing, rest);
  let of = 0;
  for (const procedure of rest) of += byFirst.has(procedure) ? 1 : ranksOf(pricing, procedure);
  const percents = shared.size === 0 ? null : new Map<number, number>();
  let rank = 1;
  for (const procedure of rest) {
    const family = byFirst.get(procedure);
    const line = pricing.procedures.line[procedure] ?? 0;
    if (!family) percents?.set(procedure, rankPercent(pricing, line, rank));
    const ranks = family ? 1 : ranksOf(pricing, procedure);
    const end = rank + ranks;
    if (end - 1 > LAST_HALVED) {
      const shares = family?.shares.map((share) => share.procedure) ?? [procedure];
      for (const each of shares) tellByReport(pricing, each);
    }
    while (rank < end) {
      const percent = rankPercent(pricing, line, rank);
      const last = rank === 1 ? 1 : rank <= LAST_HALVED ? LAST_HALVED : end - 1;
      const count = Math.min(last, end - 1) - rank + 1;
      if (family) payFamily(pricing, family, rank, of, percent);
      else payRanks(pricing, procedure, rank, count, of, percent);
      rank += count;
    }
  }
  if (percents) payShared(pricing, shared, percents, of > 1 || families.length > 0);
}

export const surgery: DayRule = {
  id: 'surgery',
  pool: 'practitioner',

  /** 78 and 56 are not ranked. */
  takes: ({ row, modifiers }) =>
    /[123]/.test(row?.multipleProcedure ?? '') && !modifiers.returned && modifiers.split !== '56',

  pay(pricing, procedures) {
    const [first] = procedures;
    if (first === undefined) return;
    const role = roleOf(pricing, first);
    if (procedures.every((procedure) => roleOf(pricing, procedure) === role)) {
      payRole(pricing, procedures);
      return;
    }
    const byRole = new Map<string, number[]>();
    for (const procedure of procedures) {
      const own = roleOf(pricing, procedure);
      byRole.set(own, [...(byRole.get(own) ?? []), procedure]);
    }
    for (const group of byRole.values()) payRole(pricing, group);
  },
};
