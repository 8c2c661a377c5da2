import type { Notice, Refusal } from '../issue/issue.js';
import { CENTS_SCALE, decimal, formatScaled } from '../number/decimal.js';
import { noticesOfUnit, priceRow, UNIT_NOTICE } from '../price/price.js';
import type { PriceFigures, PriceTerms, RowPrice, TraceStep } from '../price/priced.js';
import { citing } from '../price/provenance.js';
import { type FeeRow, practiceExpense, totalRvu } from '../release/fee-row.js';
import { NOT_GIVEN } from './columns/lines.js';
import type { Pricing } from './columns/pricing.js';
import { NONE } from './columns/procedures.js';
import type { LoggedStep } from './columns/step-log.js';
import { textOf, wordsOf } from './columns/words.js';
import type { ClaimEngine } from './engine.js';
import type {
  AnesthesiaPrice,
  AnesthesiaUnits,
  ClaimLine,
  LinePrice,
  Payment,
  ProcedurePrice,
  RuleStep,
} from './line/line.js';
import { NOT_CREDITED } from './line-work.js';
import { aboveLimitText, isAboveLimit, paymentSteps } from './rules/one-line/payment.js';

const ALLOWED_SOURCE = citing('RVU26A documentation; Pub. 100-04, ch. 12');

const orNull = (value: number | undefined): number | null =>
  value === undefined || value === NONE ? null : value;

const stepsOf = (pricing: Pricing, line: number): LoggedStep[] =>
  pricing.log.of(line, (words) => wordsOf(words).count);

/** The steps of a line in words. */
function ruleSteps(pricing: Pricing, logged: readonly LoggedStep[]): RuleStep[] {
  const text = (number: number): string => pricing.texts.text(number);
  return logged.flatMap(({ words: id, value, args }) => {
    const words = wordsOf(id);
    if (words.kind !== 'step') return [];
    const { name, sentence, formula, source } = words;
    return {
      name,
      sentence: textOf(sentence, args, text),
      formula: textOf(formula, args, text),
      value: decimal(value, CENTS_SCALE),
      source: typeof source === 'function' ? source(args, text) : source,
    };
  });
}

/** The notices that rules attached to a line. */
export function ruleNotices(pricing: Pricing, line: number): Notice[] {
  const text = (number: number): string => pricing.texts.text(number);
  return stepsOf(pricing, line).flatMap(({ words: id, args }) => {
    const words = wordsOf(id);
    if (words.kind !== 'notice') return [];
    const { code, message, remedy } = words;
    return { code, message: textOf(message, args, text), ...(remedy ? { remedy } : {}) };
  });
}

/** Who pays what of a line. */
function paymentOf({ pricing, payments }: ClaimEngine, line: number): Payment {
  const limitingCharge = orNull(payments.limitingCharge[line]);
  const notices: Notice[] = isAboveLimit(pricing, payments, line)
    ? [{ code: 'N_ABOVE_LIMIT', message: aboveLimitText(pricing, payments, line) }]
    : [];
  return {
    allowed: pricing.amount[line] ?? 0,
    deductible: payments.deductible[line] ?? 0,
    coinsurance: payments.coinsurance[line] ?? 0,
    medicareShare: payments.medicareShare[line] ?? 0,
    sequestration: payments.sequestration[line] ?? 0,
    medicarePays: payments.medicarePays[line] ?? 0,
    patientPays: payments.patientPays[line] ?? 0,
    received: payments.received(line),
    limitingCharge,
    notices,
    steps: paymentSteps(pricing, payments, line),
  };
}

/** A line's price as the engine leaves it, copied out of the columns; its trace is built on demand. */
abstract class PricedLine implements PriceFigures {
  readonly ok = true;
  readonly row: FeeRow;
  readonly terms: PriceTerms;
  readonly fee: number;
  readonly oppsCap: number | null;
  readonly allowed: number;
  readonly workCredited: number | null;
  readonly percent: number | null;
  readonly scheduleAmount: number;
  readonly steps: readonly RuleStep[];
  readonly notices: readonly Notice[];
  readonly payment: Payment;

