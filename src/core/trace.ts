import {
  CENTS_SCALE,
  CONVERSION_FACTOR_SCALE,
  type Decimal,
  decimal,
  formatScaled,
  GPCI_SCALE,
  RVU_SCALE,
} from './decimal.js';
import { hasOppsCap } from './fee-row.js';
import { sourceOf } from './fee-schedule.js';
import { NATIONAL_GPCI } from './locality.js';
import type { Price, PriceTerms } from './price.js';

/** One step of a price's arithmetic, complete enough to redo by hand. */
export interface TraceStep {
  readonly name: string;
  /** The arithmetic in figures: "0.67 × 1.095" */
  readonly formula: string;
  readonly value: Decimal;
  /** The file and column, or the rule, that the step rests on */
  readonly source: string;
}

const GIVEN = 'given by the caller';
const FORMULA_SOURCE = '42 CFR 414.20–414.26';
const CAP_SOURCE = 'DRA §5102(b): the lower of the fee and the OPPS amount';

interface Terms3 {
  readonly work: number;
  readonly pe: number;
  readonly mp: number;
}

/** Where the GPCIs are from: the locality's file, nowhere for national ones, or the caller. */
function gpciSource({ locality, gpci, release }: PriceTerms): string {
  const { work, pe, mp } = locality ? locality.gpci : NATIONAL_GPCI;
  const own =
    gpci.pe === pe && gpci.mp === mp && (gpci.work === work || gpci.work === locality?.workWithoutFloor);
  if (!own) return GIVEN;
  return locality ? (sourceOf(release, 'gpci')?.name ?? '') : 'national';
}

function isReleaseFactor({ conversionFactor, qp, release }: PriceTerms): boolean {
  return conversionFactor === (qp ? release.conversionFactorQp : release.conversionFactor);
}

/** The steps from three RVUs to cents, prefixed with what they compute. */
function formulaSteps(
  rvu: Terms3,
  peColumns: string,
  mpColumn: string,
  terms: PriceTerms,
  result: number,
  name: string,
) {
  const { gpci, conversionFactor, release } = terms;
  const rvuFile = sourceOf(release, terms.qp ? 'rvu-qp' : 'rvu')?.name ?? '';
  const gpciFile = gpciSource(terms);
  const term = (label: string, units: number, index: number, column: string): TraceStep => ({
    name: label,
    formula: `${formatScaled(units, RVU_SCALE)} × ${formatScaled(index, GPCI_SCALE)}`,
    value: decimal(units * index, RVU_SCALE + GPCI_SCALE),
    source: `${rvuFile} ${column}; GPCI ${gpciFile}`,
  });
  const steps = [
    term('work', rvu.work, gpci.work, 'WORK RVU'),
    term('practice expense', rvu.pe, gpci.pe, peColumns),
    term('malpractice', rvu.mp, gpci.mp, mpColumn),
  ];
  const sum = rvu.work * gpci.work + rvu.pe * gpci.pe + rvu.mp * gpci.mp;
  const factor = formatScaled(conversionFactor, CONVERSION_FACTOR_SCALE);
  const sumText = formatScaled(sum, RVU_SCALE + GPCI_SCALE);
  const productScale = RVU_SCALE + GPCI_SCALE + CONVERSION_FACTOR_SCALE;
  steps.push(
    {
      name: 'sum',
      formula: steps.map((s) => formatScaled(s.value.units, s.value.scale)).join(' + '),
      value: decimal(sum, RVU_SCALE + GPCI_SCALE),
      source: FORMULA_SOURCE,
    },
    {
      name: 'conversion factor',
      formula: `${sumText} × ${factor}`,
      value: decimal(sum * conversionFactor, productScale),
      source: isReleaseFactor(terms) ? `${rvuFile} CONV FACTOR` : GIVEN,
    },
    {
      name,
      formula: 'rounded once, half up, to cents',
      value: decimal(result, CENTS_SCALE),
      source: FORMULA_SOURCE,
    },
  );
  return steps;
}

/** The steps of a price: the formula, the OPPS cap where the row has one, the units. */
export function tracePrice(price: Price): readonly TraceStep[] {
  const { row, terms } = price;
  const facility = terms.setting === 'facility';
  const prefix = facility ? 'FACILITY' : 'NON-FAC';
  const steps = formulaSteps(price.rvu, `${prefix} PE RVU`, 'MP RVU', terms, price.fee, 'fee');
  let each = price.fee;
  if (hasOppsCap(row) && price.oppsCap !== null) {
    const opps = {
      work: row.work,
      pe: facility ? row.oppsFacilityPe : row.oppsNonfacilityPe,
      mp: row.oppsMalpractice,
    };
    const capSteps = formulaSteps(
      opps,
      `${prefix} PE USED FOR OPPS`,
      'MP USED FOR OPPS',
      terms,
      price.oppsCap,
      'OPPS cap',
    );
    each = Math.min(price.fee, price.oppsCap);
    const lower = `lower of ${formatScaled(price.fee, CENTS_SCALE)} and ${formatScaled(price.oppsCap, CENTS_SCALE)}`;
    steps.push(...capSteps, {
      name: 'after cap',
      formula: lower,
      value: decimal(each, CENTS_SCALE),
      source: CAP_SOURCE,
    });
  }
  steps.push({
    name: 'allowed',
    formula: `${formatScaled(each, CENTS_SCALE)} × ${price.units} ${price.units === 1 ? 'unit' : 'units'}`,
    value: decimal(price.allowed, CENTS_SCALE),
    source: FORMULA_SOURCE,
  });
  return steps;
}
