import { describe, expect, it } from 'vitest';
import { priceRow } from '../../src/core/price/price.js';
import type { RowPrice } from '../../src/core/price/priced.js';
import { termsFor } from '../../src/core/price/terms.js';
import type { FeeRow } from '../../src/core/release/fee-row.js';
import type { FeeSchedule } from '../../src/core/release/fee-schedule.js';
import type { Gpci } from '../../src/core/release/locality.js';
import { cents, localityOf, rowOf } from '../support/bundle.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared.js';
import { importAndOpen } from '../support/temp.js';
import { readCsv } from '../support/text.js';

type PaymentLine = Readonly<Record<string, string>>;

function readPayments(): PaymentLine[] {
  const [header = [], ...lines] = readCsv(sharedPath('oracles', 'ohio-2020-payments.csv'));
  return lines
    .filter(([year]) => year === '2020')
    .map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

const serviceOf = ({ hcpcs, modifier }: PaymentLine): string =>
  modifier ? `${hcpcs}-${modifier}` : `${hcpcs}`;

/** CMS publishes an amount for facility-NA rows too, so they are priced here. */
function price(from: FeeSchedule, line: PaymentLine, setting: 'nonfacility' | 'facility'): RowPrice {
  const terms = termsFor(from.release, setting, localityOf('1520200', from), { allowNa: true });
  const outcome = priceRow(rowOf(serviceOf(line), false, from), terms, 1, from.rules);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome;
}

/** Practice expense × 0.5 inside the formula, rounded once; everything is doubled so that it stays an integer. */
function therapyCents(row: FeeRow, gpci: Gpci, conversionFactor: number): number {
  const doubled = 2 * row.work * gpci.work + row.nonfacilityPe * gpci.pe + 2 * row.malpractice * gpci.mp;
  const [amount, perCent] = [BigInt(doubled) * BigInt(conversionFactor), 20_000_000n];
  return Number((2n * amount + perCent) / (2n * perCent));
}

describe.skipIf(!hasShared)(`CMS payment amounts, Ohio 2020, ${NEEDS_SHARED}`, () => {
  const payments = hasShared ? readPayments() : [];
  const ohio = hasShared ? importAndOpen([sharedPath('RVU20B')]).schedule : null;
  const open = (): FeeSchedule => {
    if (!ohio) throw new Error('no release');
    return ohio;
  };

  it('imports the release of April 2020 and its Ohio locality', () => {
    const { release } = open();
    expect(release).toMatchObject({ id: 'RVU20B', year: 2020, conversionFactor: 360_896 });
    expect(release.conversionFactorQp).toBeNull();
    expect(localityOf('1520200', open()).gpci).toEqual({ work: 1000, pe: 915, mp: 1049 });
    expect(payments).toHaveLength(8_994);
  });

  it('computes all 17,988 amounts to the cent', () => {
    const wrong = payments.flatMap((line) => {
      const fees = [price(open(), line, 'nonfacility').fee, price(open(), line, 'facility').fee];
      const published = [cents(line.nonfacility_fee ?? ''), cents(line.facility_fee ?? '')];
      return fees.join() === published.join() ? [] : [`${serviceOf(line)} ${fees} not ${published}`];
    });
    expect(wrong).toEqual([]);
  });

  it('computes both OPPS amounts of all 959 rows that have them, and none for others', () => {
    const capped = payments.filter((line) => line.opps_indicator === '1');
    expect(capped).toHaveLength(959);
    const wrong = payments.flatMap((line) => {
      const caps = [price(open(), line, 'nonfacility').oppsCap, price(open(), line, 'facility').oppsCap];
      const [nf, f] = [cents(line.opps_nonfacility_amount ?? ''), cents(line.opps_facility_amount ?? '')];
      const published = line.opps_indicator === '1' ? [nf, f] : [null, null];
      return caps.join() === published.join() ? [] : [`${serviceOf(line)} ${caps} not ${published}`];
    });
    expect(wrong).toEqual([]);
  });

  it('allows the lower of fee and OPPS amount, which CMS leaves to the reader, on 82 rows', () => {
    const lowered = payments.filter((line) => {
      const { fee, oppsCap, allowed } = price(open(), line, 'nonfacility');
      if (allowed !== Math.min(fee, oppsCap ?? fee)) throw new Error(serviceOf(line));
      return allowed < cents(line.nonfacility_fee ?? '');
    });
    expect(lowered).toHaveLength(82);
  });

  it('agrees with the therapy amounts (half of practice expense) of all 51 therapy rows', () => {
    const therapy = payments.filter((line) => line.mult_surg === '5');
    expect(therapy).toHaveLength(51);
    const { gpci } = localityOf('1520200', open());
    const wrong = therapy.flatMap((line) => {
      const row = rowOf(serviceOf(line), false, open());
      const amount = therapyCents(row, gpci, open().release.conversionFactor);
      const published = cents(line.therapy_reduced_amount ?? '');
      return amount === published ? [] : [`${serviceOf(line)} ${amount} not ${published}`];
    });
    expect(wrong).toEqual([]);
  });

  it('prices 45378-53 from its own row, which is not half of 45378', () => {
    const line = (modifier: string): PaymentLine => ({ hcpcs: '45378', modifier });
    expect(price(open(), line(''), 'facility').fee).toBe(18_865);
    expect(price(open(), line('53'), 'facility').fee).toBe(9_451);
    expect(price(open(), line('53'), 'nonfacility').fee).toBe(16_188);
  });
});
