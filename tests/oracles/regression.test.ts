import { describe, expect, it } from 'vitest';
import { formatScaled, parseScaled } from '../../src/core/number/decimal.js';
import { type FeeRow, SETTINGS, type Setting } from '../../src/core/release/fee-row.js';
import type { Gpci } from '../../src/core/release/locality.js';
import file from '../cases/regression.json' with { type: 'json' };
import { localityOf, priceOf, rowOf } from '../support/bundle.js';

/** One case of tests/cases/regression.json. */
interface Case extends Partial<Record<Setting, string>> {
  readonly service: string;
  readonly source: string;
  readonly locality?: string;
  readonly gpci?: readonly string[];
  readonly qp?: boolean;
  readonly rvu?: Partial<Record<keyof FeeRow, string>>;
  /** Before the OPPS cap */
  readonly fee?: string;
  readonly notices?: readonly string[];
}

const cases: readonly Case[] = file.cases;

function gpciOf({ gpci }: Case): Gpci | null {
  if (!gpci) return null;
  const [work = 0, pe = 0, mp = 0] = gpci.map((text) => parseScaled(text, 3) ?? Number.NaN);
  return { work, pe, mp };
}

const place = ({ locality, gpci, qp }: Case): string =>
  [locality ?? gpci?.join('/') ?? 'national', qp ? 'QP' : ''].join(' ').trim();

describe('regression cases', () => {
  it.each(cases.map((one) => [`${one.service}, ${place(one)}: ${one.source}`, one] as const))(
    '%s',
    (_, one) => {
      const row = rowOf(one.service, one.qp);
      const shown = Object.keys(one.rvu ?? {}).map((name) => [
        name,
        formatScaled(row[name as keyof FeeRow] as number, 2),
      ]);
      expect(Object.fromEntries(shown)).toEqual(one.rvu ?? {});
      const locality = one.locality ? localityOf(one.locality) : null;
      for (const setting of SETTINGS.filter((candidate) => one[candidate] !== undefined)) {
        const price = priceOf(row, { setting, locality, gpci: gpciOf(one), qp: one.qp ?? false });
        expect(formatScaled(price.allowed, 2), setting).toBe(one[setting]);
        if (one.fee) expect(formatScaled(price.fee, 2)).toBe(one.fee);
        if (one.notices) expect(price.notices.map((notice) => notice.code)).toEqual(one.notices);
      }
    },
  );

  it('each state something to check and its source', () => {
    const empty = cases.filter((one) => !one.source || !(one.rvu || one.nonfacility || one.facility));
    expect(empty).toEqual([]);
  });

  it.each(['71046', '70553', '77067', '93306'])('%s as a whole has work, all of it in its 26 row', (code) => {
    expect(rowOf(code).work).toBeGreaterThan(0);
    expect(rowOf(`${code}-26`).work).toBe(rowOf(code).work);
    expect(rowOf(`${code}-TC`).work).toBe(0);
  });
});
