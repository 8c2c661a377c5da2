import type { ServiceCode } from '../code/service-code.js';
import { unknownDeductible } from '../dates/schedule-of.js';
import type { Refusal } from '../issue/issue.js';
import { ceilingRefusal, facilityNaRefusal } from '../price/price.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { LineList } from './columns/line-list.js';
import { type Lines, NOT_GIVEN } from './columns/lines.js';
import { Pricing } from './columns/pricing.js';
import { NONE } from './columns/procedures.js';
import type { Rule } from './columns/rule.js';
import type { ReadService } from './columns/service-book.js';
import { DayPayment } from './day-payment.js';
import type { ClaimChoices } from './line/choices.js';
import { FLAG } from './line/service-flags.js';
import { ByKind, type ServiceKind } from './line/service-kind.js';
import { LineWork } from './line-work.js';
import { payAnesthesia } from './rules/across-lines/anesthesia.js';
import { noteAssistants } from './rules/across-lines/beside-co-surgeons.js';
import { inFull } from './rules/across-lines/in-full.js';
import { Payments, splitPayment } from './rules/one-line/payment.js';
import { DAY_RULES, LAST } from './rules/order.js';
import {
  CALLED,
  CHECK_BITS,
  CHECK_MASK,
  CONCERNED,
  DAY_RULE_SHIFT,
  FEE_BITS,
  FEE_MASK,
  LAST_BIT,
  PAYMENT_BITS,
  PAYMENT_MASK,
  PRACTITIONER,
  RULE_MASK,
  SELECTIVE,
  SELECTIVE_MASK,
} from './rules/rule-bits.js';

/** A claim with such a line is priced as a whole: the line matters to others of its day, or they to it. */
const MATTERS_TO_OTHERS = FLAG.onlyAlone | FLAG.anesthesia | FLAG.inRole;

/**
 * Prices lines: one at the prompt, those of a claim, or hundreds at a time in a batch, all by this path.
 * Lines of one claim are priced together, each with the effects of its modifiers, its practitioner and the
 * other lines of its day. Source: RVU26A documentation; Pub. 100-04, ch. 12 §40.
 * @throws UsageError E_RULES_NOT_HELD for a line of a date before the rules of data/rules
 */
export class ClaimEngine {
  readonly pricing: Pricing;
  payments = new Payments(0);
  /** The work RVUs credited for each line */
  readonly work: LineWork;
  private readonly days: DayPayment;
  private readonly rules = new ByKind((kind) => this.rulesOf(kind));
  /** Why no line of a service has a price, by service number, so that its row need not be read again to say it */
  private refusals: Refusal[] = [];
  /** Why a practitioner in a facility is not paid for a service, by service number */
  private naRefusals: Refusal[] = [];
  /** Which rules concern a line or are called for by it */
  private lineMasks = new Int32Array(0);
  /** Whether lines of the claim that no rule ranks and that have no sides do not matter to any other */
  private areApart = true;
  /** Whether a line of the claim names an assistant, a co-surgeon or a team */
  private hasRoles = false;
  private readonly payable = new LineList();
  private readonly anesthesia = new LineList();
  private readonly day = new LineList();

  constructor(
    readonly schedule: FeeSchedule,
    readonly choices: ClaimChoices,
  ) {
    this.pricing = new Pricing(schedule, choices);
    this.work = new LineWork(this.pricing);
    this.days = new DayPayment(this.pricing);
  }

  /**
   * Looks up a service and numbers it; the caller asks once for each spelling, or for each line of a claim.
   * @param qp use the figures for qualifying APM participants
   * @param schedule the release of the lines that refer to it, which must be that of their terms
   */
  serviceNumber(asked: ServiceCode, qp: boolean, schedule = this.schedule): number {
    return this.add(this.pricing.services.read(asked, qp, schedule));
  }

  /** Numbers a service that has been looked up, and determines which rules concern it. */
  add(service: ReadService): number {
    const { pricing } = this;
    const { services } = pricing;
    const number = services.add(service);
    if (service.refused) this.refusals[number] = service.refused;
    const { mask, dayRule } = this.rules.of(service);
    services.setRules(number, mask | (dayRule << DAY_RULE_SHIFT));
    const flags = services.flags(number);
    if (service.row && (flags & (FLAG.refused | FLAG.anesthesia)) === 0) {
      const isInFull = DAY_RULES[dayRule] === inFull;
      const sides = FLAG.twoSided | FLAG.bothSides | FLAG.oneSide | FLAG.equipment | FLAG.oneOperation;
      // A surgery above its cap keeps its percentage, and only the surgery rule can work that out.
      const isFullAlone = mask === 0 && (isInFull || (flags & FLAG.cap) === 0);
      const areUnitsAlike = isInFull && (flags & sides) === 0;
      const found = (isFullAlone ? FLAG.fullAlone : 0) | (areUnitsAlike ? FLAG.unitsAlike : 0);
      services.setFlags(number, flags | found);
    }
    return number;
  }

