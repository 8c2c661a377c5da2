import { type Notice, type Refusal, refusal } from '../issue/issue.js';
import { divideHalfUp, formatDollars } from '../number/decimal.js';
import {
  type FeeRow,
  hasOppsCap,
  hasRvus,
  isTherapy,
  practiceExpense,
  type RowFigures,
  rowName,
  type Setting,
  totalRvu,
} from '../release/fee-row.js';
import type { Gpci } from '../release/locality.js';
import { LAST_YEAR_HELD, type RuleTables, type StatusRule } from '../release/rules.js';
import type { PriceTerms, RowOutcome, RowPrice, TraceStep } from './priced.js';
import { tracePrice } from './trace.js';
import { areUnlikely } from './unlikely-units.js';

/** RVU × GPCI × conversion factor is an integer of 1/10^9 dollars; a cent is 10^7 of them. */
export const PRODUCT_PER_CENT = 10_000_000;

/**
 * Cents of a product of RVU, GPCI and conversion factor, rounded half up, as divideHalfUp rounds it, but without
 * its checks: the caller knows that the product and half a cent are together below 2^53. A quotient of integers
 * below 2^53 never rounds up to the next whole number, so its floor is exact.
 */
export function centsOfProduct(product: number): number {
  return Math.floor((product + PRODUCT_PER_CENT / 2) / PRODUCT_PER_CENT);
}

/**
 * The physician fee schedule formula, rounded once, half up, to cents:
 * (work × work GPCI + PE × PE GPCI + MP × MP GPCI) × conversion factor.
 * Source: 42 CFR 414.20–414.26; RVU26A documentation.
 */
export function feeInCents(
  work: number,
  pe: number,
  mp: number,
  gpci: Gpci,
  conversionFactor: number,
): number {
  return divideHalfUp((work * gpci.work + pe * gpci.pe + mp * gpci.mp) * conversionFactor, PRODUCT_PER_CENT);
}

/** Why a row is not priced from RVUs in either setting; null if it is. */
export function statusRefusal(row: FeeRow, rules: RuleTables): Refusal | null {
  return refusalByStatus(row, rules.status(row.status));
}

/** Whether the row has RVUs that its status has priced, in either setting. */
function isPriced(row: RowFigures, { pricing }: StatusRule): boolean {
  return pricing !== 'none' && hasRvus(row) && !row.informational;
}

function refusalByStatus(row: FeeRow, status: StatusRule): Refusal | null {
  if (isPriced(row, status)) return null;
  const shown = hasRvus(row) ? ' The RVUs in the file are informational only.' : '';
  const name = rowName(row);
  const reason = status.reason ?? 'the file shows no RVUs for it';
  return refusal(`E_NOT_PRICED_STATUS_${row.status}`, name, `${name} is not priced: ${reason}.${shown}`);
}

/**
 * Contractor-priced technical parts have a cap too. Source: OPPSCAP file, PROCSTAT C. (So do their globals,
 * but on the work of the 26 row, which a single row does not have.)
 */
export function ceilingRefusal(refused: Refusal, row: FeeRow, cap: number | null): Refusal {
  if (cap === null || row.modifier !== 'TC') return refused;
  return {
    ...refused,
    hint: `The contractor's amount may not exceed the OPPS cap, ${formatDollars(cap)} here.`,
  };
}

const NA_FACILITY =
  'Marked NA in the facility setting, where the facility is paid for it, not the practitioner.';
const NA_FACILITY_THERAPY =
  'Marked NA in the facility setting, where the facility bills therapy at the non-facility amount and the therapist is not paid.';

/** In a facility the practitioner is not paid for a row marked NA. Source: FACILITY NA INDICATOR. */
export function facilityNaRefusal(name: string, isTherapy: boolean): Refusal {
  const message = isTherapy ? NA_FACILITY_THERAPY : NA_FACILITY;
  const remedy = { do: 'allow-na' } as const;
  return refusal('E_NA_FACILITY', name, message, { remedy, setting: 'facility' });
}

