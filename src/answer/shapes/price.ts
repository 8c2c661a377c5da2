import type { Setting } from '../../core/release/fee-row.js';
import type { NoticeShape, RefusalShape } from './issue.js';

/** A Medicare payment locality. */
export interface LocalityShape {
  /** Contractor and number: "0111205" */
  readonly key: string;
  readonly mac: string;
  readonly number: string;
  readonly state: string;
  readonly name: string;
}

/** The time and units of anesthesia. */
export interface AnesthesiaShape {
  readonly base_units: number;
  /** The year of CMS's list of base units */
  readonly base_units_list: number;
  readonly minutes: number | null;
  readonly time_units: number;
  /** Dollars per unit */
  readonly factor: number;
}

/** Who pays what of a line, in dollars. */
export interface PaymentShape {
  readonly deductible: number | null;
  readonly coinsurance: number | null;
  /** Medicare's share before sequestration */
  readonly medicare_share: number | null;
  readonly sequestration: number | null;
  readonly medicare_pays: number | null;
  readonly patient_pays: number | null;
  /** What the practitioner receives in all */
  readonly received: number | null;
  /** The most that a nonparticipating practitioner may charge; null if it does not apply */
  readonly limiting_charge: number | null;
}

/** A step of the arithmetic of a price. */
export interface TraceShape {
  readonly name: string;
  readonly formula: string;
  /** Where its figures come from */
  readonly source: string;
  readonly value: number;
  /** What a rule did, in words; absent from the steps of the fee */
  readonly sentence?: string;
}

/** What Medicare allows for a service, as `rvu pay --json` says it. */
export interface PriceShape {
  /** The CMS release that priced it: "RVU26A" */
  readonly release: string;
  /** Date of service, ISO; null if none was given */
  readonly date: string | null;
  readonly code: string;
  /** Of the row that was priced: 26, TC, 53 or blank */
  readonly modifier: string;
  /** As requested */
  readonly modifiers: readonly string[];
  readonly setting: Setting;
  /** null: national, or given GPCIs */
  readonly locality: LocalityShape | null;
  readonly gpci: { readonly work: number; readonly pe: number; readonly mp: number };
  /** Dollars per RVU */
  readonly conversion_factor: number;
  /** Whether the figures are those of qualifying APM participants */
  readonly qp: boolean;
  readonly units: number;
  readonly rvu: { readonly work: number; readonly pe: number; readonly mp: number; readonly total: number };
  /** Work RVUs credited for all units; null for anesthesia */
  readonly work_credited: number | null;
  /** Dollars of one unit; null for anesthesia */
  readonly fee: number | null;
  /** OPPS cap of one unit, in dollars; null if the row has none */
  readonly opps_cap: number | null;
  /** What Medicare allows for all units, in dollars, after every rule */
  readonly allowed: number;
  /** What modifiers, units and practitioner changed, a sentence each */
  readonly rules: readonly string[];
  readonly anesthesia: AnesthesiaShape | null;
  /** null if the fee alone is the answer */
  readonly payment: PaymentShape | null;
  readonly notices: readonly NoticeShape[];
  /** The arithmetic, term by term; only if it is asked for */
  readonly trace?: readonly TraceShape[];
}

/** The price of a row of a CSV, as `rvu pay --ndjson` says it. */
export interface RowPriceShape extends PriceShape {
  /** How many services the row stands for; only with a column of volumes */
  readonly volume?: number;
  /** Dollars for all of them */
  readonly volume_allowed?: number;
}

/** A line of a claim that Medicare prices. */
export interface PricedLineShape extends PriceShape {
  readonly line: number;
  readonly provider: string | null;
  /** Dollars; null if none was given */
  readonly charge: number | null;
}

/** A line of a claim that has no price. */
export interface RefusedLineShape {
  readonly line: number;
  readonly error: RefusalShape;
}

/** What the lines of a claim add up to; money in dollars. */
export interface TotalsShape {
  readonly lines: number;
  readonly refused: number;
  readonly allowed: number;
  readonly deductible: number;
  readonly coinsurance: number;
  readonly sequestration: number;
  readonly medicare_pays: number;
  readonly patient_pays: number;
  readonly received: number;
  /** Work RVUs */
  readonly work_credited: number;
}

/** A claim, as `rvu claim --json` says it. */
export interface ClaimShape {
  /** Its ID in the input; null without one */
  readonly claim: string | null;
  /** In the order given */
  readonly lines: readonly (PricedLineShape | RefusedLineShape)[];
  readonly totals: TotalsShape;
}
