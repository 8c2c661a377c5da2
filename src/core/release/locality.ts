/** Geographic practice cost indices, integers of 1/1,000. */
export interface Gpci {
  readonly work: number;
  readonly pe: number;
  readonly mp: number;
}

/** A Medicare payment locality. Source: the GPCI file (Addendum E) of a release. */
export interface Locality {
  /** MAC and locality number together, the only unique key: "0111205" */
  readonly key: string;
  /** Medicare Administrative Contractor, five digits */
  readonly mac: string;
  /** Locality number, two digits; repeats across contractors */
  readonly number: string;
  /** Two-letter state; blank if the release's file has none (2020) */
  readonly state: string;
  /** Name of the state in CMS's counties file, "HAWAII/GUAM"; blank if the release has none */
  readonly stateName: string;
  /** Name without CMS's floor marks */
  readonly name: string;
  readonly gpci: Gpci;
  /** Work GPCI before the 1.0 floor; null if the release does not publish it */
  readonly workWithoutFloor: number | null;
}

/** What is written in place of a locality for national amounts. */
export const NATIONAL = 'national';

/** Whether a text names no locality but national amounts. */
export function isNational(text: string | undefined): boolean {
  return text?.trim().toLowerCase() === NATIONAL;
}

export const NATIONAL_GPCI: Gpci = { work: 1000, pe: 1000, mp: 1000 };

/** "CA-05", which is unique if the release has states; otherwise "01112-05". */
export function shortKey(locality: Locality): string {
  return `${locality.state || locality.mac}-${locality.number}`;
}

/** "CA-05 SAN FRANCISCO-OAKLAND-BERKELEY (…)" */
export function localityLabel(locality: Locality): string {
  return `${shortKey(locality)} ${locality.name}`;
}
