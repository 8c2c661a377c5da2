import type { Notice } from '../issue/issue.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { Locality } from '../release/locality.js';

/** What the resolver needs to know about a release. */
export type PlaceSource = Pick<FeeSchedule, 'localities' | 'places' | 'release'>;

/** What one part of a query says. */
export interface Reading {
  readonly ok: true;
  /** The part in words: "ZIP code 94110" */
  readonly asked: string;
  readonly localities: readonly Locality[];
  /** How it was found, and what the reader should know about it */
  readonly notices: readonly Notice[];
  /** The part is a split ZIP code: the first locality is the listed one, and may be wrong */
  readonly split: Notice | null;
}

export function reading(
  asked: string,
  localities: readonly Locality[],
  notices: readonly Notice[] = [],
): Reading {
  return { ok: true, asked, localities, notices, split: null };
}