  /** The rules that concern a kind of service, and the position of the one that ranks its procedures. */
  private rulesOf(kind: ServiceKind): { readonly mask: number; readonly dayRule: number } {
    let mask = 0;
    if (kind.row) {
      for (const { rule, bit } of CONCERNED) if (rule.concerns?.(kind, this.pricing)) mask |= bit;
    }
    return { mask, dayRule: DAY_RULES.findIndex((rule) => rule.takes(kind)) };
  }

  /** Loads lines and computes the price of one unit of each. */
  take(lines: Lines): void {
    const { pricing } = this;
    pricing.take(lines);
    if (this.lineMasks.length < lines.capacity) {
      this.lineMasks = new Int32Array(lines.capacity);
      this.payments = new Payments(lines.capacity);
    }
    pricing.priceUnits();
  }

  /** Clears the services read so far; call it between chunks of a batch, when no line refers to them any more. */
  forgetServices(): void {
    this.pricing.services.clear();
    this.work.forget();
    this.rules.clear();
    this.refusals = [];
    this.naRefusals = [];
  }

  /** Prices the lines from the first up to, but not including, the last as one claim. */
  priceClaim(from: number, to: number): void {
    if (to - from === 1 && this.payAlone(from)) return;
    const { pricing, payable, anesthesia } = this;
    payable.clear();
    anesthesia.clear();
    let flags = 0;
    for (let line = from; line < to; line++) flags |= pricing.flags(line);
    this.areApart = (flags & MATTERS_TO_OTHERS) === 0;
    this.hasRoles = (flags & FLAG.inRole) !== 0;
    for (let line = from; line < to; line++) this.check(line);
    if (payable.count === 0) return;
    if (anesthesia.count > 0) {
      payAnesthesia(pricing, anesthesia);
      payable.keep((line) => !pricing.refused[line]);
    }
    while (payable.count > 0) this.payFirstDay();
    for (let line = from; line < to; line++) if (this.isUnfinished(line)) this.applyLineRules(line);
    for (let line = from; line < to; line++) if (this.isUnfinished(line)) this.applyCharge(line);
  }

  /**
   * Pays a line that is alone on its day and that no rule but the charge affects: most lines of most files.
   * It reads only columns, since reading the objects behind them would mean cache misses. @returns whether it
   * is answered: paid or refused
   */
  private payAlone(line: number): boolean {
    const { pricing } = this;
    if (pricing.refused[line]) return true;
    const { lines } = pricing;
    const flags = pricing.flags(line);
    if ((flags & FLAG.fullAlone) === 0) return false;
    if ((lines.units[line] ?? 1) > 1 && (flags & FLAG.unitsAlike) === 0) return false;
    for (const { rule, bit } of CALLED) {
      if (bit === LAST_BIT || !rule.calledBy?.(pricing, line)) continue;
      if (!rule.appliesTo || rule.appliesTo(pricing, line)) return false;
    }
    this.lineMasks[line] = 0;
    if ((flags & FLAG.facilityNa) !== 0 && this.isUnpaidInFacility(line)) {
      this.refuseInFacility(line);
      return true;
    }
    pricing.payUnits(line);
    pricing.scheduleAmount[line] = pricing.amount[line] ?? 0;
    if (LAST.calledBy?.(pricing, line)) LAST.apply?.(pricing, line);
    return true;
  }

  /** Splits the allowed amounts of a claim between Medicare and the patient. */
  splitPayments(from: number, to: number): void {
    let { deductibleLeft, deductibleMet = null } = this.choices;
    if (deductibleMet !== null) {
      this.splitByYear(from, to, deductibleMet);
      return;
    }
    for (let line = from; line < to; line++) {
      if (this.pricing.refused[line]) continue;
      deductibleLeft -= splitPayment(this.pricing, this.payments, line, deductibleLeft);
    }
  }

  /** The same where each year has its own deductible. @param met how much of it is met, cents */
  private splitByYear(from: number, to: number, met: number): void {
    const { pricing } = this;
    const left = new Map<number, number>();
    for (let line = from; line < to; line++) {
      if (pricing.refused[line]) continue;
      const whole = pricing.deductible(line);
      if (!whole) {
        pricing.refused[line] = unknownDeductible(pricing.service(line).name, pricing.on(line));
        continue;
      }
      const ofYear = left.get(whole.year) ?? Math.max(0, whole.cents - met);
      left.set(whole.year, ofYear - splitPayment(pricing, this.payments, line, ofYear));
    }
  }

  /**
   * Whether any rule concerned a line, or it names a practitioner, so that the price of its row alone is not the
   * whole answer.
   */
  isRuled(line: number): boolean {
    const { pricing } = this;
    const flags = pricing.flags(line);
    return (
      pricing.lines.practitioner[line] !== NOT_GIVEN ||
      (flags & (FLAG.modified | FLAG.anesthesia | FLAG.national)) !== 0 ||
      ((this.lineMasks[line] ?? 0) & ~LAST_BIT) !== 0 ||
      (pricing.log.heads[line] ?? 0) !== 0 ||
      ((pricing.lines.units[line] ?? 1) > 1 && this.areUnitsRanked(line))
    );
  }

