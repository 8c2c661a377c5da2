import { type LineModifiers, readModifiers } from '../claim/line/modifiers.js';
import { findService } from '../code/service.js';
import type { ServiceCode } from '../code/service-code.js';
import { type Refusal, refusal } from '../issue/issue.js';
import { productHalfUp } from '../number/decimal.js';
import { WHOLE_PERCENT } from '../number/percent.js';
import { statusRefusal } from '../price/price.js';
import { type FeeRow, isComponent, rowName } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { Rate, RateId, RuleTables } from '../release/rules.js';
import type { CreditPolicy } from './policy.js';
import type { CreditCause, CreditStep } from './steps.js';

/** How much of a service was done by whoever is credited. */
export interface WorkDone {
  readonly units: number;
  /** ISO date of service; blank: the first day of the release */
  readonly date: string;
  /** Days of postoperative care furnished, where modifier 55 splits them; null: all */
  readonly careDays: number | null;
  /** Whether another line credits the first side of the same procedure */
  readonly isOtherSide: boolean;
  /** Whether a greater surgery of the same operation comes before it */
  readonly isLaterSurgery: boolean;
}

/** One unit of a service by itself. */
export const ONE_UNIT: WorkDone = {
  units: 1,
  date: '',
  careDays: null,
  isOtherSide: false,
  isLaterSurgery: false,
};

/** The work RVUs credited for a line, in hundredths, and how they follow from CMS's. */
export interface CreditedWork {
  readonly ok: true;
  readonly row: FeeRow;
  readonly work: number;
  /** STATUS CODE of a row whose work RVUs Medicare lists but does not pay (N, I, B, X); otherwise null */
  readonly unpaid: string | null;
  readonly steps: readonly CreditStep[];
}

/** A service as the credit sees it: its row and its modifiers, read. */
export interface CreditedService {
  readonly row: FeeRow;
  readonly modifiers: LineModifiers;
  /** As they were written */
  readonly written: readonly string[];
}

const BILATERAL = 'RVU26A documentation, BILAT SURG';
const PACKAGE = 'PRE OP, INTRA OP, POST OP; Pub. 100-04, ch. 12 §40.4';
const BY_REPORT = 'Pub. 100-04, ch. 12 §20.4.6: by report';
const CONTRACT = 'credit policy';
/** Modifiers that say how a service was furnished, and take nothing of its work unless a contract does. */
const IN_FULL: ReadonlyMap<string, readonly [cause: CreditCause, source: string]> = new Map([
  ['22', ['by-report', BY_REPORT]],
  ['52', ['by-report', BY_REPORT]],
  ['GC', ['teaching', '42 CFR 415.172']],
  ['FS', ['shared-visit', '42 CFR 415.140']],
]);
/** The percentages of the law that decide a credit; each is in force for some days. */
export const CREDIT_RATES = ['bilateral', 'co-surgeon', 'assistant'] as const satisfies readonly RateId[];
export type CreditRate = (typeof CREDIT_RATES)[number];
/** PRE OP, INTRA OP and POST OP are hundredths of the fee. */
const SHARE_TO_PERCENT = 10_000;

/** The percentages that one line is credited at, one after the other. */
class Credit {
  readonly steps: CreditStep[] = [];
  private refused: Refusal | null = null;

  constructor(
    private readonly service: CreditedService,
    private readonly done: WorkDone,
    private readonly rules: RuleTables,
    private readonly policy: CreditPolicy,
  ) {}

  private get name(): string {
    return rowName(this.service.row);
  }

  private refuse(modifier: string, why: string): void {
    this.refused ??= refusal('E_MODIFIER_NOT_ALLOWED', `${this.name}-${modifier}`, `${this.name}: ${why}`);
  }

  private add(cause: CreditCause, percent: number, modifier: string, source: string): void {
    this.steps.push({ kind: 'percent', cause, percent, modifier, source });
  }

  /** Whether the policy says what a modifier credits; if it does, that is added. */
  private isSettled(modifier: string): boolean {
    const percent = this.policy.modifiers.get(modifier);
    if (percent === undefined) return false;
    this.add('policy', percent, modifier, CONTRACT);
    return true;
  }

  private rate(id: CreditRate): Rate {
    return this.rules.rate(id, this.done.date);
  }

  private atRate(cause: CreditCause, id: CreditRate, modifier: string): void {
    const { percent, source } = this.rate(id);
    this.add(cause, percent, modifier, source);
  }

