/** What is known about places beyond the GPCI file; the data layer implements it on files. */
export interface PlaceBook {
  /** Name of CMS's file of ZIP codes, which contains its quarter: "ZIP5_JAN2026.csv" */
  readonly zipSource: string;
  /** A five-digit ZIP code; null if CMS does not list it */
  zip(zip: string): ZipCode | null;
  /** Key of the locality of every ZIP code that is not split, by the ZIP code as a number. */
  unsplitZips(): readonly (string | undefined)[];
  /** What is known about the last four digits of a nine-digit ZIP code; null if no list of them is here */
  plusFour(zip: string, plus4: string): PlusFour | null;
  /** Every listed ZIP code that begins with the same three digits. */
  zipArea(area: string): readonly ZipCode[];
  /** Rows of CMS's counties file, one for each locality. */
  counties(): readonly CountyRow[];
  /** County names of the states that CMS divides, and names that CMS spells differently. */
  countyNames(): CountyNames;
  states(): readonly StateName[];
  /** Anesthesia conversion factors of a locality, by its key; null if the release has none */
  anesthesia(locality: string): AnesthesiaFactor | null;
}

/** What CMS's file of nine-digit ZIP codes says. */
export interface PlusFour {
  /** Name of the file: "ZIP9_OCT2026.txt" */
  readonly source: string;
  /** CARRIER and LOCALITY: "0111205"; null if the file does not list it */
  readonly locality: string | null;
}

/** A row of CMS's file of ZIP codes. */
export interface ZipCode {
  readonly zip: string;
  /** STATE as CMS prints it: postal, but EM, WM, EK and WK for the halves of Missouri and Kansas */
  readonly state: string;
  /** CARRIER and LOCALITY: "0111205" */
  readonly locality: string;
  /** PLUS 4 FLAG is 1: the ZIP+4 decides, and CMS's five-digit file gives the locality of only one part */
  readonly split: boolean;
}

/** Dollars per anesthesia unit, cents. Source: the ANES file of a release. */
export interface AnesthesiaFactor {
  readonly factor: number;
  /** For qualifying APM participants; null before 2026 */
  readonly qp: number | null;
}

/** A row of CMS's counties file (LOCCO). */
export interface CountyRow {
  /** Key of the locality: "0111205" */
  readonly locality: string;
  /** Name of the state as CMS prints it: "CALIFORNIA", "HAWAII/GUAM" */
  readonly stateName: string;
  /** Counties as CMS prints them: "CLACKAMAS, MULTNOMAH AND WASHINGTON" */
  readonly counties: string;
}

/** A state or territory. */
export interface StateName {
  /** Postal abbreviation: "GU" */
  readonly code: string;
  readonly name: string;
  /** The state under whose localities CMS pays it, if that is another one: "HI" for Guam */
  readonly under?: string;
  /** Codes that CMS's file of ZIP codes uses for it, if they are not its postal code: EM and WM for Missouri */
  readonly zipCodes?: readonly string[];
}

export interface CountyNames {
  /** Every county of the states where CMS has a locality of "all other counties", by state code */
  readonly all: Readonly<Record<string, readonly string[]>>;
  /** Other names of counties, by state code: "MIAMI-DADE" is "DADE" in CMS's file */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Misprints of CMS's counties file and what is meant: "ORAGNGE CNTY" is "ORANGE" */
  readonly misprints: Readonly<Record<string, string>>;
}
