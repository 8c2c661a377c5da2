/**
 * One service line of an 837P claim, as text cells, in the columns of `rvu claim`'s CSV. Whoever the
 * patient is has no cell.
 */
export interface X12Line {
  /** Ordinal of the CLM in the file, from 1: the patient control number (CLM01) identifies the patient */
  readonly claim: number;
  /** Position of the SV1 in the file, from 1; of the LX where no SV1 follows it */
  readonly segment: number;
  /** DTP*472 as YYYY-MM-DD, of a range its first day; blank if none */
  readonly date: string;
  /** NPI of the rendering provider of the line, else of the claim, else of the billing provider; blank if none */
  readonly provider: string;
  /** SV101-2 */
  readonly code: string;
  /** SV101-3 to SV101-6, joined with a blank */
  readonly modifiers: string;
  /** SV104 where it counts units (UN), "1" where it counts minutes */
  readonly units: string;
  /** SV104 where it counts minutes (MJ), else blank */
  readonly minutes: string;
  /** SV102, dollars */
  readonly charge: string;
  /** SV105, else CLM05-1 */
  readonly pos: string;
  /** ZIP code of the service facility of the line, else of the claim, else of the billing provider: "94110-1234" */
  readonly zip: string;
  /** Why the line cannot be read, by segment position; cells that could not be read are blank */
  readonly problem: string | null;
}
