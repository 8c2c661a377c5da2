import type { Notice } from '../issue/issue.js';
import { CENTS_SCALE, decimal, formatScaled } from '../number/decimal.js';
import type { PriceFigures, PriceTerms, RowPrice, TraceStep } from '../price/priced.js';
import { citing } from '../price/provenance.js';
import type { FeeRow } from '../release/fee-row.js';
import type {
  AnesthesiaPrice,
  AnesthesiaUnits,
  ClaimLine,
  LinePrice,
  Payment,
  ProcedurePrice,
  RuleStep,
} from './line/line.js';
import type { LineWork } from './line/work.js';

const ALLOWED_SOURCE = citing('RVU26A documentation; Pub. 100-04, ch. 12');

/** A line's price as the claim leaves it; its trace is worked out only when asked for. */
abstract class PricedLine implements PriceFigures {
  readonly ok = true;
  readonly line: ClaimLine;
  readonly allowed: number;
  readonly percent: number | null;
  readonly scheduleAmount: number;
  readonly steps: readonly RuleStep[];
  readonly notices: readonly Notice[];
  private readonly unit: RowPrice;

  constructor(
    work: LineWork,
    readonly payment: Payment,
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

  get rvu(): RowPrice['rvu'] {
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
    const value = decimal(allowed, CENTS_SCALE);
    return [...ofUnit, ...steps, { name: 'allowed', formula, value, source: ALLOWED_SOURCE }];
  }

  /** Fee of one unit, or its cap where that is lower */
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
    work: LineWork,
    payment: Payment,
    readonly anesthesia: AnesthesiaUnits,
  ) {
    super(work, payment);
  }
}

/** The price of a line. @param anesthesia what made the amount of an anesthesia line; null for any other */
export function pricedLine(work: LineWork, payment: Payment, anesthesia: AnesthesiaUnits | null): LinePrice {
  return anesthesia ? new PricedAnesthesia(work, payment, anesthesia) : new PricedProcedure(work, payment);
}
