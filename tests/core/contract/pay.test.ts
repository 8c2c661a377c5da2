import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.js';
import { DailyWork } from '../../../src/core/contract/daily-work.js';
import { contractPay, Production, targetIn, tierPay } from '../../../src/core/contract/pay.js';
import { contractYear, type Period } from '../../../src/core/contract/periods.js';
import { readContract } from '../../../src/core/contract/read.js';
import { dayNumber, isoOf } from '../../../src/core/dates/days.js';
import { formatScaled } from '../../../src/core/number/decimal.js';

interface MoneyCase {
  readonly name: string;
  readonly contract: readonly string[];
  /** Work RVUs by date */
  readonly work: Readonly<Record<string, string>>;
  readonly through: string;
  readonly expect: Readonly<Record<string, string>>;
  /** How a person works it out */
  readonly arithmetic: string;
}

const CASES = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../cases/contract-money.json'), 'utf8'),
) as MoneyCase[];

function contractOf(text: string): Contract {
  const contract = readContract('valley', text);
  if ('credit' in contract) return contract;
  throw new Error(JSON.stringify(contract));
}

/** Hundredths of a decimal text. */
const hundredths = (text: string): number => Math.round(Number(text) * 100);

const workOf = (work: MoneyCase['work']): DailyWork =>
  new DailyWork(Object.entries(work).map(([date, text]) => [dayNumber(date), hundredths(text)]));

/** The contract year with a day, or the last day of the contract. */
function yearOf(contract: Contract, day: string): Period {
  const date = contract.through !== null && contract.through < day ? contract.through : day;
  const year = contractYear(contract, dayNumber(date));
  if (year === null) throw new Error(`${date} is in no contract year`);
  return year;
}

describe('the money of a contract', () => {
  it.each(CASES)('$name: $arithmetic', ({ contract: lines, work, through, expect: expected }) => {
    const contract = contractOf(lines.join('\n'));
    const year = yearOf(contract, through);
    const pay = contractPay(contract, year, workOf(work), dayNumber(through));
    const figures = { ...pay.draw, ...pay, target: targetIn(contract, year) } as Record<string, unknown>;
    const shown = Object.keys(expected).map((name) => [name, formatScaled(Number(figures[name]), 2)]);
    expect(Object.fromEntries(shown)).toEqual(expected);
  });

  it('pays each period for its own days, whatever way they are asked for', () => {
    const contract = contractOf(
      'from = 2026-01-01\ntier = 20 to 60 at 3.33\ntier = 60 and more at 4.44\ntiers-by = month',
    );
    const year = yearOf(contract, '2026-12-31');
    const days = fc.array(
      fc.tuple(fc.integer({ min: year.first, max: year.last }), fc.integer({ min: 0, max: 5_000 })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(days, (done) => {
        const work = new DailyWork(done);
        // Independently: months by their names, rates as integers without limit.
        const months = new Map<string, bigint>();
        for (const [day, each] of done) {
          const month = isoOf(day).slice(0, 7);
          months.set(month, (months.get(month) ?? 0n) + BigInt(each));
        }
        let sum = 0n;
        for (const each of months.values()) {
          const low = each > 6_000n ? 4_000n : each > 2_000n ? each - 2_000n : 0n;
          const high = each > 6_000n ? each - 6_000n : 0n;
          sum += (low * 333n + high * 444n + 50n) / 100n;
        }
        expect(BigInt(contractPay(contract, year, work).production)).toBe(sum);
        expect(new Production(contract, year, work).through(year.last)).toBe(Number(sum));
        expect(contractPay(contract, year, new DailyWork([...done].reverse()))).toEqual(
          contractPay(contract, year, work),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('never pays less for more work', () => {
    const tiers = contractOf('from = 2026-01-01\ntier = 10 to 20 at 3\ntier = 30 and more at 4').tiers;
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (work, more) => {
        expect(tierPay(tiers, work + more)).toBeGreaterThanOrEqual(tierPay(tiers, work));
      }),
    );
  });
});
