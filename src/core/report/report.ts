import type { Contract } from '../contract/contract.js';
import { type ContractPay, contractPay, targetIn } from '../contract/pay.js';
import { contractYear, type Period, yearBegins } from '../contract/periods.js';
import { dayNumber, daysIn, isoOf, type Span } from '../dates/days.js';
import type { CreditedColumns, SharedCredit } from '../journal/credit-columns.js';
import { productHalfUp } from '../number/decimal.js';
import type { CodeReference } from '../reference/code-reference.js';
import { isTime, type ReportBy, timeGroups, yearBefore } from './groups.js';
import { hourlyWork, type TimedWork, timedWork } from './hours.js';
import { ContractProduction, sharedOut, workUnder } from './production.js';
import { type Figures, type Grouping, tally } from './tally.js';

/** A part of a report. */
export interface ReportGroup extends Figures {
  /** "2026-01", "99214", "clinic"; blank for entries without a site */
  readonly key: string;
  /** Its days; null if the report is not divided by time */
  readonly span: Span | null;
  /** Cents that production pays: of a stretch of time what its days add, otherwise a share by work; null without tiers */
  readonly production: number | null;
  /** The same a year before */
  readonly before: Figures;
}

/** A code of a report. */
export interface ReportCode extends Figures {
  readonly code: string;
  readonly production: number | null;
  /** Work RVUs an hour of CMS's minutes, integer of 1/100; null if CMS states none */
  readonly hourly: number | null;
}

/** How far a contract year has come. */
export interface TargetProgress {
  /** Work RVUs of the contract year, as FTE and days make them; hundredths */
  readonly target: number;
  /** The share of it that the days passed so far have */
  readonly due: number;
  readonly work: number;
}

/** What a journal adds up to. Work RVUs are hundredths, money is cents, days are those since 1970-01-01. */
export interface Report {
  readonly span: Span;
  readonly yearBefore: Span;
  readonly by: ReportBy;
  readonly totals: Figures;
  readonly before: Figures;
  readonly production: number | null;
  readonly groups: readonly ReportGroup[];
  /** The codes with the most work, the most first */
  readonly codes: readonly ReportCode[];
  /** The contract in force on the last day, or the one asked for */
  readonly contract: Contract | null;
  readonly target: TargetProgress | null;
  /** What the contract year with the last day has earned by then; null without a contract */
  readonly pay: ContractPay | null;
  readonly timed: TimedWork;
  /** Codes that count by the release in force because the contract's frozen release lacks them */
  readonly fallbacks: readonly string[];
  /** Work RVUs of codes that Medicare does not pay */
  readonly unpaid: number;
}

/** What a report is asked for. */
export interface ReportRequest {
  readonly span: Span;
  readonly by: ReportBy;
  /** Only what counts by this contract; null: everything */
  readonly only: Contract | null;
  /** The contract of the last day, for target and pay */
  readonly contract: Contract | null;
  /** How many codes to list */
  readonly top: number;
  readonly reference: CodeReference;
}

const CALENDAR = '01-01';
const NOT_CLASSIFIED = 'Not classified';

/** The days of a contract year, or without a contract of a calendar year, through a day. */
export function yearTo(contract: Contract | null, day: number): Span {
  const year = contract && contractYear(contract, day);
  return { first: year?.first ?? dayNumber(`${isoOf(day).slice(0, 4)}-01-01`), last: day };
}

const isWithin = ({ first, last }: Span, day: number): boolean => first <= day && day <= last;

