import type { Refusal } from '../../issue/issue.js';
import { atPercentInCents, WHOLE_PERCENT } from '../../number/percent.js';
import { centsOfProduct, UNIT_NOTICE } from '../../price/price.js';
import type { PriceTerms } from '../../price/priced.js';
import { areUnlikely, LIKELY_UNITS } from '../../price/unlikely-units.js';
import type { FeeRow } from '../../release/fee-row.js';
import { hasOppsCap } from '../../release/fee-row.js';
import type { FeeSchedule } from '../../release/fee-schedule.js';
import type { ReadingChoice, ReadingPoint } from '../../release/readings.js';
import type { Practitioner, Rate, RateId } from '../../release/rules.js';
import type { ClaimChoices } from '../line/choices.js';
import type { AnesthesiaUnits } from '../line/line.js';
import { FLAG } from '../line/service-flags.js';
import { Lines, NOT_GIVEN } from './lines.js';
import { NONE, Procedures } from './procedures.js';
import { FIGURE, FIGURES, type Service, ServiceBook } from './service-book.js';
import { StepLog } from './step-log.js';
import { TermsBook } from './terms-book.js';
import { Texts } from './texts.js';
import type { Words } from './words.js';

/** What depends on the day of a line, by the number of the day; for lines without one, by that of their terms. */
interface ByDay<T> {
  readonly ofDays: T[];
  readonly ofTerms: T[];
}

/** The Part B deductible of a year. */
interface Deductible {
  readonly year: number;
  readonly cents: number;
}

/**
 * Lines on their way through the rules: the input, the price of one unit of each, and the current amounts,
 * all as columns. Rules read and write the columns by line number and record what they did in the log.
 */
export class Pricing {
  readonly services: ServiceBook;
  readonly terms: TermsBook;
  readonly texts = new Texts();
  /** Days of service (ISO) and places of service, by the numbers that lines refer to */
  readonly days = new Texts();
  readonly places = new Texts();
  readonly practitioners: readonly Practitioner[];
  readonly log = new StepLog();
  readonly procedures = new Procedures();
  lines = new Lines(0);

  /** Fee and OPPS cap of one unit, cents; the cap is NONE if there is no cap */
  fee = new Float64Array(0);
  cap = new Float64Array(0);
  /** Bits of UNIT_NOTICE */
  notices = new Uint16Array(0);
  /** What the book of services says of each line's service, copied because it is asked so often: FLAG, and FIGURE.rules */
  private flagColumn = new Int32Array(0);
  rules = new Int32Array(0);
  /** Number of the terms that price one unit: the line's own, or the same at national GPCIs */
  unitTerms = new Int32Array(0);
  /** Current amount of the whole line, cents */
  amount = new Float64Array(0);
  /** The technical part of that amount if a rule has separated it; otherwise NONE */
  technical = new Float64Array(0);
  /** The share of fee × units that the rules so far pay, 1/10,000 of a percent; NONE if it is not a plain percentage */
  percent = new Float64Array(0);
  /** How many times an amount was added */
  private parts = new Int32Array(0);
  /** Amount before nonparticipation and the charge, cents */
  scheduleAmount = new Float64Array(0);
  /** The other line of a bilateral pair, if the pair's charges are compared together; otherwise NONE */
  pairedWith = new Int32Array(0);
  /** Why a line has no price; the reference amount has its own column, so that lines can share a refusal */
  readonly refused: (Refusal | null)[] = [];
  /** What the formula gives for a refused line, cents; NONE if that would not be useful */
  reference = new Float64Array(0);
  /** How the amount of each anesthesia line was calculated, by line */
  readonly anesthesia = new Map<number, AnesthesiaUnits>();
  private readonly rates = new Map<RateId, ByDay<Rate>>();
  private readonly deductibles: ByDay<Deductible | null> = { ofDays: [], ofTerms: [] };