  /** Whether the units are the two sides of one procedure. Source: RVU26A documentation, BILAT SURG. */
  private get isBothSides(): boolean {
    const { row, modifiers } = this.service;
    if (modifiers.bilateral) return true;
    return modifiers.side === null && this.done.units === 2 && /[123]/.test(row.bilateral);
  }

  /** What both sides together are credited. */
  private get ofBothSides(): number {
    const given = this.policy.modifiers.get('50');
    if (given !== undefined) return given;
    const { bilateral } = this.service.row;
    if (bilateral === '1') return this.rate('bilateral').percent;
    return bilateral === '3' ? 2 * WHOLE_PERCENT : WHOLE_PERCENT;
  }

  private sides(): void {
    const { row, modifiers } = this.service;
    const isBoth = this.isBothSides;
    if (modifiers.bilateral && row.bilateral === '9' && !this.policy.modifiers.has('50')) {
      this.refuse('50', 'it cannot be done on two sides: its bilateral indicator is 9.');
      return;
    }
    if (modifiers.bilateral && this.done.units > 2) {
      this.refuse('50', `modifier 50 covers both sides once, but there are ${this.done.units} units.`);
      return;
    }
    const units = isBoth ? 1 : this.done.units;
    this.steps.push({ kind: 'units', work: row.work, units });
    const source = this.policy.modifiers.has('50') ? CONTRACT : `${BILATERAL} ${row.bilateral}`;
    if (isBoth) this.add('both-sides', this.ofBothSides, modifiers.bilateral ? '50' : '', source);
    else if (this.done.isOtherSide)
      this.add('other-side', Math.max(0, this.ofBothSides - WHOLE_PERCENT), '', source);
  }

  /** Co-surgeons, teams and assistants, where the row's indicators allow them. */
  private role(): void {
    const { row, modifiers } = this.service;
    const { role } = modifiers;
    if (!role || this.isSettled(role.code)) return;
    const { code, kind } = role;
    if (kind === 'team') {
      const why = 'A surgical team is paid by report: only a contract can say what each member is credited.';
      this.refused ??= refusal('E_BY_REPORT', `${this.name}-${code}`, why);
    } else if (kind === 'co-surgeon') {
      if (/[12]/.test(row.coSurgeon)) this.atRate('co-surgeon', 'co-surgeon', code);
      else this.refuse(code, `co-surgeons are not permitted (indicator ${row.coSurgeon}).`);
    } else if (/[02]/.test(row.assistantSurgeon)) this.atRate('assistant', 'assistant', code);
    else this.refuse(code, `an assistant is not paid (indicator ${row.assistantSurgeon}).`);
  }

  /** Parts of a global surgical package. */
  private parts(): void {
    const { row, modifiers } = this.service;
    const { split, returned } = modifiers;
    const part = returned ? '78' : split;
    if (part === null || this.isSettled(part)) return;
    const { preOp, intraOp, postOp, globalDays } = row;
    const isPackage = globalDays === '010' || globalDays === '090';
    if (returned && !isPackage) return;
    if (!isPackage || preOp + intraOp + postOp === 0) {
      this.refuse(part, `it has no surgical package to divide (global days ${globalDays}).`);
      return;
    }
    const share = { '54': preOp + intraOp, '55': postOp, '56': preOp, '78': intraOp }[part] ?? 0;
    this.add(returned ? 'return' : 'split', share * SHARE_TO_PERCENT, part, PACKAGE);
    const { careDays } = this.done;
    const of = Number(globalDays);
    if (part !== '55' || careDays === null || careDays === of) return;
    if (careDays > of)
      this.refuse('55', `${careDays} days of care are more than the ${of} days of its package.`);
    else this.steps.push({ kind: 'days', days: careDays, of });
  }

  /** What the policy says of modifiers that change no work by Medicare's rules, and those that are credited in full. */
  private others(): void {
    const { written, modifiers } = this.service;
    const handled = ['50', '54', '55', '56', '78', modifiers.role?.code];
    for (const code of new Set(written)) {
      if (handled.includes(code) || this.isSettled(code)) continue;
      const full = IN_FULL.get(code);
      if (full) this.add(full[0], WHOLE_PERCENT, code, full[1]);
    }
  }

