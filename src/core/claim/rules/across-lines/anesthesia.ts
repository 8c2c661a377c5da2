import { type Refusal, refusal } from '../../../issue/issue.js';
import { divideHalfUp } from '../../../number/decimal.js';
import { WHOLE_PERCENT } from '../../../number/percent.js';
import { citing, type Provenance } from '../../../price/provenance.js';
import { type AnesthesiaBase, lenderOf, type Release, sourceOf } from '../../../release/fee-schedule.js';
import { NATIONAL_GPCI } from '../../../release/locality.js';
import type { LineList } from '../../columns/line-list.js';
import { NOT_GIVEN } from '../../columns/lines.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import type { Rule } from '../../columns/rule.js';
import { noticeWords, stepWords } from '../../columns/words.js';
import { isByCrna } from '../../line/modifiers.js';

/**
 * Anesthesia (status J): the base units of CMS's list plus a unit for each 15 minutes, to a tenth, times the
 * locality's anesthesia factor, at the percentage for whoever gave it. Medicare adds nothing for physical
 * status.
 * Source: 42 CFR 414.46; Pub. 100-04, ch. 12 §50.
 */
const SOURCE = citing('42 CFR 414.46; Pub. 100-04, ch. 12 §50');
const MINUTES_PER_UNIT = 15;
/** CMS has published no later list of base units. */
const LIST_YEAR = 2022;
/** 01953 is paid by its base units alone, for each part of the skin; 01968 and 01969 are add-ons to 01967 */
const PER_UNIT = '01953';
const ADD_ONS: readonly string[] = [PER_UNIT, '01968', '01969'];
/** Management of a continuous drug, which is paid once a day, by its base units alone. */
const DAILY = '01996';
const UNTIMED: readonly string[] = [PER_UNIT, DAILY];

/** Whether minutes count toward what an anesthesia code is paid. */
export const isPaidByTime = (code: string): boolean => !UNTIMED.includes(code);

const DIRECTED: readonly string[] = ['QK', 'QX', 'QY'];
/** Anesthesia that is repeated (76, 77) or unrelated (79) is a session of its own, as with 59 and X{EPSU}. */
const AGAIN: readonly string[] = ['76', '77', '79'];
const MAX_MINUTES = 2880;
const SUPERVISED = 'AD';

/** The two CMS files that the figures come from, and the rules. */
function sourcesOf(
  files: readonly (number | undefined)[],
  cited: number | undefined,
  text: (number: number) => string,
): readonly Provenance[] {
  const given = (number: number | undefined): number is number => number !== undefined && number !== NONE;
  return [
    ...files.filter(given).map((file): Provenance => ({ kind: 'file', file: text(file), column: null })),
    ...SOURCE,
    ...(given(cited) ? citing(text(cited)) : []),
  ];
}

const UNITS = stepWords('modifier base time minutes factor percent amount year fileA fileB cited', {
  name: 'anesthesia',
  sentence:
    'anesthesia {modifier:text}: {base:count} base + {time:tenths} time units[ ({minutes:count} minutes)] × {factor:factorDollars}[ × {percent:percent}] = {amount:dollars}, base units of the {year:count} list',
  formula: '({base:count} base + {time:tenths} time units) × {factor:factor}[ × {percent:percent}]',
  source: ([, , , , , , , , a, b, cited], text) => sourcesOf([a, b], cited, text),
});

const SUPERVISED_UNITS = stepWords('modifier base factor amount fileA fileB', {
  name: 'anesthesia',
  sentence: 'anesthesia {modifier:text}: {base:count} base units × {factor:factorDollars} = {amount:dollars}',
  formula: '({base:count} base units) × {factor:factor}',
  source: ([, , , , a, b], text) => sourcesOf([a, b], NONE, text),
});

const INCLUDED = stepWords('paid', {
  name: 'anesthesia',
  sentence:
    'one anesthesia a session: paid with {paid:text}, which has the highest base units, and the time of both',
  formula: 'included',
  source: SOURCE,
});

const BORROWED = noticeWords('release lender', {
  code: 'N_BORROWED',
  message: "{release:text} has no anesthesia factors, so {lender:text}'s were used.",
});

