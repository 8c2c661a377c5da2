import type { ServiceCode } from '../../code/service-code.js';
import type { Notice, Refusal } from '../../issue/issue.js';
import type { PriceFigures, PriceTerms, RowPrice, TraceStep } from '../../price/priced.js';
import type { Practitioner } from '../../release/rules.js';

/** One service of a claim, its place and circumstances settled. A claim is the services of one patient. */
export interface ClaimLine {
  readonly service: ServiceCode;
  readonly units: number;
  readonly terms: PriceTerms;
  /** Place of service code where it is known: some services are paid in some places only */
  readonly place: string | null;
  /** Date of service, ISO; blank where none is given. Lines of one day are priced together */
  readonly date: string;
  /** Who bills; blank where none is given. Lines of one practitioner (or group) are priced together */
  readonly provider: string;
  /** null: paid as a physician */
  readonly practitioner: Practitioner | null;
  /** Lines of different sessions of a day are apart for the imaging rule */
  readonly session: string;
  /** Actual charge for the line, cents; null: not compared */
  readonly charge: number | null;
  /** Anesthesia time; null where none is given */
  readonly minutes: number | null;
  /** Days of postoperative care furnished, where modifier 55 shares them; null: all */
  readonly careDays: number | null;
}

/** A step of a rule beyond the fee schedule amount, in a sentence as well as in figures. */
export interface RuleStep extends TraceStep {
  /** "2nd of 3 surgeries ranked by fee: 50% of $508.03 = $254.02" */
  readonly sentence: string;
}

/** How anesthesia time and base units made an amount. */
export interface AnesthesiaUnits {
  readonly base: number;
  readonly listYear: number;
  readonly minutes: number | null;
  /** Tenths of a unit */
  readonly timeTenths: number;
  /** Dollars per unit, integer of 1/10,000 */
  readonly factor: number;
}

/** What a line's price has beside the figures of every price. */
interface LineFigures extends PriceFigures {
  readonly line: ClaimLine;
  readonly steps: readonly RuleStep[];
  /** Of fee × units, integer of 1/10,000 of a percent; null where the amount is no plain percentage */
  readonly percent: number | null;
  /** Before nonparticipation and the charge, cents: what the limiting charge is reckoned from */
  readonly scheduleAmount: number;
  readonly payment: Payment;
}

/** A line priced from its row with everything that its claim does to it. */
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
  /** What Medicare pays: share less sequestration */
  readonly medicarePays: number;
  readonly patientPays: number;
  /** What reaches the practitioner from both */
  readonly received: number;
  /** The most that may be charged on an unassigned claim; null where it does not apply */
  readonly limitingCharge: number | null;
  readonly notices: readonly Notice[];
  readonly steps: readonly RuleStep[];
}

export type LineOutcome = LinePrice | Refusal;

/** A service priced in one setting; `kind` says how. */
export type Price = RowPrice | LinePrice;

export type PriceOutcome = Price | Refusal;