/** Notices of a unit's price, as bits in the order in which they are said. */
export enum UNIT_NOTICE {
  nonfacilityNa = 1,
  facilityNa = 2,
  capBinds = 4,
  restricted = 8,
  onlyAlone = 16,
  noFloor = 32,
  floorUnknown = 64,
  rulesLater = 128,
  manyUnits = 256,
}

/** In the order of UNIT_NOTICE. */
const NOTICES = [
  {
    code: 'N_NA_NONFACILITY',
    message: 'Rarely or never done outside a facility; the amount is the facility amount.',
  },
  {
    code: 'N_NA_FACILITY',
    message: 'Marked NA in a facility: the facility is paid, not the practitioner. For reference only.',
  },
  { code: 'N_OPPS_CAP', message: 'The OPPS cap is lower than the fee and sets the allowed amount.' },
  { code: 'N_RESTRICTED', message: 'Restricted coverage: special coverage instructions apply.' },
  { code: 'N_ONLY_ALONE', message: 'Paid only when no other fee schedule service is payable that day.' },
  {
    code: 'N_NO_FLOOR',
    message: 'Work GPCI without the 1.0 floor: a what-if, since the law keeps the floor on these dates.',
  },
  {
    code: 'N_FLOOR_UNKNOWN',
    message:
      'No law known to rvu says whether the 1.0 floor of the work GPCI applies in this year, and here it makes a difference.',
  },
  {
    code: 'N_RULES_LATER',
    message:
      'The payment rules have been checked only for services through 2026; for this year, those that the law had set by then were applied.',
  },
  {
    code: 'N_UNITS_MANY',
    message:
      'This many units on one line look like minutes or a volume over many days; each was priced as a unit of this one day.',
  },
] as const satisfies readonly Notice[];

/** How many sets of notices there can be: more than the bits of any set, as a number. */
export const UNIT_NOTICE_SETS = 2 ** NOTICES.length;

/**
 * Sets of notices, by their bits. Prices share these objects, so that a batch can recognize a set it has seen by
 * identity.
 */
const NOTICE_SETS: (readonly Notice[])[] = [];

/** The notices of a unit's price for the given bits, in the order of NOTICES. */
export function noticesOfUnit(bits: number): readonly Notice[] {
  NOTICE_SETS[bits] ??= NOTICES.filter((_notice, i) => (bits >> i) & 1);
  return NOTICE_SETS[bits] ?? [];
}

/** What the terms of a price say by themselves: a work GPCI without its floor, a year beyond the rules held. */
export function noticesOfTerms(
  { release, locality, gpci, unfloored }: PriceTerms,
  rules: RuleTables,
): number {
  if (release.year <= LAST_YEAR_HELD) return unfloored ? UNIT_NOTICE.noFloor : 0;
  const without = locality?.workWithoutFloor ?? null;
  const floors = [locality?.gpci.work, without];
  const matters = without !== null && without !== locality?.gpci.work && floors.includes(gpci.work);
  const known = !matters || rules.workFloor(release.effective.from) !== null;
  return UNIT_NOTICE.rulesLater | (known ? (unfloored ? UNIT_NOTICE.noFloor : 0) : UNIT_NOTICE.floorUnknown);
}

function noticesOf(
  row: FeeRow,
  terms: PriceTerms,
  { pricing }: StatusRule,
  capBinds: boolean,
  units: number,
  rules: RuleTables,
): readonly Notice[] {
  const facility = terms.setting === 'facility';
  const bits =
    (!facility && row.nonfacilityNa ? UNIT_NOTICE.nonfacilityNa : 0) |
    (facility && row.facilityNa ? UNIT_NOTICE.facilityNa : 0) |
    (capBinds ? UNIT_NOTICE.capBinds : 0) |
    (pricing === 'rvus-or-contractor' ? UNIT_NOTICE.restricted : 0) |
    (pricing === 'rvus-when-alone' ? UNIT_NOTICE.onlyAlone : 0) |
    (areUnlikely(row, units) ? UNIT_NOTICE.manyUnits : 0) |
    noticesOfTerms(terms, rules);
  return noticesOfUnit(bits);
}

