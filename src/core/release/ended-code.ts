/** A code that is no longer in the code set; see data/rules/ended-codes.tsv. */
export interface EndedCode {
  readonly code: string;
  /** What it was for, in our own words */
  readonly was: string;
  /** Last date of service, ISO */
  readonly lastDay: string;
  /** The codes that report the service since then; empty: none alone, or not known */
  readonly replacedBy: readonly string[];
  /** Blank if there is nothing to add */
  readonly note: string;
  readonly source: string;
}
