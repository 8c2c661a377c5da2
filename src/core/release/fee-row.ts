/** The rows that a code can have besides that of the whole service: professional, discontinued procedure, technical. */
export const COMPONENT_MODIFIERS = ['26', '53', 'TC'] as const;

/** Whether a modifier names a row of the file: 26, TC or 53. */
export function isComponent(modifier: string): boolean {
  return (COMPONENT_MODIFIERS as readonly string[]).includes(modifier);
}

/** One row and its value by a metric of ranking: RVUs of 1/100, or cents. */
export interface RankedRow {
  readonly row: { readonly code: string; readonly modifier: string };
  readonly value: number;
}

/** The few fields of a row that ranking by work RVU needs, so that whole sections can be read fast. */
export interface WorkRvu {
  readonly code: string;
  readonly modifier: string;
  readonly work: number;
}

/**
 * One row of CMS's PPRRVU file (Physician Fee Schedule relative values), without its description.
 * RVUs are integers of 1/100; indicator columns hold CMS's own text.
 * Source: column names in the comments are those of the PPRRVU header.
 */
export interface FeeRow extends WorkRvu {
  /** HCPCS */
  readonly code: string;
  /** MOD: blank, 26, TC or 53 */
  readonly modifier: string;
  /** STATUS CODE */
  readonly status: string;
  /** NOT USED FOR MEDICARE PAYMENT is "+": the RVUs are informational */
  readonly informational: boolean;
  /** WORK RVU */
  readonly work: number;
  /** NON-FAC PE RVU */
  readonly nonfacilityPe: number;
  /** NON-FAC NA INDICATOR: rarely or never done outside a facility */
  readonly nonfacilityNa: boolean;
  /** FACILITY PE RVU */
  readonly facilityPe: number;
  /** FACILITY NA INDICATOR: the practitioner is not paid in a facility */
  readonly facilityNa: boolean;
  /** MP RVU */
  readonly malpractice: number;
  /** NON-FACILITY TOTAL */
  readonly nonfacilityTotal: number;
  /** FACILITY TOTAL */
  readonly facilityTotal: number;
  /** PCTC IND */
  readonly pcTc: string;
  /** GLOB DAYS */
  readonly globalDays: string;
  /** PRE OP, hundredths of the fee */
  readonly preOp: number;
  /** INTRA OP, hundredths of the fee */
  readonly intraOp: number;
  /** POST OP, hundredths of the fee */
  readonly postOp: number;
  /** MULT PROC */
  readonly multipleProcedure: string;
  /** BILAT SURG */
  readonly bilateral: string;
  /** ASST SURG */
  readonly assistantSurgeon: string;
  /** CO-SURG */
  readonly coSurgeon: string;
  /** TEAM SURG */
  readonly teamSurgery: string;
  /** PRIC IND; blank before 2026 */
  readonly pricing: string;
  /** ENDO BASE */
  readonly endoscopicBase: string;
  /** PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES */
  readonly supervision: string;
  /** CALCULATION FLAG */
  readonly calculationFlag: string;
  /** DIAGNOSTIC IMAGING FAMILY INDICATOR */
  readonly imagingFamily: string;
  /** NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT */
  readonly oppsNonfacilityPe: number;
  /** FACILITY PE USED FOR OPPS PAYMENT AMOUNT */
  readonly oppsFacilityPe: number;
  /** MP USED FOR OPPS PAYMENT AMOUNT */
  readonly oppsMalpractice: number;
}

/** The columns that an amount is computed from, so that the rows of whole releases can be compared fast. */
export type RowFigures = Pick<
  FeeRow,
  | 'code'
  | 'modifier'
  | 'status'
  | 'informational'
  | 'work'
  | 'nonfacilityPe'
  | 'facilityPe'
  | 'facilityNa'
  | 'malpractice'
  | 'nonfacilityTotal'
  | 'facilityTotal'
  | 'oppsNonfacilityPe'
  | 'oppsFacilityPe'
  | 'oppsMalpractice'
>;

/** Where the service takes place, which decides the practice expense RVU. */
export type Setting = 'nonfacility' | 'facility';

export const SETTINGS: readonly Setting[] = ['nonfacility', 'facility'];

/** "70553-26", or the bare code for an unmodified row. */
export function rowName(row: { readonly code: string; readonly modifier: string }): string {
  return row.modifier ? `${row.code}-${row.modifier}` : row.code;
}

export function practiceExpense(row: RowFigures, setting: Setting): number {
  return setting === 'facility' ? row.facilityPe : row.nonfacilityPe;
}

export function totalRvu(row: FeeRow, setting: Setting): number {
  return setting === 'facility' ? row.facilityTotal : row.nonfacilityTotal;
}

/** Whether the row has an OPPS cap to compare its fee with (DRA §5102(b)). */
export function hasOppsCap(row: RowFigures): boolean {
  return row.oppsNonfacilityPe > 0 || row.oppsFacilityPe > 0 || row.oppsMalpractice > 0;
}

/** Whether the row shows any RVU at all. */
export function hasRvus(row: RowFigures): boolean {
  return row.nonfacilityTotal > 0 || row.facilityTotal > 0;
}

/** Whether the row is an always-therapy service. Source: MULT PROC 5. */
export function isTherapy(row: Pick<FeeRow, 'multipleProcedure'>): boolean {
  return row.multipleProcedure === '5';
}
