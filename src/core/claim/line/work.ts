import type { Notice, Refusal } from '../../issue/issue.js';
import { decimal } from '../../number/decimal.js';
import type { RowPrice } from '../../price/priced.js';
import type { Provenance } from '../../price/provenance.js';
import { type FeeRow, rowName } from '../../release/fee-row.js';
import type { FeeSchedule } from '../../release/fee-schedule.js';
import type { ReadingChoice, ReadingPoint } from '../../release/readings.js';
import type { Rate, RateId } from '../../release/rules.js';
import type { ClaimChoices } from './choices.js';
import type { ClaimLine, RuleStep } from './line.js';
import type { LineModifiers } from './modifiers.js';

/** What every rule may ask for. */
export class RuleContext {
  constructor(
    readonly schedule: FeeSchedule,
    readonly choices: ClaimChoices,
  ) {}

  /** The percentage in force on the day of a line; without a date, on the release's first day. */
  rate(id: RateId, line: ClaimLine): Rate {
    return this.schedule.rules.rate(id, this.on(line));
  }

  /** The day whose rules hold for a line. */
  on({ date }: ClaimLine): string {
    return date || this.schedule.release.effective.from;
  }

  /** Whether a point is read by a choice. */
  reads<Point extends ReadingPoint>(point: Point, choice: ReadingChoice<Point>): boolean {
    return this.choices.readings[point] === choice;
  }
}

/** Whole, as percentages are kept: integer of 1/10,000 of a percent. */
export const WHOLE_PERCENT = 1_000_000;

/** A line on its way through the rules: its unit price, and the amount as it stands. */
export class LineWork {
  /** Cents of the whole line so far */
  amount = 0;
  /** The technical part of that, where a rule has told it apart */
  technical: number | null = null;
  /** What the rules so far pay of fee × units; null where it is no plain percentage */
  percent: number | null = null;
  /** Before nonparticipation and the charge */
  scheduleAmount = 0;
  readonly steps: RuleStep[] = [];
  readonly notices: Notice[] = [];
  refused: Refusal | null = null;
  /** The lines of a bilateral pair share one comparison with their charges */
  pairedWith: LineWork | null = null;
  private parts = 0;

  constructor(
    readonly line: ClaimLine,
    readonly index: number,
    readonly modifiers: LineModifiers,
    /** Of one unit */
    readonly price: RowPrice,
  ) {}

  get row(): FeeRow {
    return this.price.row;
  }

  get name(): string {
    return rowName(this.row);
  }

  /** Adds the amount of one or more units; the percentage is kept while all have the same. */
  add(amount: number, percent: number | null): void {
    this.amount += amount;
    this.percent = this.parts === 0 || this.percent === percent ? percent : null;
    this.parts += 1;
  }

  addTechnical(amount: number): void {
    this.technical = (this.technical ?? 0) + amount;
  }

  /** Replaces the amount by what a rule makes of it. */
  become(amount: number, percent: number | null): void {
    this.amount = amount;
    this.percent =
      this.percent === null || percent === null ? null : Math.round((this.percent * percent) / WHOLE_PERCENT);
  }

  step(name: string, sentence: string, formula: string, cents: number, source: readonly Provenance[]): void {
    this.steps.push({ name, sentence, formula, value: decimal(cents, 2), source });
  }
}

/** What ranks: one unit of a line, several alike, or the two sides of a bilateral procedure. */
export interface Procedure {
  /** One line, or the left and the right line of a pair */
  readonly works: readonly [LineWork, LineWork?];
  readonly count: number;
  /** Fee of one, both sides in it, cents */
  readonly fee: number;
  /** OPPS cap of one; null where there is none */
  readonly cap: number | null;
  /** Of the single fee: 100, 150 or 200 percent, integer of 1/10,000 of a percent */
  readonly multiple: number;
}

export const lineOf = (procedure: Procedure): LineWork => procedure.works[0];

/** What was charged for a procedure: what breaks a tie. */
function chargeOf({ works: [first, second] }: Procedure): number {
  return (first.line.charge ?? 0) + (second?.line.charge ?? 0);
}

/** Order of a ranking: higher value first; ties by the billed amount, then by place on the claim. */
export function byRank<T extends { readonly procedure: Procedure }>(
  worth: (entry: T) => number,
): (a: T, b: T) => number {
  return (a, b) =>
    worth(b) - worth(a) ||
    chargeOf(b.procedure) - chargeOf(a.procedure) ||
    lineOf(a.procedure).index - lineOf(b.procedure).index;
}
