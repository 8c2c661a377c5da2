import type { Notice } from '../../core/issue/issue.js';

/**
 * One service line of an 837P claim, as text cells, in the columns of `rvu claim`'s CSV. No cell says who the
 * patient is.
 */
export interface X12Line {
  /** Ordinal of the CLM in the file, from 1: the patient control number (CLM01) identifies the patient */
  readonly claim: number;
  /** Position of the SV1 in the file, from 1; of the LX if no SV1 follows it */
  readonly segment: number;
  /** DTP*472 as YYYY-MM-DD, for a range its first day; blank if none */
  readonly date: string;
  /**
   * NPI of the rendering provider of the line, otherwise of the claim, otherwise of the billing provider; one without
   * an NPI is "practitioner 1", counted within the claim; blank if there is no identifier
   */
  readonly provider: string;
  /** SV101-2 */
  readonly code: string;
  /** SV101-3 to SV101-6, joined with a blank */
  readonly modifiers: string;
  /** SV104 if it counts units (UN), "1" if it counts minutes */
  readonly units: string;
  /** SV104 if it counts minutes (MJ), otherwise blank */
  readonly minutes: string;
  /** SV102, dollars */
  readonly charge: string;
  /** SV105, otherwise CLM05-1 */
  readonly pos: string;
  /**
   * ZIP code of the service facility of the line, otherwise of the claim, otherwise of the billing provider:
   * "94110-1234"
   */
  readonly zip: string;
  /** N402 of the same place if it has no ZIP code, otherwise blank */
  readonly state: string;
  /**
   * Days of postoperative care by DTP*090 and DTP*091 if modifier 55 says that it was shared, otherwise blank; "from 20":
   * all from the 20th day after surgery on
   */
  readonly careDays: string;
  /** Whether the claim voids an earlier one (CLM05-3 is 8) */
  readonly isVoid: boolean;
  /** How the line was read, what is wrong with it that does not price, and what about its claim is not computed */
  readonly notices: readonly Notice[];
  /** Why the line cannot be read, by segment position; cells that could not be read are blank */
  readonly problem: string | null;
}