const NO_TIME = noticeWords('code', {
  code: 'N_MINUTES',
  message: '{code:text} is paid by its base units alone: its minutes are not counted.',
});

const ONCE_A_DAY = noticeWords('code units', {
  code: 'N_UNITS',
  message: '{code:text} is paid once a day, so its {units:count} units are not multiplied.',
});

/** An anesthesia line with what its amount is made of. */
interface AnesthesiaLine {
  readonly line: number;
  readonly code: string;
  readonly base: AnesthesiaBase;
  /** Dollars per unit, integer of 1/10,000 */
  readonly factor: number;
}

/** Says whose factors are used if the release has none. */
function sayBorrowed({ log, texts }: Pricing, line: number, release: Release): void {
  const lender = lenderOf(release, 'anesthesia');
  if (lender !== null) log.add(line, BORROWED, 0, texts.number(release.id), texts.number(lender));
}

/** Dollars per unit in a line's place; a refusal if there is no factor. */
function factorOf(pricing: Pricing, line: number): number | Refusal {
  const { locality, qp, gpci } = pricing.termsOf(line);
  const { schedule } = pricing.service(line);
  if (locality) {
    const factors = schedule.places.anesthesia(locality.key);
    const cents = qp ? factors?.qp : factors?.factor;
    if (cents != null) {
      sayBorrowed(pricing, line, schedule.release);
      return cents * 100;
    }
  } else if (gpci === NATIONAL_GPCI) {
    const national = schedule.rules.anesthesiaFactor(pricing.on(line), qp);
    if (national) {
      return pricing.reads('anesthesia-factor', 'rule')
        ? (national.ruleText ?? national.file)
        : national.file;
    }
  }
  const why =
    'There is no anesthesia factor for custom GPCIs or for this release: each factor belongs to a locality.';
  return refusal('E_ANESTHESIA_FACTOR', pricing.service(line).name, why, {
    hint: 'Name a locality, or price nationally.',
  });
}

/** Modifiers of surgery or equipment on an anesthesia line. */
function refuseForeignModifiers(pricing: Pricing, line: number): Refusal | null {
  const { asked, name, modifiers } = pricing.service(line);
  const { bilateral, split, returned, role, equipment, therapyAssistant } = modifiers;
  if (!bilateral && !split && !returned && !role && equipment.length === 0 && !therapyAssistant) return null;
  const service = [name, ...asked.modifiers].join('-');
  const why = `${name} is anesthesia: only anesthesia modifiers change what it is paid.`;
  return refusal('E_MODIFIER_NOT_ALLOWED', service, why);
}

/** Reads what an anesthesia line needs; a refusal if it cannot be priced. */
function readLine(pricing: Pricing, line: number): AnesthesiaLine | Refusal {
  const foreign = refuseForeignModifiers(pricing, line);
  if (foreign) return foreign;
  const { name, modifiers, schedule } = pricing.service(line);
  const { code } = pricing.row(line);
  const base = schedule.anesthesiaBase(code);
  if (!base)
    return refusal(
      'E_ANESTHESIA_BASE',
      name,
      `CMS's list of base units (${LIST_YEAR}) does not include ${name}.`,
    );
  const { anesthesia } = modifiers;
  if (!anesthesia) {
    const hint = 'Add AA (anesthesiologist), QZ (CRNA alone), QK or QY and QX (medical direction), or AD.';
    const why = 'The payment for anesthesia depends on who gave it, which a modifier must say.';
    return refusal('E_MODIFIER_REQUIRED', name, why, { hint });
  }
  const who = pricing.practitioner(line);
  if (who && isByCrna(modifiers) !== (who.id === 'CRNA')) {
    const why = `${anesthesia} does not fit a ${who.name}.`;
    return refusal('E_MODIFIER_NOT_ALLOWED', `${name}-${anesthesia}`, why);
  }
  const minutes = pricing.lines.minutes[line] ?? NOT_GIVEN;
  const isTimed = !UNTIMED.includes(code) && anesthesia !== SUPERVISED;
  if (isTimed && minutes > MAX_MINUTES) {
    return refusal('E_COUNT_INVALID', name, `${minutes} minutes is more than two days.`);
  }
  if (isTimed && minutes === NOT_GIVEN) {
    const why = 'Anesthesia is paid by time, and no minutes are given.';
    return refusal('E_MINUTES_MISSING', name, why, { remedy: { do: 'give-minutes' } });
  }
  const factor = factorOf(pricing, line);
  return typeof factor === 'number' ? { line, code, base, factor } : factor;
}

