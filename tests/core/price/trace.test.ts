import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowPrice, TraceStep } from '../../../src/core/price/priced.js';
import { provenanceText } from '../../../src/core/price/provenance.js';
import { SETTINGS } from '../../../src/core/release/fee-row.js';
import { bundledCells, outcomeOf, priceOf, schedule } from '../../support/bundle.js';

/** A number of a formula at nine decimals, enough for every product of an RVU, a GPCI and a factor. */
function nano(text: string): bigint {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(9, '0'));
}

const numbersIn = (formula: string): bigint[] => (formula.match(/\d+(\.\d+)?/g) ?? []).map(nano);
const BILLION = 1_000_000_000n;
const CENT = 10_000_000n;

const halfUpToCents = (amount: bigint): bigint => ((2n * amount + CENT) / (2n * CENT)) * CENT;

/** Evaluates a step's formula with the figures it shows; a rounding applies to the previous step. */
function redo({ formula }: TraceStep, before: bigint): bigint {
  const [first = 0n, second = 0n, third = 0n] = numbersIn(formula);
  if (formula.includes('×')) return (first * second) / BILLION;
  if (formula.includes('+')) return first + second + third;
  if (formula.startsWith('lower of')) return [first, second].sort((a, b) => Number(a - b))[0] ?? 0n;
  if (formula.startsWith('rounded once, half up')) return halfUpToCents(before);
  throw new Error(`what does "${formula}" mean?`);
}

const nanoOf = ({ value }: TraceStep): bigint => BigInt(value.units) * 10n ** BigInt(9 - value.scale);

function checkTrace(price: RowPrice): void {
  const { trace, allowed } = price;
  let before = 0n;
  for (const step of trace) {
    expect([step.name, redo(step, before)]).toEqual([step.name, nanoOf(step)]);
    before = nanoOf(step);
  }
  expect(trace.at(-1)).toMatchObject({ name: 'allowed', value: { units: allowed, scale: 2 } });
}

const services = bundledCells('rvu26a.csv')
  .filter(({ status, nonfacility_total }) => status === 'A' && nonfacility_total !== '0.00')
  .map(({ hcpcs, mod }) => (mod ? `${hcpcs}-${mod}` : `${hcpcs}`));

describe('trace', () => {
  it('recomputed by hand gives each value and the allowed amount, for rows, places, settings, units and QP', () => {
    const anything = fc.record({
      service: fc.oneof(fc.constantFrom(...services), fc.constantFrom('70496', '70496-TC', '93926')),
      setting: fc.constantFrom(...SETTINGS),
      locality: fc.option(fc.constantFrom(...schedule.localities())),
      units: fc.integer({ min: 1, max: 99 }),
      qp: fc.boolean(),
    });
    fc.assert(
      fc.property(anything, ({ service, ...choices }) => {
        checkTrace(priceOf(service, { ...choices, allowNa: true }));
      }),
      { numRuns: 300 },
    );
  });

  it('shows each step once on the way to the fee', () => {
    const names = priceOf('99213').trace.map((step) => step.name);
    const way = ['work', 'practice expense', 'malpractice', 'sum', 'conversion factor', 'fee', 'allowed'];
    expect(names).toEqual(way);
  });

  it('shows the cap and the comparison for every row with a cap, whether or not it binds', () => {
    for (const service of ['70496', '70553']) {
      const names = priceOf(service).trace.map((step) => step.name);
      expect(names).toContain('OPPS cap');
      expect(names.at(-2)).toBe('after cap');
    }
  });

  it('names CMS’s file and column for each figure', () => {
    const sources = (choices: object) =>
      priceOf('99213', choices).trace.map((step) => provenanceText(step.source));
    const [place] = schedule.localities();
    expect(sources({})[0]).toBe('PPRRVU2026_Jan_nonQPP.csv WORK RVU; GPCI national');
    expect(sources({ locality: place })[1]).toBe(
      'PPRRVU2026_Jan_nonQPP.csv NON-FAC PE RVU; GPCI GPCI2026.csv',
    );
    expect(sources({ setting: 'facility' })[1]).toContain('FACILITY PE RVU');
    expect(sources({ qp: true })[4]).toBe('PPRRVU2026_Jan_QPP.csv CONV FACTOR');
    expect(sources({ locality: place, noFloor: true })[0]).toContain('GPCI2026.csv');
  });

  it('does not attribute the caller’s figures to CMS', () => {
    const sources = (choices: object) =>
      priceOf('99213', choices).trace.map((step) => provenanceText(step.source));
    expect(sources({ conversionFactor: 323500 })[4]).toBe('given by the caller');
    expect(sources({ gpci: { work: 1095, pe: 1410, mp: 425 } })[1]).toContain('GPCI given by the caller');
  });

  it('exists only for a price: a refusal has none', () => {
    expect(outcomeOf('36000')).not.toHaveProperty('trace');
  });
});