  /** Rules of the policy about kinds of code. */
  private kinds(unpaid: string | null): void {
    const { policy, done, service } = this;
    const { globalDays, multipleProcedure } = service.row;
    if (globalDays === 'ZZZ' && policy.addOns !== WHOLE_PERCENT)
      this.add('add-on', policy.addOns, '', CONTRACT);
    if (done.isLaterSurgery && policy.laterSurgeries !== null && isRanked(multipleProcedure))
      this.add('later-surgery', policy.laterSurgeries, '', CONTRACT);
    if (unpaid !== null && policy.unpaid !== WHOLE_PERCENT) this.add('unpaid', policy.unpaid, '', CONTRACT);
  }

  /** @param unpaid the status of a row that Medicare does not pay */
  of(unpaid: string | null): CreditedWork | Refusal {
    this.sides();
    this.role();
    this.parts();
    this.others();
    this.kinds(unpaid);
    if (this.refused) return this.refused;
    return { ok: true, row: this.service.row, work: rounded(this.steps), unpaid, steps: this.steps };
  }
}

/** Whether Medicare ranks a procedure among the surgeries of a day. Source: RVU26A documentation, MULT PROC 2 and 3. */
export function isRanked(multipleProcedure: string): boolean {
  return multipleProcedure === '2' || multipleProcedure === '3';
}

/** The product of the steps in hundredths of an RVU, rounded once. */
function rounded(steps: readonly CreditStep[]): number {
  const factors: number[] = [];
  const divisors: number[] = [];
  for (const step of steps) {
    if (step.kind === 'units') factors.push(step.work, step.units);
    else {
      factors.push(step.kind === 'days' ? step.days : step.percent);
      divisors.push(step.kind === 'days' ? step.of : WHOLE_PERCENT);
    }
  }
  return productHalfUp(factors, divisors);
}

/**
 * The work RVUs that a line of a row is credited, in hundredths, rounded once, half up: units, sides, co-surgeon,
 * assistant, and the parts of a surgical package. What changes only the payment (therapy, imaging, who furnishes
 * the service, sequestration) changes no work. Increased and reduced services (22, 52) are credited in full, with a step
 * that says so, as Medicare states no percentage.
 */
export function creditRow(
  service: CreditedService,
  done: WorkDone,
  rules: RuleTables,
  policy: CreditPolicy,
): CreditedWork | Refusal {
  const { row } = service;
  const unpaid = statusRefusal(row, rules);
  if (unpaid && row.work === 0) return unpaid;
  return new Credit(service, done, rules, policy).of(unpaid && row.status);
}

/** The row whose work is credited. Where a release has no row for 53, only a policy can say what part of it was done. */
function rowOf(schedule: FeeSchedule, { code, modifiers }: ServiceCode, policy: CreditPolicy) {
  const components = modifiers.filter(isComponent);
  if (components.join() === '53' && !schedule.row(code, '53')) {
    if (policy.modifiers.has('53')) return findService(schedule, { code, modifiers: [] });
    if (schedule.row(code, ''))
      return refusal(
        'E_BY_REPORT',
        `${code}-53`,
        `${code} with 53 (discontinued) is paid by report: only a contract can say what it is credited.`,
      );
  }
  return findService(schedule, { code, modifiers: components });
}

/**
 * A part of a surgical package is of one operation, whatever its units: those of a line with 55 are days of care, unless
 * days are given. Source: Pub. 100-04, ch. 12 §40.4.
 */
function oneOperation(done: WorkDone, { split, bilateral }: LineModifiers): WorkDone {
  if (split === null) return done;
  const areDays = split === '55' && done.units > (bilateral ? 2 : 1);
  return { ...done, units: 1, careDays: done.careDays ?? (areDays ? done.units : null) };
}

/**
 * The work RVUs that a service is credited by the figures of a release.
 * @returns a refusal for a code that the release does not have or lists without work RVUs and payment, and for
 * modifiers that are not known, exclude each other or that the row does not allow
 */
export function creditWork(
  schedule: FeeSchedule,
  service: ServiceCode,
  done: WorkDone,
  policy: CreditPolicy,
): CreditedWork | Refusal {
  const { rules } = schedule;
  // That Medicare is not expected to pay changes nothing about what was done.
  const written = service.modifiers.filter((code) => rules.modifier(code)?.kind !== 'noncovered');
  const modifiers = readModifiers({ code: service.code, modifiers: written }, rules);
  if ('ok' in modifiers) return modifiers;
  const found = rowOf(schedule, { code: service.code, modifiers: written }, policy);
  if (!found.ok) return found;
  const date = done.date || schedule.release.effective.from;
  return creditRow(
    { row: found.row, modifiers, written },
    { ...oneOperation(done, modifiers), date },
    rules,
    policy,
  );
}