  constructor(
    private readonly engine: ClaimEngine,
    index: number,
    readonly line: ClaimLine,
  ) {
    const { pricing } = engine;
    this.row = pricing.row(index);
    this.terms = pricing.terms.objects[pricing.unitTerms[index] ?? 0] as PriceTerms;
    const isAnesthesia = pricing.anesthesia.has(index);
    this.fee = isAnesthesia ? 0 : (pricing.fee[index] ?? 0);
    this.oppsCap = isAnesthesia ? null : orNull(pricing.cap[index]);
    this.allowed = pricing.amount[index] ?? 0;
    const work = engine.work.of(index);
    this.workCredited = work === NOT_CREDITED ? null : work;
    this.percent = orNull(pricing.percent[index]);
    this.scheduleAmount = pricing.scheduleAmount[index] ?? 0;
    this.steps = ruleSteps(pricing, stepsOf(pricing, index));
    this.payment = paymentOf(engine, index);
    const bits = pricing.notices[index] ?? 0;
    const ofUnit = noticesOfUnit(isAnesthesia ? bits & UNIT_NOTICE.rulesLater : bits);
    this.notices = [...ofUnit, ...ruleNotices(pricing, index), ...this.payment.notices];
  }

  get units(): number {
    return this.line.units;
  }

  get rvu(): RowPrice['rvu'] {
    const { work, malpractice: mp } = this.row;
    const { setting } = this.terms;
    return { work, pe: practiceExpense(this.row, setting), mp, total: totalRvu(this.row, setting) };
  }

  get trace(): readonly TraceStep[] {
    const { allowed, line, steps } = this;
    const units = `${line.units} ${line.units === 1 ? 'unit' : 'units'}`;
    const formula =
      steps.length > 0 ? 'after the steps above' : `${formatScaled(this.lowerFee, CENTS_SCALE)} × ${units}`;
    const value = decimal(allowed, CENTS_SCALE);
    return [...this.unitTrace, ...steps, { name: 'allowed', formula, value, source: ALLOWED_SOURCE }];
  }

  /** How the fee of one unit is calculated; empty for anesthesia, which has no fee. */
  private get unitTrace(): readonly TraceStep[] {
    if (this.steps.length > 0 && this.fee === 0 && this.oppsCap === null) {
      const { name } = this.steps[0] as RuleStep;
      if (name === 'anesthesia') return [];
    }
    const unit = priceRow(this.row, { ...this.terms, allowNa: true }, 1, this.engine.schedule.rules);
    return unit.ok ? unit.trace.slice(0, -1) : [];
  }

  /** Fee of one unit, or its cap if that is lower */
  private get lowerFee(): number {
    return this.oppsCap === null ? this.fee : Math.min(this.fee, this.oppsCap);
  }
}

class PricedProcedure extends PricedLine implements ProcedurePrice {
  readonly kind = 'line';
}

class PricedAnesthesia extends PricedLine implements AnesthesiaPrice {
  readonly kind = 'anesthesia';

  constructor(
    engine: ClaimEngine,
    index: number,
    line: ClaimLine,
    readonly anesthesia: AnesthesiaUnits,
  ) {
    super(engine, index, line);
  }
}

/** The price of a line that was not refused, once its claim is priced and its payment split. */
export function linePrice(engine: ClaimEngine, index: number, line: ClaimLine): LinePrice {
  const units = engine.pricing.anesthesia.get(index);
  return units ? new PricedAnesthesia(engine, index, line, units) : new PricedProcedure(engine, index, line);
}

/** Why a line is refused, with its reference amount; null if it is not. */
export function lineRefusal({ pricing }: ClaimEngine, index: number): Refusal | null {
  const refused = pricing.refused[index] ?? null;
  const reference = pricing.reference[index] ?? NONE;
  return refused && reference !== NONE ? { ...refused, reference } : refused;
}

/** A line read back from the columns, for callers that want its price as an object. */
export function claimLineOf(
  pricing: Pricing,
  index: number,
  { provider, session }: { readonly provider: string; readonly session: string },
): ClaimLine {
  const { lines } = pricing;
  const given = (column: ArrayLike<number>): number | null => {
    const value = column[index] ?? NOT_GIVEN;
    return value === NOT_GIVEN ? null : value;
  };
  const place = pricing.places.text(lines.place[index] ?? 0);
  return {
    service: pricing.service(index).asked,
    units: lines.units[index] ?? 1,
    terms: pricing.termsOf(index),
    place: place === '' ? null : place,
    date: pricing.days.text(lines.day[index] ?? 0),
    provider,
    practitioner: pricing.practitioner(index),
    session,
    charge: given(lines.charge),
    minutes: given(lines.minutes),
    careDays: lines.careDays[index] === NOT_GIVEN ? null : pricing.careDaysOf(index),
  };
}
