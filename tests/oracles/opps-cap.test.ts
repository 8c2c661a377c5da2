import { describe, expect, it } from 'vitest';
import { formatDollars } from '../../src/core/number/decimal.js';
import { oppsCapInCents } from '../../src/core/price/price.js';
import { SETTINGS, type Setting } from '../../src/core/release/fee-row.js';
import { NATIONAL_GPCI } from '../../src/core/release/locality.js';
import { cents, localityOf, outcomeOf, priceOf, release, rowOf, schedule } from '../support/bundle.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared.js';
import { readCsv } from '../support/text.js';

/** Lines of OPPSCAP_Jan.csv. The FACILITY PRICE column comes before the NON-FACILITY one. */
interface CapLine {
  readonly service: string;
  readonly status: string;
  readonly locality: string;
  readonly price: Readonly<Record<Setting, number>>;
}

function readCaps(): CapLine[] {
  const [header = [], ...lines] = readCsv(sharedPath('RVU26A', 'OPPSCAP_Jan.csv'));
  const [, , , , , facility, nonfacility] = header;
  if (facility !== 'FACILITY PRICE' || nonfacility !== 'NON-FACILTY PRICE') throw new Error('columns moved');
  return lines
    .filter(([code]) => code)
    .map(([code = '', modifier, status = '', mac = '', number = '', f = '', nf = '']) => ({
      service: modifier ? `${code}-${modifier}` : code,
      status,
      locality: mac + number,
      price: { facility: cents(f), nonfacility: cents(nf) },
    }));
}

describe.skipIf(!hasShared)(`OPPSCAP January 2026, ${NEEDS_SHARED}`, () => {
  const caps = hasShared ? readCaps() : [];
  const of = (status: string): CapLine[] => caps.filter((line) => line.status === status);

  it('lists 58 active rows and 82 contractor-priced rows in each of 109 localities', () => {
    expect(of('A')).toHaveLength(58 * 109);
    expect(of('C')).toHaveLength(82 * 109);
    expect(caps).toHaveLength(6_322 + 8_938);
    expect(new Set(caps.map((line) => line.locality)).size).toBe(109);
  });

  it('computes the lower of fee and cap for all 12,644 amounts of active rows', () => {
    const wrong = of('A').flatMap(({ service, locality, price }) =>
      SETTINGS.flatMap((setting) => {
        const { allowed } = priceOf(service, { setting, locality: localityOf(locality), allowNa: true });
        return allowed === price[setting] ? [] : [`${service} ${locality} ${setting} ${allowed}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  /**
   * CMS leaves the work of a contractor-priced global row blank, and computes its cap with the work of
   * its 26 row: 93318 in San Francisco is (2.10 × 1.095 + 17.51 × 1.410 + 0.15 × 0.425) × 33.4009 = 903.57.
   */
  it('computes only the cap for all 17,876 amounts of contractor-priced rows, with the work of their 26 row', () => {
    const borrowed = new Set<string>();
    const wrong = of('C').flatMap(({ service, locality, price }) => {
      const professional = service.includes('-') ? null : schedule.row(service, '26');
      if (professional && professional.work > 0) borrowed.add(service);
      const row = { ...rowOf(service), ...(professional ? { work: professional.work } : {}) };
      return SETTINGS.flatMap((setting) => {
        const cap = oppsCapInCents(row, setting, localityOf(locality).gpci, release.conversionFactor);
        return cap === price[setting] ? [] : [`${service} ${locality} ${setting} ${cap}`];
      });
    });
    expect(wrong).toEqual([]);
    expect(borrowed.size).toBe(33);
  });

  it('names that cap when it refuses to price a contractor-priced technical part, and only then', () => {
    const wrong = of('C').flatMap(({ service, locality, price }) => {
      const outcome = outcomeOf(service, { locality: localityOf(locality) });
      const hint = outcome.ok ? 'priced' : (outcome.hint ?? '');
      const right = service.endsWith('-TC') ? hint.includes(formatDollars(price.nonfacility)) : hint === '';
      return right ? [] : [`${service} ${locality}: ${hint}`];
    });
    expect([wrong.length, ...wrong.slice(0, 3)]).toEqual([0]);
  });

  it('has, nationally, no active row with a cap below its fee except the 58 that CMS lists', () => {
    const listed = new Set(of('A').map((line) => line.service));
    const lower = [...listed].filter((service) => {
      const { fee, oppsCap } = priceOf(service, { gpci: NATIONAL_GPCI });
      return oppsCap !== null && oppsCap < fee;
    });
    expect(lower).toHaveLength(58);
  });
});