  /** @param schedule the release of lines for which no other is named; its rules are those of all lines */
  constructor(
    readonly schedule: FeeSchedule,
    readonly choices: ClaimChoices,
  ) {
    this.services = new ServiceBook(schedule, {
      nationalSkinSubstitutes: this.reads('skin-substitutes', 'national'),
    });
    this.terms = new TermsBook(schedule.rules);
    this.practitioners = schedule.rules.practitioners();
  }

  /** Loads new lines and discards everything known about the previous ones. */
  take(lines: Lines): void {
    this.lines = lines;
    const { capacity, count } = lines;
    if (this.fee.length < capacity) {
      this.fee = new Float64Array(capacity);
      this.cap = new Float64Array(capacity);
      this.notices = new Uint16Array(capacity);
      this.unitTerms = new Int32Array(capacity);
      this.flagColumn = new Int32Array(capacity);
      this.rules = new Int32Array(capacity);
      this.amount = new Float64Array(capacity);
      this.technical = new Float64Array(capacity);
      this.percent = new Float64Array(capacity);
      this.parts = new Int32Array(capacity);
      this.scheduleAmount = new Float64Array(capacity);
      this.pairedWith = new Int32Array(capacity);
      this.reference = new Float64Array(capacity);
    }
    this.services.forgetObjects();
    this.log.clear(capacity, count);
    this.anesthesia.clear();
    this.amount.fill(0, 0, count);
    this.technical.fill(NONE, 0, count);
    this.percent.fill(NONE, 0, count);
    this.parts.fill(0, 0, count);
    this.pairedWith.fill(NONE, 0, count);
    this.reference.fill(NONE, 0, count);
    const { refused } = this;
    for (let i = 0; i < count; i++) refused[i] = null;
  }

  /** Computes the fee and cap of one unit of each line, and its notices. */
  priceUnits(): void {
    const { lines, fee, cap, notices, unitTerms, flagColumn, rules } = this;
    const { figures } = this.services;
    // A loop of its own: the figures of the lines are all over the memory, and with so little to do for each,
    // the processor fetches many of them at the same time.
    for (let i = 0; i < lines.count; i++) {
      const terms = lines.terms[i] ?? 0;
      const at = (lines.service[i] ?? 0) * FIGURES;
      const flags = figures[at + FIGURE.flags] ?? 0;
      flagColumn[i] = flags;
      rules[i] = figures[at + FIGURE.rules] ?? 0;
      unitTerms[i] = (flags & FLAG.national) === 0 ? terms : this.terms.national(terms);
    }
    const { work, pe, mp, factor, facility, notices: ofTerms } = this.terms;
    for (let i = 0; i < lines.count; i++) {
      const at = (lines.service[i] ?? 0) * FIGURES;
      const flags = flagColumn[i] ?? 0;
      const terms = unitTerms[i] ?? 0;
      const isFacility = facility[terms] ?? 0;
      const gw = work[terms] ?? 0;
      const gp = pe[terms] ?? 0;
      const gm = mp[terms] ?? 0;
      const cf = factor[terms] ?? 0;
      const ofWork = (figures[at + FIGURE.work] ?? 0) * gw;
      const ofPe = (figures[at + FIGURE.nonfacilityPe + isFacility] ?? 0) * gp;
      const ofMp = (figures[at + FIGURE.mp] ?? 0) * gm;
      // TermsBook has checked that no row can exceed what centsOfProduct takes.
      const unit = centsOfProduct((ofWork + ofPe + ofMp) * cf);
      fee[i] = unit;
      let bits = isFacility === 0 ? (flags & FLAG.nonfacilityNa) >> 2 : flags & FLAG.facilityNa;
      bits |= flags & (FLAG.restricted | FLAG.onlyAlone);
      if ((flags & FLAG.cap) !== 0) {
        const capPe = (figures[at + FIGURE.oppsNonfacilityPe + isFacility] ?? 0) * gp;
        const capMp = (figures[at + FIGURE.oppsMp] ?? 0) * gm;
        const limit = centsOfProduct((ofWork + capPe + capMp) * cf);
        cap[i] = limit;
        if (limit < unit) bits |= UNIT_NOTICE.capBinds;
      } else cap[i] = NONE;
      if ((lines.units[i] ?? 0) > LIKELY_UNITS && this.hasManyUnits(i)) bits |= UNIT_NOTICE.manyUnits;
      notices[i] = bits | (ofTerms[terms] ?? 0);
    }
  }

