import { daysIn, type Span } from '../dates/days.js';

/** The work RVUs of each day, in hundredths, ready to be added up over any days. */
export class DailyWork {
  private readonly first: number;
  /** The work of all days before each day from the first on */
  private readonly before: Float64Array;

  /** @param days pairs of a day (days since 1970-01-01) and its work; in any order, days may repeat */
  constructor(days: Iterable<readonly [day: number, work: number]>) {
    const sums = new Map<number, number>();
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const [day, work] of days) {
      sums.set(day, (sums.get(day) ?? 0) + work);
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
    this.first = sums.size === 0 ? 0 : first;
    this.before = new Float64Array(sums.size === 0 ? 1 : last - first + 2);
    for (let i = 1; i < this.before.length; i++)
      this.before[i] = (this.before[i - 1] ?? 0) + (sums.get(this.first + i - 1) ?? 0);
  }

  /** The work of all days before a day. */
  private until(day: number): number {
    const at = Math.max(0, Math.min(day - this.first, this.before.length - 1));
    return this.before[at] ?? 0;
  }

  /** The work of the days of a span, in hundredths. */
  in({ first, last }: Span): number {
    return last < first ? 0 : this.until(last + 1) - this.until(first);
  }
}

/** Work spread evenly over the days of a span, to the last hundredth. */
export function spreadEvenly(span: Span, work: number): (readonly [day: number, work: number])[] {
  const days = daysIn(span);
  const until = (i: number): number => Number((BigInt(work) * BigInt(i)) / BigInt(days));
  return Array.from({ length: days }, (_, i) => [span.first + i, until(i + 1) - until(i)] as const);
}
