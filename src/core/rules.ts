/** The shapes of the rule tables in data/rules: data with citations, applied by the core. */

/** How a status value is priced; see data/rules/status.json. */
export type StatusPricing = 'rvus' | 'rvus-or-contractor' | 'rvus-when-alone' | 'none';

export interface StatusRule {
  readonly code: string;
  readonly meaning: string;
  readonly pricing: StatusPricing;
  /** Completes "… is not priced: it …" where the status, alone or without RVUs, is not priced */
  readonly reason: string | null;
  readonly source: string;
}

export interface PlaceOfService {
  readonly code: string;
  readonly name: string;
  /** null: Medicare does not adjudicate the place */
  readonly setting: 'nonfacility' | 'facility' | null;
  /** Why the reader should look twice */
  readonly flag?: string;
}

export interface IndicatorTable {
  readonly name: string;
  readonly column: string;
  readonly source: string;
  readonly values: Readonly<Record<string, string>>;
}

export type IndicatorName =
  | 'pc_tc'
  | 'global_days'
  | 'multiple_procedure'
  | 'bilateral'
  | 'assistant_surgeon'
  | 'co_surgeon'
  | 'team_surgery'
  | 'supervision'
  | 'imaging_family'
  | 'pricing'
  | 'calculation_flag';

/** From the first code to the last, both included. */
export interface CodeRange {
  readonly first: string;
  readonly last: string;
}

export interface Subsection {
  readonly name: string;
  readonly ranges: readonly CodeRange[];
}

export interface Section {
  readonly id: string;
  readonly name: string;
  /** Ranges of five-digit codes */
  readonly ranges?: readonly CodeRange[];
  /** Last character of the section's codes (Category II and III) */
  readonly suffix?: string;
  /** First character of the section's codes (HCPCS Level II) */
  readonly letter?: string;
  readonly subsections: readonly Subsection[];
}

export interface RuleTables {
  status(code: string): StatusRule;
  placeOfService(code: string): PlaceOfService | null;
  indicator(name: IndicatorName): IndicatorTable;
  sections(): readonly Section[];
}