/** A unit for each 15 minutes, in tenths, rounded half up: 95 minutes are 63. */
export function timeTenths(minutes: number): number {
  return divideHalfUp(minutes * 10, MINUTES_PER_UNIT);
}

/** Cents for tenths of units at a factor and a percentage (1/10,000 of a percent), rounded once. */
function unitsInCents(tenths: number, factor: number, percent: number): number {
  return divideHalfUp(tenths * factor * percent, 1000 * WHOLE_PERCENT);
}

function payUnits(pricing: Pricing, one: AnesthesiaLine, minutes: number): void {
  const { line, base, factor, code } = one;
  const { texts, log, lines } = pricing;
  const { modifiers, schedule } = pricing.service(line);
  const modifier = modifiers.anesthesia ?? '';
  const isUntimed = UNTIMED.includes(code);
  const ofLine = lines.units[line] ?? 1;
  const isSupervised = modifier === SUPERVISED;
  const supervisedUnits = pricing.reads('supervision-units', 'four') ? 4 : 3;
  const units = isSupervised ? supervisedUnits : base.units * (code === PER_UNIT ? ofLine : 1);
  const time = isSupervised || isUntimed ? 0 : timeTenths(Math.max(0, minutes));
  const rate = DIRECTED.includes(modifier) ? pricing.rate('anesthesia-directed', line) : null;
  const amount = unitsInCents(units * 10 + time, factor, rate ? rate.percent : WHOLE_PERCENT);
  pricing.add(line, amount, NONE);
  const fileOf = (role: 'anesthesia' | 'anesthesia-base'): number => {
    const file = sourceOf(schedule.release, role)?.name;
    return file === undefined ? NONE : texts.number(file);
  };
  const [a, b] = [fileOf('anesthesia'), fileOf('anesthesia-base')];
  const by = texts.number(modifier);
  if (isUntimed && (lines.minutes[line] ?? NOT_GIVEN) > 0) log.add(line, NO_TIME, 0, texts.number(code));
  if (code === DAILY && ofLine > 1) log.add(line, ONCE_A_DAY, 0, texts.number(code), ofLine);
  if (isSupervised) log.add(line, SUPERVISED_UNITS, amount, by, units, factor, amount, a, b);
  else {
    const said = time === 0 ? NONE : minutes;
    const [percent, cited] = rate ? [rate.percent, texts.number(rate.source)] : [NONE, NONE];
    log.add(line, UNITS, amount, by, units, time, said, factor, percent, amount, base.listYear, a, b, cited);
  }
  pricing.anesthesia.set(line, {
    base: units,
    listYear: base.listYear,
    minutes: minutes === NOT_GIVEN ? null : minutes,
    timeTenths: time,
    factor,
  });
}

/** Anesthesia included in another line's payment: a session is paid once, by its highest base units. */
function include(pricing: Pricing, { line, base, factor }: AnesthesiaLine, paid: AnesthesiaLine): void {
  pricing.add(line, 0, NONE);
  pricing.log.add(line, INCLUDED, 0, pricing.texts.number(pricing.service(paid.line).name));
  const minutes = pricing.lines.minutes[line] ?? NOT_GIVEN;
  pricing.anesthesia.set(line, {
    base: base.units,
    listYear: base.listYear,
    minutes: minutes === NOT_GIVEN ? null : minutes,
    timeTenths: 0,
    factor,
  });
}

/** The line that stands for its session: by base units, and of equal ones one that is paid by time. */
function highestBase(pricing: Pricing, lines: readonly AnesthesiaLine[]): AnesthesiaLine | undefined {
  const charge = ({ line }: AnesthesiaLine): number => Math.max(0, pricing.lines.charge[line] ?? 0);
  return [...lines].sort(
    (a, b) =>
      b.base.units - a.base.units ||
      Number(UNTIMED.includes(a.code)) - Number(UNTIMED.includes(b.code)) ||
      charge(b) - charge(a) ||
      a.line - b.line,
  )[0];
}

