import { type CreditPolicy, MEDICARE_POLICY } from '../credit/policy.js';
import { creditRow, ONE_UNIT, type WorkDone } from '../credit/work.js';
import { NOT_GIVEN } from './columns/lines.js';
import type { Pricing } from './columns/pricing.js';
import { NONE } from './columns/procedures.js';
import { FLAG } from './columns/service-book.js';
import type { ClaimChoices } from './line/choices.js';

/** No work RVUs are credited for the line: it is refused, or it is anesthesia, which has none. */
export const NOT_CREDITED = -1;

const NOT_PRICED = /^E_NOT_PRICED_STATUS_/;

/** More units than this are worked out anew for each line. */
const MOST_UNITS = 4096;

function policyOf({ reportPercents }: ClaimChoices): CreditPolicy {
  return reportPercents.size === 0
    ? MEDICARE_POLICY
    : { ...MEDICARE_POLICY, modifiers: new Map([...reportPercents]) };
}

/**
 * The work RVUs credited for the lines of an engine, in hundredths, by Medicare's percentages. What a service is
 * credited is worked out once for each number of units.
 */
export class LineWork {
  private readonly policy: CreditPolicy;
  /** Of one unit, by number of service, since most lines have one; of more, by number of service and units */
  private ones: number[] = [];
  private readonly known = new Map<number, number>();

  constructor(private readonly pricing: Pricing) {
    this.policy = policyOf(pricing.choices);
  }

  /** Forgets all services, whose numbers start over. */
  forget(): void {
    this.ones = [];
    this.known.clear();
  }

  /** What a line is credited; NOT_CREDITED if nothing can be. */
  of(line: number): number {
    const { pricing } = this;
    if (pricing.refused[line]) return NOT_CREDITED;
    const { units, service, careDays } = pricing.lines;
    const count = units[line] ?? 1;
    const other = pricing.pairedWith[line] ?? NONE;
    const isOtherSide = other !== NONE && other < line;
    if (isOtherSide || careDays[line] !== NOT_GIVEN || count >= MOST_UNITS)
      return this.worked(line, isOtherSide);
    const number = service[line] ?? 0;
    if (count === 1) {
      this.ones[number] ??= this.worked(line, false);
      return this.ones[number] ?? NOT_CREDITED;
    }
    const key = number * MOST_UNITS + count;
    let work = this.known.get(key);
    if (work === undefined) {
      work = this.worked(line, false);
      this.known.set(key, work);
    }
    return work;
  }

  /** The work RVUs of a refused line whose row Medicare lists but does not pay; 0 for any other line. */
  unpaid(line: number): number {
    if (!NOT_PRICED.test(this.pricing.refused[line]?.code ?? '')) return 0;
    return Math.max(0, this.worked(line, false));
  }

  private worked(line: number, isOtherSide: boolean): number {
    const { pricing } = this;
    const { row, modifiers, asked } = pricing.service(line);
    if (!row || (pricing.flags(line) & FLAG.anesthesia) !== 0) return NOT_CREDITED;
    const days = pricing.careDaysOf(line);
    const done: WorkDone = {
      ...ONE_UNIT,
      units: pricing.unitsOf(line),
      date: pricing.on(line),
      careDays: days === NOT_GIVEN ? null : days,
      isOtherSide,
    };
    const credited = creditRow(
      { row, modifiers, written: asked.modifiers },
      done,
      pricing.schedule.rules,
      this.policy,
    );
    return credited.ok ? credited.work : NOT_CREDITED;
  }
}
