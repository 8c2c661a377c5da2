import { decimal, formatDollars, formatScaled } from '../../../number/decimal.js';
import { atPercentInCents, WHOLE_PERCENT } from '../../../number/percent.js';
import { limitingChargeInCents } from '../../../price/limiting-charge.js';
import { citing, type Provenance } from '../../../price/provenance.js';
import type { Rate } from '../../../release/rules.js';
import { NOT_GIVEN } from '../../columns/lines.js';
import type { Pricing } from '../../columns/pricing.js';
import { NONE } from '../../columns/procedures.js';
import type { Service } from '../../columns/service-book.js';
import type { RuleStep } from '../../line/line.js';
import { FLAG } from '../../line/service-flags.js';
import { percentText } from '../../line/wording.js';
import { chargedWith } from './charge.js';
import { mustTakeAssignment } from './nonparticipation.js';

/**
 * From the allowed amount to who pays what: deductible, Medicare's share, therapist assistants, then
 * sequestration, which the patient never pays. Source: SSA 1833; 2 U.S.C. 901a(6).
 */
const WAIVED = citing('SSA 1833(a)(1), 1833(b)(1)');
const DEDUCTIBLE = citing('SSA 1833(b)');

/** Who pays what of each line, as columns in cents. */
export class Payments {
  deductible: Float64Array;
  coinsurance: Float64Array;
  /** Medicare's share before sequestration */
  medicareShare: Float64Array;
  sequestration: Float64Array;
  medicarePays: Float64Array;
  patientPays: Float64Array;
  /** NONE where assignment is taken */
  limitingCharge: Float64Array;

  constructor(capacity: number) {
    this.deductible = new Float64Array(capacity);
    this.coinsurance = new Float64Array(capacity);
    this.medicareShare = new Float64Array(capacity);
    this.sequestration = new Float64Array(capacity);
    this.medicarePays = new Float64Array(capacity);
    this.patientPays = new Float64Array(capacity);
    this.limitingCharge = new Float64Array(capacity);
  }

  /** What a practitioner receives for a line. */
  received(line: number): number {
    return (this.medicarePays[line] ?? 0) + (this.patientPays[line] ?? 0);
  }
}

/** Deductible and coinsurance are waived for preventive services; PT waives only the deductible. */
function isPreventive(pricing: Pricing, service: Service): boolean {
  service.waived ??=
    service.modifiers.preventive || pricing.schedule.rules.isPreventive(service.row?.code ?? '');
  return service.waived;
}

/** CS waives deductible and coinsurance on the dates on which Medicare pays the whole visit. */
function isWaived(pricing: Pricing, line: number): boolean {
  const service = pricing.service(line);
  if (isPreventive(pricing, service)) return true;
  return service.modifiers.testing && pricing.rate('testing-share', line).percent === WHOLE_PERCENT;
}

/** Why deductible and coinsurance are waived. */
function waivedBy(pricing: Pricing, line: number): readonly Provenance[] {
  const isTest = !isPreventive(pricing, pricing.service(line));
  return isTest ? citing(pricing.rate('testing-share', line).source) : WAIVED;
}

/** Whether Medicare pays its ordinary share of a line after the deductible, whoever furnished it. */
function hasPlainShare(pricing: Pricing, line: number): boolean {
  const flags = pricing.flags(line);
  if ((flags & FLAG.shareRead) === 0) {
    const { services, schedule, lines } = pricing;
    const code = services.code(lines.service[line] ?? 0);
    const isPlain = (flags & FLAG.shareRuled) === 0 && !schedule.rules.isPreventive(code);
    pricing.addFlags(line, FLAG.shareRead | (isPlain ? FLAG.plainShare : 0));
  }
  return (pricing.flags(line) & FLAG.plainShare) !== 0;
}

function medicareRate(pricing: Pricing, line: number): Rate {
  const { screening } = pricing.service(line).modifiers;
  return pricing.rate(screening ? 'screening-share' : 'medicare-share', line);
}