  private hasManyUnits(line: number): boolean {
    const { row } = this.service(line);
    return row !== null && areUnlikely(row, this.unitsOf(line));
  }

  /** Fee of one unit of any row under the given terms. */
  feeOf(row: FeeRow, terms: number): number {
    const isFacility = this.terms.facility[terms] === 1;
    return this.formula(row.work, isFacility ? row.facilityPe : row.nonfacilityPe, row.malpractice, terms);
  }

  /** OPPS cap of one unit of any row under the given terms; NONE if it has none. */
  capOf(row: FeeRow, terms: number): number {
    if (!hasOppsCap(row)) return NONE;
    const isFacility = this.terms.facility[terms] === 1;
    const pe = isFacility ? row.oppsFacilityPe : row.oppsNonfacilityPe;
    return this.formula(row.work, pe, row.oppsMalpractice, terms);
  }

  /** The fee schedule formula under the given terms, rounded once, half up, to cents. Source: 42 CFR 414.20–414.26. */
  private formula(work: number, pe: number, mp: number, terms: number): number {
    const { work: gw, pe: gp, mp: gm, factor } = this.terms;
    const sum = work * (gw[terms] ?? 0) + pe * (gp[terms] ?? 0) + mp * (gm[terms] ?? 0);
    return centsOfProduct(sum * (factor[terms] ?? 0));
  }

  /** Pays each unit of a line the lower of its fee and its cap. */
  payUnits(line: number): void {
    const each = this.lower(line);
    const percent = each === this.fee[line] ? WHOLE_PERCENT : NONE;
    this.add(line, each * (this.lines.units[line] ?? 1), percent);
  }

  service(line: number): Service {
    return this.services.service(this.lines.service[line] ?? 0);
  }

  /** Bits of FLAG of a line's service. */
  flags(line: number): number {
    return this.flagColumn[line] ?? 0;
  }

  /** Adds what has been found out about a line's service. */
  addFlags(line: number, found: number): void {
    const service = this.lines.service[line] ?? 0;
    this.flagColumn[line] = this.flags(line) | found;
    this.services.setFlags(service, this.services.flags(service) | found);
  }

  /** The row of a line; only lines that have a row reach the rules. */
  row(line: number): FeeRow {
    return this.service(line).row as FeeRow;
  }

  /** The terms of a line as the caller gave them. */
  termsOf(line: number): PriceTerms {
    return this.terms.objects[this.lines.terms[line] ?? 0] as PriceTerms;
  }

  /** How often a line's service was furnished: once for a part of a surgical package, whatever its units. */
  unitsOf(line: number): number {
    return (this.flags(line) & FLAG.oneOperation) !== 0 ? 1 : (this.lines.units[line] ?? 1);
  }

  /**
   * The days of care of a line with 55: its own, otherwise its units above 1, which are days (two with 50 are the two
   * sides); NOT_GIVEN: all of the package; 0 if the care began after it. Source: Pub. 100-04, ch. 12 §40.4.
   */
  careDaysOf(line: number): number {
    const given = this.lines.careDays[line] ?? NOT_GIVEN;
    if (given < NOT_GIVEN) return Math.max(0, Number(this.row(line).globalDays) - (NOT_GIVEN - given) + 1);
    if (given !== NOT_GIVEN || (this.flags(line) & FLAG.oneOperation) === 0) return given;
    const { split, bilateral } = this.service(line).modifiers;
    const units = this.lines.units[line] ?? 1;
    return split === '55' && units > (bilateral ? 2 : 1) ? units : NOT_GIVEN;
  }

