import type { ServiceCode } from '../../code/service-code.js';
import type { Notice, Refusal } from '../../issue/issue.js';
import type { PriceFigures, PriceTerms, RowPrice, TraceStep } from '../../price/priced.js';
import type { Practitioner } from '../../release/rules.js';

/** One service of a claim, with its place and circumstances settled. A claim holds the services of one patient. */
export interface ClaimLine {
  readonly service: ServiceCode;
  readonly units: number;
  readonly terms: PriceTerms;
  /** Place of service code, if known: some services are paid only in some places */
  readonly place: string | null;
  /** Date of service, ISO; blank if none is given. Lines of one day are priced together */
  readonly date: string;
  /** Who furnished it; blank if none is given. Surgeries of one practitioner are ranked together */
  readonly provider: string;
  /** Who bills, if a claim has several; tests and therapy of one billing provider are ranked together */
  readonly billing?: string;
  /** null: paid as a physician */
  readonly practitioner: Practitioner | null;
  /** The imaging rule treats different sessions of a day separately */
  readonly session: string;
  /** Actual charge for the line, cents; null: not compared */
  readonly charge: number | null;
  /** Anesthesia time; null if none is given */
  readonly minutes: number | null;
  /** Days of postoperative care furnished, where modifier 55 splits them; null: all */
  readonly careDays: number | null;
}

/** A step by which a rule changes the fee schedule amount, in a sentence as well as in figures. */
export interface RuleStep extends TraceStep {
  /** "2nd of 3 surgeries ranked by fee: 50% of $508.03 = $254.02" */
  readonly sentence: string;
}

/** How an amount follows from anesthesia time and base units. */
export interface AnesthesiaUnits {
  readonly base: number;
  readonly listYear: number;
  readonly minutes: number | null;
  /** Tenths of a unit */
  readonly timeTenths: number;
  /** Dollars per unit, integer of 1/10,000 */
  readonly factor: number;
}

/** What the price of a line has in addition to the figures of every price. */
interface LineFigures extends PriceFigures {
  readonly line: ClaimLine;
  readonly steps: readonly RuleStep[];
  /**
   * Of fee × units, or of one fee for a part of a surgical package (54, 55); integer of 1/10,000 of a percent; null if the
   * amount is not a plain percentage
   */
  readonly percent: number | null;
  /** Amount before nonparticipation and the charge, cents: the basis of the limiting charge */
  readonly scheduleAmount: number;
  readonly payment: Payment;
}

/** A line priced from its row, with all the effects of the rest of its claim. */
export interface ProcedurePrice extends LineFigures {
  readonly kind: 'line';
}

/** An anesthesia line: paid by base units and time, not from its row, so its RVUs and fee are 0. */
export interface AnesthesiaPrice extends LineFigures {
  readonly kind: 'anesthesia';
  readonly anesthesia: AnesthesiaUnits;
}

export type LinePrice = ProcedurePrice | AnesthesiaPrice;

/** Who pays what of an allowed amount, in cents. */
export interface Payment {
  readonly allowed: number;
  readonly deductible: number;
  readonly coinsurance: number;
  /** Medicare's share before sequestration */
  readonly medicareShare: number;
  readonly sequestration: number;
  /** What Medicare pays: its share minus sequestration */
  readonly medicarePays: number;
  readonly patientPays: number;
  /** What the practitioner receives from Medicare and the patient together */
  readonly received: number;
  /** The most that may be charged on an unassigned claim; null if it does not apply */
  readonly limitingCharge: number | null;
  readonly notices: readonly Notice[];
  readonly steps: readonly RuleStep[];
}

export type LineOutcome = LinePrice | Refusal;

/** A service priced in one setting; `kind` says how. */
export type Price = RowPrice | LinePrice;

export type PriceOutcome = Price | Refusal;