  /** Whether the units of a line rank against each other or can be the two sides of one procedure. */
  private areUnitsRanked(line: number): boolean {
    const { multipleProcedure, bilateral } = this.pricing.row(line);
    return !/[09]/.test(multipleProcedure) || !/[09]/.test(bilateral);
  }

  /** Whether the other lines of its claim do not matter to what a line is paid, so that `check` pays it. */
  private isApart(line: number): boolean {
    return this.areApart && (this.pricing.flags(line) & FLAG.unitsAlike) !== 0;
  }

  private isUnfinished(line: number): boolean {
    return !this.pricing.refused[line] && !this.isApart(line);
  }

  /** Classifies a line as refused, anesthesia or payable, and pays one that is apart. */
  private check(line: number): void {
    const { pricing } = this;
    const flags = pricing.flags(line);
    if (pricing.refused[line]) return;
    if ((flags & FLAG.refused) !== 0) {
      pricing.refused[line] = this.serviceRefusal(line);
      return;
    }
    let mask = (pricing.rules[line] ?? 0) & RULE_MASK;
    for (const { rule, bit } of CALLED) if (rule.calledBy?.(pricing, line)) mask |= bit;
    if ((mask & SELECTIVE_MASK) !== 0) {
      for (const { rule, bit } of SELECTIVE) {
        if ((mask & bit) !== 0 && !rule.appliesTo?.(pricing, line)) mask &= ~bit;
      }
    }
    this.lineMasks[line] = mask;
    if ((flags & FLAG.anesthesia) !== 0) {
      const refused =
        PRACTITIONER && (mask & PRACTITIONER.bit) !== 0 ? this.refusal(PRACTITIONER, line) : null;
      if (refused) pricing.refused[line] = refused;
      else {
        this.anesthesia.add(line);
        this.payable.add(line);
      }
      return;
    }
    if ((flags & FLAG.facilityNa) !== 0 && this.isUnpaidInFacility(line)) {
      this.refuseInFacility(line);
      return;
    }
    if ((mask & CHECK_MASK) !== 0) {
      for (const check of CHECK_BITS) {
        if ((mask & check.bit) === 0) continue;
        const refused = this.refusal(check, line);
        if (!refused) continue;
        pricing.refused[line] = refused;
        return;
      }
    }
    if (!this.isApart(line)) {
      this.payable.add(line);
      return;
    }
    pricing.payUnits(line);
    this.applyLineRules(line);
    this.applyCharge(line);
  }

  private refusal({ rule }: { readonly rule: Rule }, line: number): Refusal | null {
    return rule.refuse?.(this.pricing, line) ?? null;
  }

  private isUnpaidInFacility(line: number): boolean {
    const { terms, lines } = this.pricing;
    return terms.unpaidNa[lines.terms[line] ?? 0] === 1;
  }

  private refuseInFacility(line: number): void {
    const { pricing, naRefusals } = this;
    const number = pricing.lines.service[line] ?? 0;
    const { services } = pricing;
    naRefusals[number] ??= facilityNaRefusal(
      services.rowName(number),
      (services.flags(number) & FLAG.therapy) !== 0,
    );
    pricing.refused[line] = naRefusals[number] ?? null;
    pricing.reference[line] = pricing.lower(line);
  }

  /** Why a service has no price; even a contractor-priced amount can have a ceiling. */
  private serviceRefusal(line: number): Refusal | null {
    const { pricing } = this;
    const refused = this.refusals[pricing.lines.service[line] ?? 0] ?? null;
    const cap = pricing.cap[line] ?? NONE;
    if (!refused || cap === NONE) return refused;
    const { row } = pricing.service(line);
    return row ? ceilingRefusal(refused, row, cap) : refused;
  }

  /** Prices the lines of the first line's day together, and leaves those of other days in the list. */
  private payFirstDay(): void {
    const { payable, day } = this;
    payable.moveAlike(this.pricing.lines.day, day);
    if (this.hasRoles) noteAssistants(this.pricing, day);
    this.days.pay(day, this.areApart);
  }

  private applyLineRules(line: number): void {
    const { pricing } = this;
    const mask = this.lineMasks[line] ?? 0;
    const isAnesthesia = pricing.anesthesia.size > 0 && pricing.anesthesia.has(line);
    if ((mask & FEE_MASK) !== 0 && !isAnesthesia) {
      for (const { rule, bit } of FEE_BITS) if ((mask & bit) !== 0) rule.apply?.(pricing, line);
    }
    pricing.scheduleAmount[line] = pricing.amount[line] ?? 0;
    if ((mask & PAYMENT_MASK) === 0) return;
    for (const { rule, bit } of PAYMENT_BITS) if ((mask & bit) !== 0) rule.apply?.(pricing, line);
  }

  private applyCharge(line: number): void {
    if (((this.lineMasks[line] ?? 0) & LAST_BIT) !== 0) LAST.apply?.(this.pricing, line);
  }
}