/** CO and CQ: Medicare pays 85% of its share; the coinsurance stays. null for anyone else. */
function assistantRate(pricing: Pricing, line: number): Rate | null {
  if (!pricing.service(line).modifiers.therapyAssistant) return null;
  return pricing.reads('therapy-assistant', 'allowed') ? null : pricing.rate('therapy-assistant', line);
}

/** The most that may be charged on an unassigned claim; NONE where assignment is taken. */
function limitingCharge(pricing: Pricing, line: number): number {
  if (pricing.choices.participation !== 'nonpar-unassigned' || mustTakeAssignment(pricing, line)) return NONE;
  const amount = pricing.scheduleAmount[line] ?? 0;
  if (pricing.reads('limiting-charge', 'documented')) {
    return limitingChargeInCents(amount, pricing.schedule.rules, pricing.on(line));
  }
  const nonparticipating = atPercentInCents(amount, pricing.rate('nonparticipating', line).percent);
  return atPercentInCents(nonparticipating, pricing.rate('limiting-charge-step', line).percent);
}

/** The charges of a line and of the line that it is charged with; NOT_GIVEN if either is not known. */
function chargeOfBoth(pricing: Pricing, line: number, other: number): number {
  const { charge } = pricing.lines;
  const own = charge[line] ?? NOT_GIVEN;
  const second = charge[other] ?? NOT_GIVEN;
  return own === NOT_GIVEN || second === NOT_GIVEN ? NOT_GIVEN : own + second;
}

/**
 * What an unassigned claim may cost in all, Medicare's payment included: the charge, up to the limit. How two lines
 * divide what is charged for both sides does not matter.
 */
function costOf(pricing: Pricing, line: number, limit: number): number {
  const charge = pricing.lines.charge[line] ?? NOT_GIVEN;
  if (charge === NOT_GIVEN) return limit;
  const other = chargedWith(pricing, line);
  const both = other === NONE ? NOT_GIVEN : chargeOfBoth(pricing, line, other);
  if (both === NOT_GIVEN) return Math.min(charge, limit);
  // The second line is left what Medicare allows for it.
  const [first, second] = line < other ? [line, other] : [other, line];
  const limitOfFirst = line === first ? limit : limitingCharge(pricing, first);
  const ofFirst = Math.min(both - (pricing.amount[second] ?? 0), limitOfFirst);
  return line === first ? ofFirst : Math.min(both - ofFirst, limit);
}

/**
 * Splits a line's allowed amount.
 * @param deductibleLeft how much of the deductible is still to be met, cents
 * @returns how much of it this line meets
 */
export function splitPayment(
  pricing: Pricing,
  payments: Payments,
  line: number,
  deductibleLeft: number,
): number {
  const allowed = pricing.amount[line] ?? 0;
  const isPlain = hasPlainShare(pricing, line);
  const waived = !isPlain && isWaived(pricing, line);
  const isMet = waived || (!isPlain && pricing.service(line).modifiers.screening);
  const deductible = isMet ? 0 : Math.min(deductibleLeft, allowed);
  const left = allowed - deductible;
  const rate = isPlain ? pricing.rate('medicare-share', line) : medicareRate(pricing, line);
  const full = waived ? left : atPercentInCents(left, rate.percent);
  const assistant = isPlain ? null : assistantRate(pricing, line);
  const share = assistant ? atPercentInCents(full, assistant.percent) : full;
  const sequestration = atPercentInCents(share, pricing.rate('sequestration', line).percent);
  const medicarePays = share - sequestration;
  const limit = limitingCharge(pricing, line);
  payments.deductible[line] = deductible;
  payments.coinsurance[line] = left - full;
  payments.medicareShare[line] = share;
  payments.sequestration[line] = sequestration;
  payments.medicarePays[line] = medicarePays;
  payments.limitingCharge[line] = limit;
  if (limit === NONE) payments.patientPays[line] = deductible + left - full;
  else {
    payments.patientPays[line] = Math.max(0, costOf(pricing, line, limit) - medicarePays);
  }
  return deductible;
}

