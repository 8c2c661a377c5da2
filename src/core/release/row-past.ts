/** A release as far as the past of a row needs it: its days of service are ISO dates. */
export interface PastRelease {
  /** "RVU20A" */
  readonly id: string;
  readonly from: string;
  readonly through: string;
}

/** What a release says of a row. */
export interface PastFigures {
  readonly status: string;
  /** Work RVU, integer of 1/100 */
  readonly work: number;
  /** National amounts in cents, which are not those of QPs; null if nothing is paid in the setting */
  readonly nonfacility: number | null;
  readonly facility: number | null;
}

/** Releases one after the other that say the same of a row. */
export interface PastSpan {
  readonly first: PastRelease;
  readonly last: PastRelease;
  /** null: the releases do not have the row */
  readonly figures: PastFigures | null;
}

/** A row in all releases of the bundle, from the first that has it to the latest. */
export interface RowPast {
  /** Every release of the bundle, by its first day */
  readonly releases: readonly PastRelease[];
  readonly spans: readonly PastSpan[];
}
