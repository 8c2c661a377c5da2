import type { RankMetric, RankPopulation, RankScope } from '../core/rank/choices.js';
import type { Setting } from '../core/release/fee-row.js';

/** Which CMS release answers. Without either, the default release does: RVU26A in this version. */
export interface ReleaseRequest {
  /** Date of service, such as "2024-03-10": the release in force on that day answers */
  readonly date?: string;
  /** A release by its name, such as "RVU24AR", or "latest" */
  readonly release?: string;
}

/** Where a service is furnished; the parts narrow each other. Without any, amounts are national. */
export interface PlaceRequest {
  /** "94110" or "94110-1234" */
  readonly zip?: string;
  /** With its state: "Alameda, CA" */
  readonly county?: string;
  /** "CA-05", "0111205" or (part of) a name */
  readonly locality?: string;
  /** "CA" or "california" */
  readonly state?: string;
  /** Number of the Medicare contractor, five digits */
  readonly mac?: string;
}

/** How a service is furnished. Without any: one unit by a physician, outside a facility. */
export interface CircumstancesRequest {
  readonly setting?: Setting;
  /** Place of service code, which decides the setting: "11", "22" */
  readonly pos?: string;
  /** "26" or ["80", "LT"], besides those that the code brings */
  readonly modifiers?: string | readonly string[];
  /** A whole number from 1 to 9,999 */
  readonly units?: number;
  /** Actual charge for all units, in dollars */
  readonly charge?: number;
  /** Anesthesia time */
  readonly minutes?: number;
  /** Days of postoperative care, with modifier 55 */
  readonly care_days?: number;
  /** Who bills: "MD", "NP", "PA", "CRNA", "PT" */
  readonly provider_type?: string;
}

/** What applies to all lines of a request. */
export interface ChoicesRequest {
  /** With the conversion factor of qualifying APM participants */
  readonly qp?: boolean;
  /** Price rows marked NA in a facility, too */
  readonly allow_na?: boolean;
  /** By a practitioner who does not participate in Medicare */
  readonly nonpar?: boolean;
  /** The same without taking assignment */
  readonly unassigned?: boolean;
  /** Dollars of the Part B deductible already met; without it, all */
  readonly deductible_met?: number;
  /** Add the arithmetic of each price, term by term */
  readonly explain?: boolean;
}

/** A service to price. */
export interface PriceRequest extends ReleaseRequest, PlaceRequest, CircumstancesRequest, ChoicesRequest {
  /** "99213" or "70553-26" */
  readonly code: string;
  /** Add who pays what */
  readonly waterfall?: boolean;
}

/** A line of a claim. */
export interface LineRequest extends PlaceRequest, CircumstancesRequest {
  readonly code: string;
  readonly date?: string;
  /** Lines of different practitioners are priced apart */
  readonly provider?: string;
  /** Lines of different sessions of a day are priced apart */
  readonly session?: string;
}

/** What applies to each line of a claim that does not say it itself. */
export interface ClaimRequest extends ReleaseRequest, PlaceRequest, CircumstancesRequest, ChoicesRequest {}

/** What to look up besides the code. */
export interface LookupRequest extends ReleaseRequest {
  /** With the conversion factor of qualifying APM participants */
  readonly qp?: boolean;
  /** Add questions and answers */
  readonly faq?: boolean;
}

/** What to search besides the words. */
export interface SearchOptions {
  /** How many codes at most; 15 without it */
  readonly limit?: number;
}

/** What a code is compared by, and with. */
export interface RankRequest extends ReleaseRequest {
  /** "work" without it */
  readonly by?: RankMetric;
  /** "section" without it */
  readonly within?: RankScope;
  /** Every row, 26/TC/53 rows included, or one row per code; "rows" without it */
  readonly population?: RankPopulation;
  /** For total and payment; "nonfacility" without it */
  readonly setting?: Setting;
}

/** Which amounts of a history to give. */
export interface HistoryOptions {
  /** "CA-05"; without it, national */
  readonly locality?: string;
  /** "nonfacility" without it */
  readonly setting?: Setting;
}

/** How to price the rows of a CSV; what the rows do not say themselves applies to all of them. */
export interface StreamRequest extends ClaimRequest {
  /** Price the rows of each claim together, by the columns of claim numbers and patients */
  readonly claims?: boolean;
  /** With claims: take all rows for one claim if no column tells claims apart */
  readonly one_claim?: boolean;
  /** Names of columns by role, if they are not the usual ones: { code: 'Proc', date: 'DOS' } */
  readonly columns?: Readonly<Record<string, string>>;
}
