import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowName, SETTINGS } from '../../../src/core/release/fee-row.js';
import { localityOf, schedule } from '../../support/bundle.js';
import { claimOf, type LineText, priced } from '../../support/claims.js';
import { choices, claims, isBilateral, isSided, isWholeTest, pricesOf, totalOf } from './arbitraries.js';
import { madeUpSchedule } from './fee-schedule.js';

const RUNS = { numRuns: 2000 };

describe('the order of lines', () => {
  /** Fees, in cents, that can tie in a ranking: those of the row, and of its parts if they rank by themselves. */
  function hasTies(lines: readonly LineText[]): boolean {
    const alone = lines.flatMap((line) => {
      const parts = ['', '-26', '-TC'].map((part) =>
        line.service.replace(/^(\w{5})(-26|-TC)?.*/, `$1${part}`),
      );
      const fees = parts.flatMap((service) => pricesOf([{ ...line, service, units: 1, allowNa: true }]));
      return [...new Set(fees.flatMap(({ fee }) => [fee, Math.round(fee * 1.5), fee * 2]))];
    });
    return new Set(alone).size < alone.length;
  }

  it('never changes the total of a claim in which no two services have the same fee', () => {
    const shuffled = claims.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    let compared = 0;
    fc.assert(
      fc.property(shuffled, ([lines, others]) => {
        fc.pre(!hasTies(lines));
        compared += lines.length > 1 ? 1 : 0;
        expect(totalOf(claimOf(others))).toBe(totalOf(claimOf(lines)));
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(500);
  });

  // Two surgeries of $100.00: the first is paid in full, so any other rule that affects it also counts in full.
  const tied = madeUpSchedule(
    ['20001', '20002'].map((service) => ({
      service,
      fee: '100.00',
      indicators: { multipleProcedure: '2', globalDays: '090', preOp: 10, intraOp: 70, postOp: 20 },
    })),
  );
  const allowed = (lines: readonly LineText[]): number[] =>
    claimOf(lines, {}, tied).map((outcome) => priced(outcome).allowed);

  it('decides between services of the same fee', () => {
    expect(allowed([{ service: '20001-54' }, { service: '20002' }])).toEqual([8000, 5000]);
    expect(allowed([{ service: '20002' }, { service: '20001-54' }])).toEqual([10000, 4000]);
  });

  it('decides only if they were also billed at the same amount', () => {
    const split = { service: '20001-54', charge: 90_000 };
    const whole = { service: '20002', charge: 80_000 };
    expect(allowed([split, whole])).toEqual([8000, 5000]);
    expect(allowed([whole, split])).toEqual([5000, 8000]);
  });
});

describe('amounts', () => {
  it('are at most fee × units if no bilateral rule applies, or the sum of the parts of a test', () => {
    fc.assert(
      fc.property(claims, choices, (lines, taken) => {
        for (const [i, outcome] of claimOf(lines, taken).entries()) {
          if (!outcome.ok || isBilateral(lines[i] as LineText)) continue;
          const most = outcome.units * (outcome.fee + (isWholeTest(outcome) ? 1 : 0));
          expect(outcome.allowed).toBeLessThanOrEqual(most);
        }
      }),
      RUNS,
    );
  });

  it('match the percentage that is stated, if one is', () => {
    fc.assert(
      fc.property(claims, choices, (lines, taken) => {
        for (const { allowed, percent, fee, oppsCap, line } of pricesOf(lines, taken)) {
          if (percent === null || (oppsCap ?? fee) < fee) continue;
          // A part of a surgical package is of one operation, whatever its units.
          const isPart = line.service.modifiers.some((modifier) => modifier === '54' || modifier === '55');
          const units = isPart ? 1 : line.units;
          const told = (fee * units * percent) / 1_000_000;
          // Each unit is rounded, and so is each later rule: at most half a cent each time.
          expect(Math.abs(allowed - told)).toBeLessThanOrEqual(units + 2);
        }
      }),
      RUNS,
    );
  });

  it('never change without a step that says why', () => {
    fc.assert(
      fc.property(claims, choices, (lines, taken) => {
        for (const { allowed, fee, oppsCap, units, steps } of pricesOf(lines, taken)) {
          if (allowed !== Math.min(fee, oppsCap ?? fee) * units) expect(steps.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  it('are cents, never negative', () => {
    fc.assert(
      fc.property(claims, choices, (lines, taken) => {
        for (const { allowed, scheduleAmount, payment } of pricesOf(lines, taken)) {
          const { limitingCharge, notices: _notices, steps: _steps, ...amounts } = payment;
          for (const cents of [allowed, scheduleAmount, limitingCharge ?? 0, ...Object.values(amounts)]) {
            expect(Number.isSafeInteger(cents) && cents >= 0).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('are never above the charge', () => {
    fc.assert(
      fc.property(claims, choices, (lines, taken) => {
        const isPaired = lines.some(isSided);
        for (const { allowed, line } of isPaired ? [] : pricesOf(lines, taken)) {
          expect(allowed).toBeLessThanOrEqual(line.charge ?? allowed);
        }
      }),
      RUNS,
    );
  });

  it('are split without a cent left over', () => {
    fc.assert(
      fc.property(claims, choices, (lines, taken) => {
        let deductible = 0;
        for (const { allowed, line, payment } of pricesOf(lines, taken)) {
          const { coinsurance, medicareShare, sequestration, medicarePays, patientPays, received } = payment;
          deductible += payment.deductible;
          const share = allowed - payment.deductible - coinsurance;
          const byAssistant = line.service.modifiers.some((modifier) => /^C[OQ]$/.test(modifier));
          if (byAssistant) expect(medicareShare).toBe(Math.round((share * 85) / 100));
          else expect(medicareShare).toBe(share);
          expect(medicarePays).toBe(medicareShare - sequestration);
          expect(received).toBe(medicarePays + patientPays);
          if (payment.limitingCharge === null || taken.participation !== 'nonpar-unassigned') {
            expect(patientPays).toBe(payment.deductible + coinsurance);
          } else expect(received).toBeLessThanOrEqual(Math.max(medicarePays, payment.limitingCharge));
        }
        expect(deductible).toBeLessThanOrEqual(taken.deductibleLeft);
      }),
      RUNS,
    );
  });
});

describe('a whole test and its two parts', () => {
  it('differ by a cent at most, for every row by itself', () => {
    const wrong: string[] = [];
    for (const row of schedule.rowsBetween('', '\uFFFF')) {
      const isPriced = claimOf([{ service: rowName(row) }])[0]?.ok === true;
      const hasParts = row.modifier === '' && row.pcTc === '1' && schedule.row(row.code, 'TC') !== null;
      // If the parts are surgeries they are ranked, so they no longer add up to the whole.
      if (!isPriced || !hasParts || /[23]/.test(row.multipleProcedure)) continue;
      for (const setting of SETTINGS) {
        for (const locality of [undefined, localityOf('0111205'), localityOf('0210201')]) {
          const terms = { setting, allowNa: true, ...(locality ? { locality } : {}) };
          const line = (service: string): LineText => ({ ...terms, service });
          const whole = totalOf(claimOf([line(row.code)]));
          const parts = totalOf(claimOf([line(`${row.code}-26`), line(`${row.code}-TC`)]));
          if (Math.abs(whole - parts) > 1) wrong.push(`${row.code} ${setting}: ${whole}, ${parts}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('differ by at most a cent per test on a claim with other lines', () => {
    const tests = [...schedule.rowsBetween('70010', '95999')].filter(
      (row) =>
        row.status === 'A' && row.modifier === '' && row.pcTc === '1' && /[467]/.test(row.multipleProcedure),
    );
    const codes = fc.array(fc.constantFrom(...tests.map(({ code }) => code)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(codes, (services) => {
        const whole = totalOf(claimOf(services.map((service) => ({ service }))));
        const split = services.flatMap((code) => [{ service: `${code}-26` }, { service: `${code}-TC` }]);
        expect(Math.abs(whole - totalOf(claimOf(split)))).toBeLessThanOrEqual(services.length);
      }),
      RUNS,
    );
  });
});