/** Pays one session: the highest base units with the total time, plus add-ons. */
function paySession(pricing: Pricing, lines: readonly AnesthesiaLine[]): void {
  const isAddOn = ({ code }: AnesthesiaLine): boolean => ADD_ONS.includes(code);
  const main = lines.filter((one) => !isAddOn(one));
  const paid = highestBase(pricing, main);
  const minutesOf = ({ line }: AnesthesiaLine): number => pricing.lines.minutes[line] ?? NOT_GIVEN;
  let total = 0;
  for (const one of main) if (!UNTIMED.includes(one.code)) total += Math.max(0, minutesOf(one));
  for (const one of lines) {
    const own = minutesOf(one);
    if (one === paid) payUnits(pricing, one, own === NOT_GIVEN ? NOT_GIVEN : total);
    else if (isAddOn(one) || !paid) payUnits(pricing, one, own);
    else include(pricing, one, paid);
  }
}

/** Whether the modifiers of a line say that it is not of the first session of its day. */
function isOfAnotherSession(pricing: Pricing, line: number): boolean {
  const { asked, modifiers } = pricing.service(line);
  return modifiers.otherSession || asked.modifiers.some((each) => AGAIN.includes(each));
}

/** The practitioner, day and session number of a line, and whether a CRNA furnished it. */
function dayKey(pricing: Pricing, line: number): string {
  const { day, provider, session } = pricing.lines;
  return `${day[line]}|${provider[line]}|${session[line]}|${isByCrna(pricing.service(line).modifiers)}`;
}

/**
 * The anesthesia lines of a claim, by session. The anesthesia modifier decides the percentage of a whole session, so
 * minutes under AA and under QK are never added up. Lines whose modifiers say so are of a second session. Management of
 * a continuous drug (01996) belongs to the anesthesia of its day, whatever its modifier.
 */
function sessionsOf(pricing: Pricing, lines: readonly AnesthesiaLine[]): Iterable<AnesthesiaLine[]> {
  const sessions = new Map<string, AnesthesiaLine[]>();
  const firstOfDay = new Map<string, AnesthesiaLine[]>();
  const isManagement = ({ line, code }: AnesthesiaLine): boolean =>
    code === DAILY && !isOfAnotherSession(pricing, line);
  const timed = lines.filter((one) => !isManagement(one));
  for (const one of [...timed, ...lines.filter(isManagement)]) {
    const day = dayKey(pricing, one.line);
    const another = isOfAnotherSession(pricing, one.line);
    const key = `${day}|${pricing.service(one.line).modifiers.anesthesia}|${another}`;
    const session = isManagement(one) ? firstOfDay.get(day) : sessions.get(key);
    if (session) {
      session.push(one);
      continue;
    }
    const begun = [one];
    sessions.set(key, begun);
    if (!another && !firstOfDay.has(day)) firstOfDay.set(day, begun);
  }
  return sessions.values();
}

/** Prices the anesthesia lines of a claim, session by session. */
export function payAnesthesia(pricing: Pricing, lines: LineList): void {
  const readable: AnesthesiaLine[] = [];
  for (const line of lines.all()) {
    const read = readLine(pricing, line);
    if ('ok' in read) pricing.refused[line] = read;
    else readable.push(read);
  }
  for (const session of sessionsOf(pricing, readable)) paySession(pricing, session);
}

/** Refuses anesthesia modifiers on anything else. */
export const anesthesiaModifier: Rule = {
  id: 'anesthesia-modifier',

  concerns: ({ modifiers }) => modifiers.anesthesia !== null,

  refuse(pricing, line) {
    const { modifiers, name } = pricing.service(line);
    const { anesthesia } = modifiers;
    const why = `Modifier ${anesthesia} is for anesthesia codes, and ${name} is not one.`;
    return refusal('E_MODIFIER_NOT_ALLOWED', `${name}-${anesthesia}`, why);
  },
};
