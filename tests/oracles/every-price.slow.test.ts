import { describe, expect, it } from 'vitest';
import { priceRow } from '../../src/core/price/price.js';
import { termsFor } from '../../src/core/price/terms.js';
import { type FeeRow, SETTINGS, type Setting } from '../../src/core/release/fee-row.js';
import { bundledCells, outcomeOf, release, rowOf, rules, schedule } from '../support/bundle.js';

/**
 * Every price of the release computed a second time, in a different way: from the text of the bundled files,
 * with this file's own parsing and BigInt fractions, and nothing from src/core but the prices to compare.
 */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

function fraction(text = ''): Fraction {
  if (!/^\d+\.\d+$/.test(text)) throw new Error(`"${text}" is not a decimal`);
  const [whole = '', part = ''] = text.split('.');
  return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) };
}

type Cells = Readonly<Record<string, string>>;

interface Weights {
  readonly work: bigint;
  readonly pe: bigint;
  readonly mp: bigint;
  /** Common denominator, in dollars */
  readonly under: bigint;
}

/** GPCI × conversion factor for each of the three parts, over RVUs that are hundredths. */
function weightsOf(place: Cells, factor: string): Weights {
  const cf = fraction(factor);
  const parts = [fraction(place.work_gpci), fraction(place.pe_gpci), fraction(place.mp_gpci)];
  if (parts.some((part) => part.under !== 1000n)) throw new Error('a GPCI has three decimals');
  const [work = 0n, pe = 0n, mp = 0n] = parts.map((part) => part.over * cf.over);
  return { work, pe, mp, under: 100n * 1000n * cf.under };
}

interface Rvus {
  readonly work: bigint;
  readonly pe: bigint;
  readonly mp: bigint;
}

/** Half up to the cent: floor(cents + 1/2), as one fraction. */
function toCents(rvus: Rvus, weights: Weights): bigint {
  const dollars = rvus.work * weights.work + rvus.pe * weights.pe + rvus.mp * weights.mp;
  return (200n * dollars + weights.under) / (2n * weights.under);
}

function rvusOf(cells: Cells, pe: string, mp: string): Rvus {
  const parts = [cells.work_rvu, cells[pe], cells[mp]].map((text) => fraction(text));
  if (parts.some((part) => part.under !== 100n)) throw new Error('an RVU has two decimals');
  const [work = 0n, peUnits = 0n, mpUnits = 0n] = parts.map((part) => part.over);
  return { work, pe: peUnits, mp: mpUnits };
}

interface Expected {
  readonly name: string;
  readonly row: FeeRow;
  readonly fee: Readonly<Record<Setting, Rvus>>;
  readonly cap: Readonly<Record<Setting, Rvus>> | null;
}

function isPriced(cells: Cells): boolean {
  const shown = fraction(cells.nonfacility_total).over + fraction(cells.facility_total).over;
  return 'ART'.includes(cells.status ?? '?') && cells.not_used_for_medicare === '' && shown > 0n;
}

const all = bundledCells('rvu26a.csv');
const nameOf = (cells: Cells): string => (cells.mod ? `${cells.hcpcs}-${cells.mod}` : `${cells.hcpcs}`);
const priced = all.filter(isPriced);

function expectations(qp: boolean): Expected[] {
  const other = new Map(qp ? bundledCells('rvu26a-qp.csv').map((cells) => [nameOf(cells), cells]) : []);
  return priced.map((cells) => {
    const name = nameOf(cells);
    const opps: Cells = { ...cells, ...other.get(name) };
    const cap = {
      nonfacility: rvusOf(opps, 'opps_nonfacility_pe', 'opps_mp'),
      facility: rvusOf(opps, 'opps_facility_pe', 'opps_mp'),
    };
    const hasCap = [cap.nonfacility.pe, cap.facility.pe, cap.nonfacility.mp].some((part) => part > 0n);
    return {
      name,
      row: rowOf(name, qp),
      fee: {
        nonfacility: rvusOf(cells, 'nonfacility_pe_rvu', 'mp_rvu'),
        facility: rvusOf(cells, 'facility_pe_rvu', 'mp_rvu'),
      },
      cap: hasCap ? cap : null,
    };
  });
}

const places = bundledCells('rvu26a-gpci.tsv');

function compare(qp: boolean): { prices: number; wrong: string[] } {
  const wrong: string[] = [];
  let prices = 0;
  const rows = expectations(qp);
  for (const place of places) {
    const key = `${place.mac}${place.locality}`;
    const weights = weightsOf(place, qp ? '33.5675' : '33.4009');
    const locality = schedule.localities().find((candidate) => candidate.key === key) ?? null;
    for (const setting of SETTINGS) {
      const terms = termsFor(release, setting, locality, { qp, allowNa: true });
      for (const { name, row, fee, cap } of rows) {
        const uncapped = toCents(fee[setting], weights);
        const ceiling = cap ? toCents(cap[setting], weights) : uncapped;
        const expected = Math.min(Number(uncapped), Number(ceiling));
        const price = priceRow(row, terms, 1, rules);
        prices++;
        if (!price.ok || price.allowed !== expected || price.fee !== Number(uncapped))
          wrong.push(`${name} ${key} ${setting}: ${price.ok ? price.allowed : price.code} not ${expected}`);
      }
    }
  }
  return { prices, wrong };
}

describe('every price of RVU26A against a second computation', () => {
  it('knows 9,499 priced rows: 9,387 active, 104 restricted, 8 paid alone', () => {
    const count = (status: string): number => priced.filter((cells) => cells.status === status).length;
    expect([count('A'), count('R'), count('T')]).toEqual([9_387, 104, 8]);
    expect(places).toHaveLength(109);
  });

  it.each([
    ['non-QP', false],
    ['QP', true],
  ])('%s: 9,499 rows × 109 localities × 2 settings', (_, qp) => {
    const { prices, wrong } = compare(qp);
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(prices).toBe(9_499 * 109 * 2);
  });

  it('refuses all 9,727 other rows, in both settings, even with every option that allows more', () => {
    const others = all.filter((cells) => !isPriced(cells)).map(nameOf);
    expect(others).toHaveLength(19_226 - 9_499);
    const answered = others.filter((name) =>
      SETTINGS.some((setting) => outcomeOf(name, { setting, allowNa: true }).ok),
    );
    expect(answered).toEqual([]);
  });

  it('refuses in a facility, without --allow-na, exactly the priced rows that are NA there', () => {
    const differing = priced.filter((cells) => {
      const outcome = outcomeOf(nameOf(cells), { setting: 'facility' });
      return outcome.ok === (cells.facility_na === 'NA');
    });
    expect(differing).toEqual([]);
    expect(priced.filter((cells) => outcomeOf(nameOf(cells)).ok)).toHaveLength(9_499);
  });
});