/** Carries the inputs and the amounts of a price; builds its trace only on demand. */
class PricedRow implements RowPrice {
  readonly ok = true;
  readonly kind = 'row';
  constructor(
    readonly row: FeeRow,
    readonly terms: PriceTerms,
    readonly units: number,
    readonly fee: number,
    readonly oppsCap: number | null,
    readonly notices: readonly Notice[],
  ) {}

  get allowed(): number {
    return this.units * (this.oppsCap === null ? this.fee : Math.min(this.fee, this.oppsCap));
  }

  get workCredited(): number {
    return this.row.work * this.units;
  }

  get rvu(): RowPrice['rvu'] {
    const { work, malpractice: mp } = this.row;
    const pe = practiceExpense(this.row, this.terms.setting);
    return { work, pe, mp, total: totalRvu(this.row, this.terms.setting) };
  }

  get trace(): readonly TraceStep[] {
    return tracePrice(this);
  }
}

function isNotPaidInFacility({ facilityNa }: RowFigures, { setting, allowNa }: PriceTerms): boolean {
  return setting === 'facility' && facilityNa && !allowNa;
}

/** The lower of fee and OPPS cap, in cents, whether or not the row is paid. */
export function amountInCents(row: RowFigures, { setting, gpci, conversionFactor }: PriceTerms): number {
  const fee = feeInCents(row.work, practiceExpense(row, setting), row.malpractice, gpci, conversionFactor);
  return hasOppsCap(row) ? Math.min(fee, oppsCapInCents(row, setting, gpci, conversionFactor)) : fee;
}

/**
 * The allowed amount of one unit that `priceRow` gives, in cents, without the rest of its answer; null if it
 * refuses the row.
 */
export function allowedInCents(row: RowFigures, terms: PriceTerms, rules: RuleTables): number | null {
  if (!isPriced(row, rules.status(row.status)) || isNotPaidInFacility(row, terms)) return null;
  return amountInCents(row, terms);
}

/**
 * Prices a row in one setting and place: the allowed amount, or a refusal with its reason.
 * @param units whole number of at least 1
 */
export function priceRow(row: FeeRow, terms: PriceTerms, units: number, rules: RuleTables): RowOutcome {
  const { gpci, setting, conversionFactor } = terms;
  const cap = hasOppsCap(row) ? oppsCapInCents(row, setting, gpci, conversionFactor) : null;
  const status = rules.status(row.status);
  const refused = refusalByStatus(row, status);
  if (refused) return ceilingRefusal(refused, row, cap);
  const fee = feeInCents(row.work, practiceExpense(row, setting), row.malpractice, gpci, conversionFactor);
  if (isNotPaidInFacility(row, terms)) {
    // The amount that the formula gives anyway.
    return {
      ...facilityNaRefusal(rowName(row), isTherapy(row)),
      reference: cap === null ? fee : Math.min(fee, cap),
    };
  }
  const notices = noticesOf(row, terms, status, cap !== null && cap < fee, units, rules);
  return new PricedRow(row, terms, units, fee, cap, notices);
}

/**
 * What the hospital outpatient system would pay for the technical part, on the same work RVU: the
 * ceiling of imaging fees. Source: DRA §5102(b); "USED FOR OPPS PAYMENT AMOUNT" columns.
 */
export function oppsCapInCents(
  row: RowFigures,
  setting: Setting,
  gpci: Gpci,
  conversionFactor: number,
): number {
  const pe = setting === 'facility' ? row.oppsFacilityPe : row.oppsNonfacilityPe;
  return feeInCents(row.work, pe, row.oppsMalpractice, gpci, conversionFactor);
}