  practitioner(line: number): Practitioner | null {
    const number = this.lines.practitioner[line] ?? NOT_GIVEN;
    return this.practitioners[number] ?? null;
  }

  /** The lower of the fee and the cap of one unit. */
  lower(line: number): number {
    const fee = this.fee[line] ?? 0;
    const cap = this.cap[line] ?? NONE;
    return cap !== NONE && cap < fee ? cap : fee;
  }

  /** The day whose rules apply to a line, ISO; for a line without a date, its release's first day. */
  on(line: number): string {
    return this.days.text(this.lines.day[line] ?? 0) || this.termsOf(line).release.effective.from;
  }

  /** The percentage in force on the line's date of service. */
  rate(id: RateId, line: number): Rate {
    const day = this.lines.day[line] ?? 0;
    let known = this.rates.get(id);
    if (!known) {
      known = { ofDays: [], ofTerms: [] };
      this.rates.set(id, known);
    }
    const list = day === 0 ? known.ofTerms : known.ofDays;
    const at = day === 0 ? (this.lines.terms[line] ?? 0) : day;
    let rate = list[at];
    if (!rate) {
      rate = this.schedule.rules.rate(id, this.on(line));
      list[at] = rate;
    }
    return rate;
  }

  /** The Part B deductible of a line's year; null if it is not known. */
  deductible(line: number): Deductible | null {
    const day = this.lines.day[line] ?? 0;
    const { ofDays, ofTerms } = this.deductibles;
    const list = day === 0 ? ofTerms : ofDays;
    const at = day === 0 ? (this.lines.terms[line] ?? 0) : day;
    let known = list[at];
    if (known === undefined) {
      const on = this.on(line);
      const amount = this.schedule.rules.amount('part-b-deductible', on);
      known = amount && { year: Number(on.slice(0, 4)), cents: amount.cents };
      list[at] = known;
    }
    return known;
  }

  /** Whether a point that the rules leave open is set to this choice. */
  reads<Point extends ReadingPoint>(point: Point, choice: ReadingChoice<Point>): boolean {
    return this.choices.readings[point] === choice;
  }

  /** Adds the amount of one or more units; the percentage is kept as long as it is the same for all of them. */
  add(line: number, amount: number, percent: number): void {
    this.amount[line] = (this.amount[line] ?? 0) + amount;
    const parts = this.parts[line] ?? 0;
    this.percent[line] = parts === 0 || this.percent[line] === percent ? percent : NONE;
    this.parts[line] = parts + 1;
  }

  addTechnical(line: number, amount: number): void {
    const before = this.technical[line] ?? NONE;
    this.technical[line] = (before === NONE ? 0 : before) + amount;
  }

  /**
   * Replaces the amount of a line with what a rule makes of it. @param percent of the previous amount; NONE
   * if it is not a plain percentage
   */
  become(line: number, amount: number, percent: number): void {
    this.amount[line] = amount;
    const before = this.percent[line] ?? NONE;
    this.percent[line] =
      before === NONE || percent === NONE ? NONE : Math.round((before * percent) / WHOLE_PERCENT);
  }

  /**
   * Replaces the amount with a percentage of it and records a step whose arguments begin with percent, before
   * and after.
   */
  reduce(line: number, percent: number, words: Words, d = NONE, e = NONE): void {
    const before = this.amount[line] ?? 0;
    const after = atPercentInCents(before, percent);
    this.become(line, after, percent);
    this.log.add(line, words, after, percent, before, after, d, e);
  }

  /** What was charged for a procedure, which breaks ties. */
  chargeOf(procedure: number): number {
    const { line, other } = this.procedures;
    const { charge } = this.lines;
    const first = charge[line[procedure] ?? 0] ?? NOT_GIVEN;
    const second = other[procedure] === NONE ? NOT_GIVEN : (charge[other[procedure] ?? 0] ?? NOT_GIVEN);
    return Math.max(0, first) + Math.max(0, second);
  }
}
