import type { EndedCode } from './ended-code.js';
import type { OtherScheduleClass } from './other-schedules.js';
import type { ReadingPoint } from './readings.js';

/** The shapes of the rule tables in data/rules: data with citations, applied by the core. */

/** How a status value is priced; see data/rules/status.json. */
export type StatusPricing = 'rvus' | 'rvus-or-contractor' | 'rvus-when-alone' | 'none';

export interface StatusRule {
  readonly code: string;
  readonly meaning: string;
  readonly pricing: StatusPricing;
  /** Completes "… is not priced: it …" if the status is not priced, either always or for rows without RVUs */
  readonly reason: string | null;
  readonly source: string;
}

/** Dates of service, ISO, on which something holds; null if it has no first or no last one of its own. */
export interface Period {
  readonly from: string | null;
  readonly through: string | null;
}

/** A place of service as it is settled on some dates of service. */
export interface PlaceOfService extends Partial<Period> {
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
  /** Values that neither change a payment nor ask for anything: "No reduction", "Does not apply" */
  readonly idle: readonly string[];
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

/** From the first code to the last, inclusive. */
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

/** What a modifier does to a line; see data/rules/modifiers.json. */
export type ModifierKind =
  | 'component'
  | 'bilateral'
  | 'side'
  | 'site'
  | 'split'
  | 'return'
  | 'co-surgeon'
  | 'team'
  | 'assistant'
  | 'assistant-nonphysician'
  | 'by-report'
  | 'facility-only'
  | 'equipment'
  | 'therapy-assistant'
  | 'anesthesia'
  | 'session'
  | 'screening'
  | 'testing'
  | 'preventive'
  | 'noncovered'
  /** Of a patient under anesthesia: other payers add units for some of them, Medicare does not */
  | 'physical-status'
  /** Valid, without an effect on any amount, and not one that claims bear every day: what it means is said */
  | 'no-effect'
  | 'informational';

export interface ModifierRule {
  readonly code: string;
  readonly kind: ModifierKind;
  readonly meaning: string;
  /** First date of service, ISO, if that is after 2019 */
  readonly from?: string;
  readonly source: string;
}

/** A percentage of data/rules/rates.json. */
export type RateId =
  | 'bilateral'
  | 'surgery-second'
  | 'surgery-sixth'
  | 'imaging-technical'
  | 'imaging-professional'
  | 'cardiovascular-technical'
  | 'ophthalmology-technical'
  | 'co-surgeon'
  | 'assistant'
  | 'assistant-nonphysician'
  | 'assistant-nonphysician-product'
  | 'film'
  | 'computed-radiography'
  | 'ct-equipment'
  | 'therapy-assistant'
  | 'nonparticipating'
  | 'limiting-charge'
  | 'limiting-charge-step'
  | 'medicare-share'
  | 'screening-share'
  | 'testing-share'
  | 'sequestration'
  | 'anesthesia-directed';

export interface Rate extends Period {
  readonly id: RateId;
  /** Integer of 1/10,000 of a percent */
  readonly percent: number;
  readonly source: string;
}

/** An amount of data/rules/rates.json, in cents. */
export interface DatedAmount {
  readonly id: 'part-b-deductible';
  readonly cents: number;
  readonly source: string;
}

/** A law that kept the work GPCI at 1.000 or more on some dates of service; see data/rules/work-floor.json. */
export interface WorkFloor extends Period {
  readonly source: string;
}

/**
 * The last year whose rules are held, so that a price of that year or before need not read their dates; a test keeps
 * it the year of `held`.
 */
export const LAST_YEAR_HELD = 2026;

/** Who furnishes a service; see data/rules/practitioners.json. */
export interface Practitioner {
  readonly id: string;
  readonly name: string;
  /** Of the fee schedule amount, integer of 1/10,000 of a percent */
  readonly percent: number;
  readonly mandatoryAssignment: boolean;
  /** The only codes that the percentage is known for */
  readonly codes?: readonly string[];
  /** The only statuses that the percentage is known for */
  readonly statuses?: readonly string[];
  /** First date of service that Medicare pays such a practitioner for, ISO, if that is after 2019 */
  readonly from?: string;
  readonly source: string;
}

/** The codes for the parts of a whole test; see data/rules/companion-codes.json. */
export interface Companions {
  readonly code: string;
  readonly professional: readonly string[];
  readonly technical: readonly string[];
}

/** Dollars per anesthesia unit, integers of 1/10,000; see data/rules/conversion-factors.json. */
export interface AnesthesiaNational {
  /** From CMS's file of anesthesia factors */
  readonly file: number;
  /** From the final rule's text, if that prints a different one */
  readonly ruleText: number | null;
}

/** A point that the rules leave open; see data/rules/readings.json. The first choice is the default. */
export interface ReadingRule {
  readonly point: ReadingPoint;
  readonly choices: readonly string[];
  readonly about: string;
  readonly source: string;
}

export interface RuleTables {
  /** The dates of service whose percentages and amounts have been entered and checked. */
  readonly held: { readonly from: string; readonly through: string };
  modifier(code: string): ModifierRule | null;
  /**
   * The percentage in force on a date of service. After the last date held, it is what the law has said so far.
   * @throws UsageError E_RULES_NOT_HELD before the first date held
   */
  rate(id: RateId, on: string): Rate;
  /** An amount in force on a date of service; null if none is known. */
  amount(id: DatedAmount['id'], on: string): DatedAmount | null;
  /** A practitioner by id or alias, in any letter case; null if there is no such practitioner. */
  practitioner(name: string): Practitioner | null;
  practitioners(): readonly Practitioner[];
  companions(code: string): Companions | null;
  /** The law that keeps the work GPCI at its floor on a date of service; null if none is known. */
  workFloor(on: string): WorkFloor | null;
  /** National dollars per anesthesia unit on a date of service; null if none is known. */
  anesthesiaFactor(on: string, qp: boolean): AnesthesiaNational | null;
  /** Whether deductible and coinsurance are waived for a code. */
  isPreventive(code: string): boolean;
  /** Whether a code is one of the computed tomography that modifier CT reduces. */
  isTomography(code: string): boolean;
  readings(): readonly ReadingRule[];
  status(code: string): StatusRule;
  /** What a place of service means on a date of service; null if it is not one on that date. */
  placeOfService(code: string, on: string): PlaceOfService | null;
  /** The first date of service on which a code is a place of service; null if it never is. */
  placeBegins(code: string): string | null;
  indicator(name: IndicatorName): IndicatorTable;
  sections(): readonly Section[];
  /** A code that has ended; null if it has not, or is not in the table. */
  endedCode(code: string): EndedCode | null;
  /** The fee schedules of codes that CMS's relative value file does not list; the first class that fits counts. */
  otherSchedules(): readonly OtherScheduleClass[];
}
