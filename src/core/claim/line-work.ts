import { type CreditPolicy, MEDICARE_POLICY } from '../credit/policy.js';
import {
  CREDIT_RATES,
  type CreditedWork,
  type CreditRate,
  creditRow,
  ONE_UNIT,
  type WorkDone,
} from '../credit/work.js';
import type { Refusal } from '../issue/issue.js';
import { NOT_GIVEN } from './columns/lines.js';
import type { Pricing } from './columns/pricing.js';
import { NONE } from './columns/procedures.js';
import { FIGURE, FIGURES } from './columns/service-book.js';
import type { ClaimChoices } from './line/choices.js';
import { FLAG } from './line/service-flags.js';

/** No work RVUs are credited for the line: it is refused, or it is anesthesia, which has none. */
export const NOT_CREDITED = -1;

const NOT_PRICED = /^E_NOT_PRICED_STATUS_/;

/** More units are worked out anew each time. */
const MOST_UNITS = 256;
/** Without these flags a service is credited its work RVUs for each unit; two units may also be two sides. */
const DECIDING = FLAG.creditRuled | FLAG.anesthesia | FLAG.refused;
const DECIDING_OF_TWO = DECIDING | FLAG.twoSided;

function policyOf({ reportPercents }: ClaimChoices): CreditPolicy {
  return reportPercents.size === 0
    ? MEDICARE_POLICY
    : { ...MEDICARE_POLICY, modifiers: new Map([...reportPercents]) };
}

/**
 * The work RVUs credited for the lines of an engine, in hundredths, by Medicare's percentages. What a service is credited
 * is remembered for each number of units, until a line comes whose date has other percentages.
 */
export class LineWork {
  private readonly policy: CreditPolicy;
  /** By number of service, units and side, with the percentages of `rates` */
  private readonly known = new Map<number, number>();
  private readonly rates: number[] = CREDIT_RATES.map(() => NOT_GIVEN);

  constructor(private readonly pricing: Pricing) {
    this.policy = policyOf(pricing.choices);
  }

  /** Forgets all services, whose numbers start over. */
  forget(): void {
    this.known.clear();
  }

  /** What a line is credited; NOT_CREDITED if nothing can be. */
  of(line: number): number {
    const { pricing } = this;
    if (pricing.refused[line]) return NOT_CREDITED;
    const { service, units, careDays } = pricing.lines;
    const number = service[line] ?? 0;
    const count = units[line] ?? 1;
    const { figures } = pricing.services;
    const flags = figures[number * FIGURES + FIGURE.flags] ?? 0;
    if ((flags & (count === 2 ? DECIDING_OF_TWO : DECIDING)) === 0)
      return count * (figures[number * FIGURES + FIGURE.work] ?? 0);
    const other = pricing.pairedWith[line] ?? NONE;
    const isOtherSide = other !== NONE && other < line;
    if (careDays[line] !== NOT_GIVEN || count >= MOST_UNITS) return workOf(this.credited(line, isOtherSide));
    this.useRatesOf(line);
    const key = (number * MOST_UNITS + count) * 2 + (isOtherSide ? 1 : 0);
    let work = this.known.get(key);
    if (work === undefined) {
      work = workOf(this.credited(line, isOtherSide));
      this.known.set(key, work);
    }
    return work;
  }

  /** Forgets what was worked out by percentages that are not those of a line's date. */
  private useRatesOf(line: number): void {
    for (let i = 0; i < CREDIT_RATES.length; i++) {
      const { percent } = this.pricing.rate(CREDIT_RATES[i] as CreditRate, line);
      if (this.rates[i] === percent) continue;
      this.rates[i] = percent;
      this.known.clear();
    }
  }

  /** The work RVUs of a refused line whose row Medicare lists but does not pay; 0 for any other line. */
  unpaid(line: number): number {
    const { services, lines, refused } = this.pricing;
    if ((services.figures[(lines.service[line] ?? 0) * FIGURES + FIGURE.work] ?? 0) === 0) return 0;
    if (!NOT_PRICED.test(refused[line]?.code ?? '')) return 0;
    return Math.max(0, workOf(this.credited(line, false)));
  }

  /** How a line's work is credited; null for anesthesia and for a service without a row. */
  private credited(line: number, isOtherSide: boolean): CreditedWork | Refusal | null {
    const { pricing } = this;
    const { row, modifiers, asked } = pricing.service(line);
    if (!row || (pricing.flags(line) & FLAG.anesthesia) !== 0) return null;
    const days = pricing.careDaysOf(line);
    const done: WorkDone = {
      ...ONE_UNIT,
      units: pricing.unitsOf(line),
      date: pricing.on(line),
      careDays: days === NOT_GIVEN ? null : days,
      isOtherSide,
    };
    return creditRow({ row, modifiers, written: asked.modifiers }, done, pricing.schedule.rules, this.policy);
  }
}

function workOf(credited: CreditedWork | Refusal | null): number {
  return credited?.ok ? credited.work : NOT_CREDITED;
}
