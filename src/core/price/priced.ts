import type { Notice, Refusal } from '../issue/issue.js';
import type { Decimal } from '../number/decimal.js';
import type { FeeRow, Setting } from '../release/fee-row.js';
import type { Release } from '../release/fee-schedule.js';
import type { Gpci, Locality } from '../release/locality.js';
import type { Provenance } from './provenance.js';

/** What a price depends on besides the row: place, setting, factor. One object is shared by many rows. */
export interface PriceTerms {
  readonly release: Release;
  readonly setting: Setting;
  /** null: national or custom GPCIs */
  readonly locality: Locality | null;
  readonly gpci: Gpci;
  /** Integer of 1/10,000 dollars per RVU */
  readonly conversionFactor: number;
  readonly qp: boolean;
  /** Whether the work GPCI is the one without the 1.0 floor, if that differs */
  readonly unfloored: boolean;
  /** Price a row marked NA in a facility anyway, with a notice */
  readonly allowNa: boolean;
}

/** One step of a price's arithmetic, complete enough to redo by hand. */
export interface TraceStep {
  readonly name: string;
  /** The arithmetic in figures: "0.67 × 1.095" */
  readonly formula: string;
  readonly value: Decimal;
  /** The files and columns, the rules and the caller's figures that the step rests on */
  readonly source: readonly Provenance[];
}

/** What every price has, however it was calculated. Amounts are cents, RVUs 1/100. */
export interface PriceFigures {
  readonly ok: true;
  readonly row: FeeRow;
  readonly terms: PriceTerms;
  readonly units: number;
  readonly rvu: { readonly work: number; readonly pe: number; readonly mp: number; readonly total: number };
  /** Work RVUs credited for all units by Medicare's percentages, 1/100; null for anesthesia, which has none */
  readonly workCredited: number | null;
  /** Fee schedule amount of one unit, before the OPPS cap */
  readonly fee: number;
  /** OPPS cap of one unit; null if the row has none */
  readonly oppsCap: number | null;
  /** The lower of fee and cap, times units */
  readonly allowed: number;
  readonly notices: readonly Notice[];
  /** The arithmetic, step by step, each with its source */
  readonly trace: readonly TraceStep[];
}

/** A service priced in one setting by its own row alone. */
export interface RowPrice extends PriceFigures {
  readonly kind: 'row';
}

export type RowOutcome = RowPrice | Refusal;
