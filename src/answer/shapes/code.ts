import type { Setting } from '../../core/release/fee-row.js';
import type { RefusalShape } from './issue.js';

/** The relative value units of a row. */
export interface RvuShape {
  readonly work: number;
  readonly nonfacility_pe: number;
  readonly facility_pe: number;
  readonly malpractice: number;
  readonly nonfacility_total: number;
  readonly facility_total: number;
}

/** Where a code stands among others, as `rvu rank --json` says it. */
export interface RankShape {
  readonly code: string;
  readonly modifier: string;
  /** What is compared: "work", "total", "payment" or "work-per-hour" */
  readonly metric: string;
  readonly value: number;
  readonly section: string;
  readonly subsection: string | null;
  /** Which rows it is ranked among, in words, and how many they are */
  readonly population: { readonly rule: string; readonly n: number };
  /** The share of the population at or below the code, in percent */
  readonly percentile: number;
  readonly percentile_rounded: number;
  readonly median: number;
  /** How many times the median it is, or the median is of it: see side_of_median */
  readonly ratio_to_median: number;
  readonly side_of_median: 'below' | 'above' | 'at';
  readonly max: number;
  readonly max_code: string;
}

/** A policy indicator: CMS's value and what it means. */
export interface IndicatorShape {
  readonly value: string;
  readonly meaning: string;
}

/** What is known about a code, as `rvu lookup --json` says it. */
export interface LookupShape {
  readonly code: string;
  readonly modifier: string;
  /** Our own words, not the AMA descriptor; null if not written yet */
  readonly name: string | null;
  readonly synonyms: readonly string[] | null;
  readonly description: string | null;
  readonly plain_language: string | null;
  readonly clinical_context: string | null;
  readonly specialties: readonly string[] | null;
  readonly section: string | null;
  readonly subsection: string | null;
  readonly status: { readonly code: string; readonly meaning: string; readonly payable: boolean };
  /** Why Medicare does not price the row; null if it does */
  readonly not_priced: { readonly code: string; readonly message: string } | null;
  /** Who pays what is not priced here */
  readonly paid_elsewhere: {
    readonly what: string;
    readonly paid_by: string;
    readonly where: string;
    readonly note: string | null;
  } | null;
  readonly rvu: RvuShape;
  /** National amounts in dollars; null where there is none */
  readonly payment: { readonly nonfacility: number | null; readonly facility: number | null };
  /** Policy indicators and the figures that go with them; `rvu help json` lists them */
  readonly indicators: Readonly<Record<string, unknown>> & {
    readonly global_days: IndicatorShape & {
      readonly pre_op: number;
      readonly intra_op: number;
      readonly post_op: number;
    };
  };
  /** The code's other rows */
  readonly related_rows: readonly {
    readonly modifier: string;
    readonly status: string;
    readonly rvu: RvuShape;
  }[];
  /** By work RVU within the section; null without one */
  readonly rank: RankShape | null;
  /** What the releases held say of the row, one object for each change; null if that is not prepared */
  readonly history?: readonly PastShape[] | null;
  /** CMS's minutes; null without any */
  readonly work_time?: WorkTimeShape | null;
  /** Where the Restructured BETOS Classification puts it */
  readonly rbcs?: {
    readonly year: number;
    readonly category: string;
    readonly subcategory: string;
    readonly family: string | null;
  } | null;
  /** Specialties among whose 50 codes with the highest payments it is; null: none */
  readonly most_billed_by?: {
    readonly year: number;
    readonly specialties: readonly { readonly specialty: string; readonly services: number }[];
  } | null;
  /** How the services of its section and subsection are billed and documented */
  readonly guidance: { readonly section: unknown; readonly subsection: unknown } | null;
  readonly related: readonly {
    readonly relation: string;
    readonly title: string;
    readonly code: string;
    readonly name: string | null;
  }[];
  /** Only if asked for */
  readonly faq?: readonly { readonly question: string; readonly answer: string }[];
}

/** What the releases say of a row from one change to the next. */
export interface PastShape {
  readonly first: string;
  readonly last: string;
  /** First date of service, ISO */
  readonly from: string;
  readonly through: string | null;
  /** null: not in them */
  readonly status: string | null;
  readonly work: number | null;
  /** National dollars; null: not paid */
  readonly nonfacility: number | null;
  readonly facility: number | null;
}

/** CMS's minutes for a code. */
export interface WorkTimeShape {
  readonly year: number;
  readonly pre: number | null;
  readonly intra: number | null;
  /** Right after the service */
  readonly post: number | null;
  /** In the global period */
  readonly visits: number | null;
  readonly total: number | null;
  /** The work RVU of the same year */
  readonly work: number | null;
  readonly work_per_hour: number | null;
  /** Of work per hour, among n rows of the section */
  readonly percentile: number | null;
  readonly n: number | null;
  readonly source: string;
}

/** What a listed code pays. */
export interface FiguresShape {
  /** 26 if only that row of the code is priced; otherwise blank */
  readonly modifier: string;
  readonly status: string;
  readonly work: number;
  /** National dollars, outside a facility or in one where the code is never done elsewhere; null if not priced */
  readonly payment: number | null;
  readonly setting: Setting | null;
}

/** A code that a search found. */
export interface FoundShape extends FiguresShape {
  readonly code: string;
  readonly name: string | null;
  /** Orders the results, and means nothing beyond that */
  readonly score: number;
}

/** A code of another fee schedule that a search found. */
export interface ElsewhereShape {
  readonly code: string;
  readonly name: string;
  readonly score: number;
  /** Whose amount it has: "DMEPOS fee schedule" */
  readonly paid_by: string;
}

/** What a search found, as `rvu search --json` says it. */
export interface SearchShape {
  readonly schema: 'rvu.search/1';
  readonly release: string;
  /** Best first */
  readonly results: readonly FoundShape[];
  /** One refusal if nothing was found */
  readonly errors: readonly RefusalShape[];
  /** Codes of other fee schedules */
  readonly elsewhere: readonly ElsewhereShape[];
}

/** A code through all releases held, as `rvu history --json` says it. */
export interface HistoryShape {
  readonly code: string;
  readonly modifier: string;
  /** The first release that has it */
  readonly first: string | null;
  readonly last: string | null;
  /** Of a code that is gone, if that is known */
  readonly ended: {
    readonly last_day: string;
    readonly replaced_by: readonly string[];
    readonly note: string | null;
  } | null;
  /** Every release, by its first day */
  readonly releases: readonly HistoryPointShape[];
}

/** A code in one release; figures are null where the release does not have it, or does not pay it. */
export interface HistoryPointShape {
  readonly release: string;
  /** First and last date of service, ISO */
  readonly effective: { readonly from: string; readonly through: string };
  readonly status: string | null;
  readonly work: number | null;
  /** In the setting asked for */
  readonly pe: number | null;
  readonly mp: number | null;
  /** Dollars per RVU */
  readonly conversion_factor: number;
  /** Of the locality; null: national amounts, or the release does not have the locality */
  readonly gpci: { readonly work: number; readonly pe: number; readonly mp: number } | null;
  /** Dollars; null if the row has no cap */
  readonly opps_cap: number | null;
  /** Dollars */
  readonly allowed: number | null;
  /** What the amount depends on and the release before had otherwise: "work", "pe", "gpci", "opps_cap" … */
  readonly changed: readonly string[];
}
