import type { Contract } from '../contract/contract.js';
import { DailyWork } from '../contract/daily-work.js';
import { Production } from '../contract/pay.js';
import { contractYear, type Period } from '../contract/periods.js';
import { common, dayNumber, daysIn, type Span } from '../dates/days.js';
import type { CreditedColumns } from '../journal/credit-columns.js';

/** The work that entries are credited by a contract, by day; without a contract, of those that have none. */
export function workUnder(credited: CreditedColumns, contract: Contract | null): DailyWork {
  const { entries, works, creditAt, credits } = credited;
  const isOf = credits.map((each) => each.contract?.name === contract?.name);
  const days = entries.days();
  const sums = new Map<number, number>();
  for (let row = 0; row < entries.count; row++) {
    if (!isOf[creditAt[row] ?? 0]) continue;
    const day = days[entries.dateAtRow(row)] ?? 0;
    sums.set(day, (sums.get(day) ?? 0) + (works[row] ?? 0));
  }
  return new DailyWork(sums);
}

/** What production under a contract pays on any days. */
export class ContractProduction {
  private readonly years = new Map<number, Production>();

  constructor(
    readonly contract: Contract,
    readonly work: DailyWork,
  ) {}

  private of(year: Period): Production {
    const { first } = year.whole;
    let production = this.years.get(first);
    if (!production) {
      production = new Production(this.contract, year, this.work);
      this.years.set(first, production);
    }
    return production;
  }

  /** Cents that the days of a span add to what production pays: a later day's work may be in a higher tier. */
  on(span: Span): number {
    let sum = 0;
    let day = Math.max(span.first, dayNumber(this.contract.from));
    while (day <= span.last) {
      const year = contractYear(this.contract, day);
      if (year === null) break;
      const days = common(span, year);
      if (daysIn(days) === 0) break;
      const production = this.of(year);
      sum += production.through(days.last) - production.through(days.first - 1);
      day = year.last + 1;
    }
    return sum;
  }
}

/**
 * Shares cents out in proportion to work, so that the shares add up to the amount: rounded down, and the cents that are
 * left go to the largest remainders, the first of equal ones.
 */
export function sharedOut(cents: number, works: readonly number[]): number[] {
  const all = BigInt(works.reduce((sum, each) => sum + each, 0));
  if (all === 0n) return works.map(() => 0);
  const parts = works.map((work, i) => {
    const product = BigInt(cents) * BigInt(work);
    return { i, share: Number(product / all), rest: product % all };
  });
  let left = cents - parts.reduce((sum, { share }) => sum + share, 0);
  const shares = parts.map(({ share }) => share);
  for (const { i } of [...parts].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))) {
    if (left-- <= 0) break;
    shares[i] = (shares[i] ?? 0) + 1;
  }
  return shares;
}