/** Numbers texts in the order in which they come. */
function numbered(texts: readonly string[]): { readonly names: string[]; readonly at: Int32Array } {
  const known = new Map<string, number>();
  const at = Int32Array.from(texts, (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
  return { names: [...known.keys()], at };
}

const byWork = (a: Figures & { key: string }, b: Figures & { key: string }): number =>
  b.work - a.work || b.units - a.units || (a.key < b.key ? -1 : 1);

/** Works a report out of credited entries. */
class Reporting {
  private readonly days: Int32Array;
  private readonly counts: readonly boolean[];
  private readonly paid: readonly ContractProduction[];

  constructor(
    private readonly credited: CreditedColumns,
    private readonly request: ReportRequest,
  ) {
    const { only } = request;
    this.days = credited.entries.days();
    this.counts = credited.credits.map(({ contract }) => only === null || contract?.name === only.name);
    const contracts = new Set(credited.credits.filter((_, i) => this.counts[i]).map((each) => each.contract));
    this.paid = [...contracts].flatMap((contract) =>
      contract && contract.tiers.length > 0
        ? [new ContractProduction(contract, workUnder(credited, contract))]
        : [],
    );
  }

  /** The group of each date within spans, the first that fits; by number. */
  private ofDates(spans: readonly Span[]): Int32Array {
    const at = new Map<number, number>();
    for (const [i, { first, last }] of spans.entries())
      for (let day = first; day <= last; day++) if (!at.has(day)) at.set(day, i);
    return this.days.map((day) => at.get(day) ?? -1);
  }

  private tally(groups: number, grouping: Grouping) {
    return tally(this.credited, this.counts, groups, grouping);
  }

  /** Cents that production pays on some days; null without tiers. */
  private production(span: Span): number | null {
    if (this.paid.length === 0) return null;
    return this.paid.reduce((sum, each) => sum + each.on(span), 0);
  }

  private byTime(): ReportGroup[] {
    const { by, span, contract } = this.request;
    if (!isTime(by)) return [];
    const begins = contract ? yearBegins(contract) : CALENDAR;
    const groups = timeGroups(by, span, begins);
    const now = this.tally(groups.length, {
      ofDate: this.ofDates(groups.map((each) => each.span)),
      ofKind: null,
    });
    const then = this.tally(groups.length, {
      ofDate: this.ofDates(groups.map((each) => yearBefore(each.span, by))),
      ofKind: null,
    });
    const all = groups.map(({ key, span: days }, i) => ({
      ...now.of(i),
      key,
      span: days,
      production: this.production(days),
      before: then.of(i),
    }));
    return by === 'day' ? all.filter(({ lines }) => lines > 0) : all;
  }

  /** Groups by something that entries have; those with the most work first. */
  private byKind(texts: readonly string[]): ReportGroup[] {
    const { span } = this.request;
    const { names, at } = numbered(texts);
    const within = (days: Span): Grouping => ({ ofDate: this.ofDates([days]), ofKind: at });
    const now = this.tally(names.length, within(span));
    const then = this.tally(names.length, within(yearBefore(span, 'year')));
    const shares = this.shares(within(span), names.length);
    return names
      .map((key, i) => ({
        ...now.of(i),
        key,
        span: null,
        production: shares === null ? null : (shares[i] ?? 0),
        before: then.of(i),
      }))
      .filter(({ lines, before }) => lines > 0 || before.lines > 0)
      .sort(byWork);
  }

  /** What production pays, by contract shared out by work. */
  private shares(grouping: Grouping, groups: number): number[] | null {
    if (this.paid.length === 0) return null;
    const sums = Array.from({ length: groups }, () => 0);
    for (const each of this.paid) {
      const works = tally(this.credited, this.countsOf(each.contract), groups, grouping);
      const shares = sharedOut(
        each.on(this.request.span),
        sums.map((_, i) => works.of(i).work),
      );
      for (const [i, cents] of shares.entries()) sums[i] = (sums[i] ?? 0) + cents;
    }
    return sums;
  }

  /** Which credits are by a contract. */
  private countsOf({ name }: Contract): boolean[] {
    return this.credited.credits.map(({ contract }, i) => this.counts[i] === true && contract?.name === name);
  }

  private familyOf(code: string): string {
    const group = this.request.reference.classOf(code);
    return group ? (group.family ?? group.subcategory) : NOT_CLASSIFIED;
  }

  private groups(): ReportGroup[] {
    const { kinds } = this.credited.entries;
    switch (this.request.by) {
      case 'code':
        return this.byKind(kinds.map(({ code }) => code));
      case 'site':
        return this.byKind(kinds.map(({ site }) => site));
      case 'family': {
        const families = new Map(
          [...new Set(kinds.map(({ code }) => code))].map((code) => [code, this.familyOf(code)]),
        );
        return this.byKind(kinds.map(({ code }) => families.get(code) ?? NOT_CLASSIFIED));
      }
      default:
        return this.byTime();
    }
  }

  private total(span: Span): Figures {
    return this.tally(1, { ofDate: this.ofDates([span]), ofKind: null }).of(0);
  }

  private countsInSpan(): (row: number) => boolean {
    const { entries, creditAt } = this.credited;
    const isIn = Array.from(this.days, (day) => isWithin(this.request.span, day));
    return (row) => isIn[entries.dateAtRow(row)] === true && this.counts[creditAt[row] ?? 0] === true;
  }

  /** What of the work is labeled. */
  private labeled(counts: (row: number) => boolean): Pick<Report, 'fallbacks' | 'unpaid'> {
    const { entries, works, creditAt, credits } = this.credited;
    const fallbacks = new Set<string>();
    let unpaid = 0;
    for (let row = 0; row < entries.count; row++) {
      const { isFallback, outcome } = credits[creditAt[row] ?? 0] as SharedCredit;
      const isUnpaid = outcome.ok && outcome.unpaid !== null;
      if (!(isFallback || isUnpaid) || !counts(row)) continue;
      if (isFallback) fallbacks.add(entries.kind(row).code);
      if (isUnpaid) unpaid += works[row] ?? 0;
    }
    return { fallbacks: [...fallbacks].sort(), unpaid };
  }

  private target(year: Period | null, work: number): TargetProgress | null {
    const { contract, span } = this.request;
    const target = contract && year && targetIn(contract, year);
    if (target === null || year === null) return null;
    const passed = { first: year.first, last: Math.min(span.last, year.last) };
    return { target, due: productHalfUp([target, daysIn(passed)], [daysIn(year)]), work };
  }

  report(): Report {
    const { span, by, contract, top, reference } = this.request;
    const before = yearBefore(span, 'year');
    const counts = this.countsInSpan();
    const timed = timedWork(this.credited, counts, reference);
    const codes = this.byKind(this.credited.entries.kinds.map(({ code }) => code)).filter(
      ({ lines }) => lines > 0,
    );
    const year = contract && contractYear(contract, span.last);
    const pay =
      contract && year && contractPay(contract, year, workUnder(this.credited, contract), span.last);
    return {
      span,
      yearBefore: before,
      by,
      totals: this.total(span),
      before: this.total(before),
      production: this.production(span),
      groups: this.groups(),
      codes: codes.slice(0, top).map(({ key, before: _, span: __, ...figures }) => ({
        ...figures,
        code: key,
        hourly: hourlyWork(timed.get(key) ?? { work: 0, minutes: 0 }),
      })),
      contract,
      target: this.target(year, pay?.work ?? 0),
      pay,
      timed: [...timed.values()].reduce(
        (sum, each) => ({ work: sum.work + each.work, minutes: sum.minutes + each.minutes }),
        { work: 0, minutes: 0 },
      ),
      ...this.labeled(counts),
    };
  }
}

/** Works out what credited entries add up to: by time, code, family or site, against target and the year before. */
export function reportOf(credited: CreditedColumns, request: ReportRequest): Report {
  return new Reporting(credited, request).report();
}
