import type { Notice } from '../issue/issue.js';
import { CENTS_SCALE, decimal, formatScaled } from '../number/decimal.js';
import type { Price, PriceTerms, TraceStep } from '../price/priced.js';
import type { FeeRow } from '../release/fee-row.js';
import type { AnesthesiaUnits, ClaimLine, LinePrice, Payment, RuleStep } from './line/line.js';
import type { LineWork } from './line/work.js';

/** A line's price as the claim leaves it; its trace is worked out only when asked for. */
class PricedLine implements LinePrice {
  readonly ok = true;
  readonly line: ClaimLine;
  readonly allowed: number;
  readonly percent: number | null;
  readonly scheduleAmount: number;
  readonly steps: readonly RuleStep[];
  readonly notices: readonly Notice[];
  private readonly unit: Price;

  constructor(
    work: LineWork,
    readonly payment: Payment,
    readonly anesthesia: AnesthesiaUnits | null,
  ) {
    this.line = work.line;
    this.unit = work.price;
    this.allowed = work.amount;
    this.percent = work.percent;
    this.scheduleAmount = work.scheduleAmount;
    this.steps = work.steps;
    const { notices } = work.price;
    this.notices =
      work.notices.length + payment.notices.length === 0
        ? notices
        : [...notices, ...work.notices, ...payment.notices];
  }

  get row(): FeeRow {
    return this.unit.row;
  }

  get terms(): PriceTerms {
    return this.unit.terms;
  }

  get units(): number {
    return this.line.units;
  }

  get rvu(): Price['rvu'] {
    return this.unit.rvu;
  }

  get fee(): number {
    return this.unit.fee;
  }

  get oppsCap(): number | null {
    return this.unit.oppsCap;
  }

  get trace(): readonly TraceStep[] {
    const { allowed, line, steps } = this;
    const ofUnit = this.unit.trace.slice(0, -1);
    const units = `${line.units} ${line.units === 1 ? 'unit' : 'units'}`;
    const formula =
      steps.length > 0 ? 'after the steps above' : `${formatScaled(this.lowerFee, CENTS_SCALE)} × ${units}`;
    const source = 'RVU26A documentation; Pub. 100-04, ch. 12';
    return [...ofUnit, ...steps, { name: 'allowed', formula, value: decimal(allowed, CENTS_SCALE), source }];
  }

  /** Fee of one unit, or its cap where that is lower */
  private get lowerFee(): number {
    return this.oppsCap === null ? this.fee : Math.min(this.fee, this.oppsCap);
  }
}

export function pricedLine(work: LineWork, payment: Payment, anesthesia: AnesthesiaUnits | null): LinePrice {
  return new PricedLine(work, payment, anesthesia);
}
