import {
  CENTS_SCALE,
  CONVERSION_FACTOR_SCALE,
  type Decimal,
  decimal,
  formatScaled,
  GPCI_SCALE,
  RVU_SCALE,
} from '../number/decimal.js';
import { sourceOf } from '../release/fee-schedule.js';
import { NATIONAL_GPCI } from '../release/locality.js';
import type { PriceTerms, RowPrice, TraceStep } from './priced.js';
import { citing, type Provenance } from './provenance.js';

const FORMULA_SOURCE = citing('42 CFR 414.20–414.26');
const CAP_SOURCE = citing('DRA §5102(b)');

/** One use of the formula: three RVUs, the columns they come from, and the result. */
interface FormulaUse {
  /** Prefix of each step's name: "" or "OPPS " */
  readonly label: string;
  readonly rvu: { readonly work: number; readonly pe: number; readonly mp: number };
  readonly columns: { readonly pe: string; readonly mp: string };
  readonly result: { readonly name: string; readonly cents: number };
}

/** Where the GPCIs come from: the locality's file, the definition of the national ones, or the caller. */
function gpciSource({ locality, gpci, release }: PriceTerms): Provenance {
  const { work, pe, mp } = locality ? locality.gpci : NATIONAL_GPCI;
  const own =
    gpci.pe === pe && gpci.mp === mp && (gpci.work === work || gpci.work === locality?.workWithoutFloor);
  if (!own) return { kind: 'given', figure: 'GPCI' };
  if (!locality) return { kind: 'national' };
  return { kind: 'file', file: sourceOf(release, 'gpci')?.name ?? '', column: null, figure: 'GPCI' };
}

function isReleaseFactor({ conversionFactor, qp, release }: PriceTerms): boolean {
  return conversionFactor === (qp ? release.conversionFactorQp : release.conversionFactor);
}

const TERM_SCALE = RVU_SCALE + GPCI_SCALE;
const show = ({ units, scale }: Decimal): string => formatScaled(units, scale);

/** RVU × GPCI, for work, practice expense and malpractice. */
function termSteps({ label, rvu, columns }: FormulaUse, terms: PriceTerms, rvuFile: string): TraceStep[] {
  const { gpci } = terms;
  const ofGpci = gpciSource(terms);
  const parts = [
    ['work', rvu.work, gpci.work, 'WORK RVU'],
    ['practice expense', rvu.pe, gpci.pe, columns.pe],
    ['malpractice', rvu.mp, gpci.mp, columns.mp],
  ] as const;
  return parts.map(([name, units, index, column]) => ({
    name: label + name,
    formula: `${formatScaled(units, RVU_SCALE)} × ${formatScaled(index, GPCI_SCALE)}`,
    value: decimal(units * index, TERM_SCALE),
    source: [{ kind: 'file', file: rvuFile, column }, ofGpci],
  }));
}

/** The steps from three RVUs to cents. */
function formulaSteps(use: FormulaUse, terms: PriceTerms): TraceStep[] {
  const { conversionFactor, release, qp } = terms;
  const rvuFile = sourceOf(release, qp ? 'rvu-qp' : 'rvu')?.name ?? '';
  const steps = termSteps(use, terms, rvuFile);
  const sum = decimal(
    steps.reduce((total, step) => total + step.value.units, 0),
    TERM_SCALE,
  );
  const product = decimal(sum.units * conversionFactor, TERM_SCALE + CONVERSION_FACTOR_SCALE);
  return [
    ...steps,
    {
      name: `${use.label}sum`,
      formula: steps.map((step) => show(step.value)).join(' + '),
      value: sum,
      source: FORMULA_SOURCE,
    },
    {
      name: `${use.label}conversion factor`,
      formula: `${show(sum)} × ${formatScaled(conversionFactor, CONVERSION_FACTOR_SCALE)}`,
      value: product,
      source: [
        isReleaseFactor(terms)
          ? { kind: 'file', file: rvuFile, column: 'CONV FACTOR' }
          : { kind: 'given', figure: 'conversion factor' },
      ],
    },
    {
      name: use.result.name,
      formula: 'rounded once, half up, to cents',
      value: decimal(use.result.cents, CENTS_SCALE),
      source: FORMULA_SOURCE,
    },
  ];
}

/** The OPPS cap, and the lower of the cap and the fee. */
function capSteps({ row, terms, fee }: RowPrice, cap: number, prefix: string): TraceStep[] {
  const pe = terms.setting === 'facility' ? row.oppsFacilityPe : row.oppsNonfacilityPe;
  const use: FormulaUse = {
    label: 'OPPS ',
    rvu: { work: row.work, pe, mp: row.oppsMalpractice },
    columns: { pe: `${prefix} PE USED FOR OPPS`, mp: 'MP USED FOR OPPS' },
    result: { name: 'OPPS cap', cents: cap },
  };
  const after: TraceStep = {
    name: 'after cap',
    formula: `lower of ${formatScaled(fee, CENTS_SCALE)} and ${formatScaled(cap, CENTS_SCALE)}`,
    value: decimal(Math.min(fee, cap), CENTS_SCALE),
    source: CAP_SOURCE,
  };
  return [...formulaSteps(use, terms), after];
}

/** The steps of a price: the formula, the OPPS cap if the row has one, the units. */
export function tracePrice(price: RowPrice): readonly TraceStep[] {
  const { terms, fee, oppsCap, units, rvu } = price;
  const prefix = terms.setting === 'facility' ? 'FACILITY' : 'NON-FAC';
  const use: FormulaUse = {
    label: '',
    rvu,
    columns: { pe: `${prefix} PE RVU`, mp: 'MP RVU' },
    result: { name: 'fee', cents: fee },
  };
  const each = oppsCap === null ? fee : Math.min(fee, oppsCap);
  return [
    ...formulaSteps(use, terms),
    ...(oppsCap === null ? [] : capSteps(price, oppsCap, prefix)),
    {
      name: 'allowed',
      formula: `${formatScaled(each, CENTS_SCALE)} × ${units} ${units === 1 ? 'unit' : 'units'}`,
      value: decimal(price.allowed, CENTS_SCALE),
      source: FORMULA_SOURCE,
    },
  ];
}