/** Whether a line is charged above its limiting charge; of a pair that is charged together, the first line answers. */
export function isAboveLimit(pricing: Pricing, payments: Payments, line: number): boolean {
  const limit = payments.limitingCharge[line] ?? NONE;
  if (limit === NONE) return false;
  const other = chargedWith(pricing, line);
  const both = other === NONE ? NOT_GIVEN : chargeOfBoth(pricing, line, other);
  if (both === NOT_GIVEN) return (pricing.lines.charge[line] ?? NOT_GIVEN) > limit;
  return line < other && both > limit + limitingCharge(pricing, other);
}

export function aboveLimitText(pricing: Pricing, payments: Payments, line: number): string {
  const limit = payments.limitingCharge[line] ?? 0;
  const other = chargedWith(pricing, line);
  const both = other === NONE ? NOT_GIVEN : chargeOfBoth(pricing, line, other);
  if (both === NOT_GIVEN) {
    const charge = formatDollars(pricing.lines.charge[line] ?? 0);
    return `The charge of ${charge} is above the limiting charge of ${formatDollars(limit)}.`;
  }
  const limits = formatDollars(limit + limitingCharge(pricing, other));
  return `The charges of both sides, ${formatDollars(both)}, are above the limiting charge of ${limits}.`;
}

/** The split of a line in words, built from its numbers. */
export function paymentSteps(pricing: Pricing, payments: Payments, line: number): RuleStep[] {
  const steps: RuleStep[] = [];
  const add = (
    name: string,
    sentence: string,
    formula: string,
    cents: number,
    source: readonly Provenance[],
  ): void => {
    steps.push({ name, sentence, formula, value: decimal(cents, 2), source });
  };
  const share = (name: string, { percent, source }: Rate, of: number): number => {
    const is = atPercentInCents(of, percent);
    const sentence = `${name}: ${percentText(percent)} of ${formatDollars(of)} = ${formatDollars(is)}`;
    add(name, sentence, `${percentText(percent)} × ${formatScaled(of, 2)}`, is, citing(source));
    return is;
  };
  const allowed = pricing.amount[line] ?? 0;
  const deductible = payments.deductible[line] ?? 0;
  if (deductible > 0) {
    const sentence = `deductible: ${formatDollars(deductible)} of ${formatDollars(allowed)}`;
    add('deductible', sentence, sentence, deductible, DEDUCTIBLE);
  }
  const left = allowed - deductible;
  let full = left;
  if (isWaived(pricing, line)) {
    const what = isPreventive(pricing, pricing.service(line))
      ? 'preventive'
      : 'visit for a COVID-19 test (CS)';
    const sentence = `${what}, no cost to the patient: ${formatDollars(left)}`;
    add('Medicare share', sentence, formatDollars(left), left, waivedBy(pricing, line));
  } else full = share('Medicare share', medicareRate(pricing, line), left);
  const assistant = assistantRate(pricing, line);
  const modifier = pricing.service(line).modifiers.therapyAssistant;
  const paid = assistant ? share(`by a therapy assistant (${modifier})`, assistant, full) : full;
  share('sequestration', pricing.rate('sequestration', line), paid);
  const limit = payments.limitingCharge[line] ?? NONE;
  if (limit === NONE) return steps;
  const isGiven = pricing.lines.charge[line] !== NOT_GIVEN;
  const owed = isGiven ? '' : ', taken as the charge, since none is given';
  const sentence = `limiting charge: ${formatDollars(limit)}${owed}; the patient pays the charge up to it, less what Medicare pays`;
  const of = formatDollars(pricing.scheduleAmount[line] ?? 0);
  add('limiting charge', sentence, of, limit, citing(pricing.rate('limiting-charge', line).source));
  return steps;
}
