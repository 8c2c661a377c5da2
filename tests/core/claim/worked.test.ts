import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Participation } from '../../../src/core/claim/line/choices.js';
import type { LineOutcome, Payment } from '../../../src/core/claim/line/line.js';
import type { ReportModifier } from '../../../src/core/issue/remedy.js';
import type { Gpci } from '../../../src/core/release/locality.js';
import { cents, localityOf, rules, schedule } from '../../support/bundle.js';
import { claimOf, type LineText, priced } from '../../support/claims.js';
import { type MadeUpRow, madeUpSchedule } from './fee-schedule.js';

/** A line of tests/cases/claims.json: amounts in dollars, GPCIs in thousandths, a locality by its key. */
interface CaseLine extends Omit<LineText, 'charge' | 'locality' | 'gpci'> {
  readonly charge?: string;
  readonly locality?: string;
  readonly gpci?: readonly [work: number, pe: number, mp: number];
}

type Amounts = { readonly [name in keyof Payment]?: string | null };

interface Case {
  readonly name: string;
  readonly source: string;
  readonly rows?: readonly MadeUpRow[];
  readonly lines: readonly CaseLine[];
  readonly choices?: {
    readonly participation?: Participation;
    readonly deductibleLeft?: string;
    readonly readings?: readonly string[];
    readonly reportPercents?: Readonly<Record<string, number>>;
  };
  /** For each line: dollars, or the code of its refusal */
  readonly allowed?: readonly string[];
  readonly total?: string;
  readonly payment?: readonly (Amounts | null)[];
  /** Codes of the notices of the first and the last line */
  readonly notices?: readonly string[];
  readonly lastNotices?: readonly string[];
  readonly timeTenths?: number;
}

interface RefusalCase extends CaseLine {
  readonly code: string;
  readonly because: string;
}

const path = join(import.meta.dirname, '../../cases/claims.json');
const { claims, refusals } = JSON.parse(readFileSync(path, 'utf8')) as {
  claims: Case[];
  refusals: RefusalCase[];
};

function toGpci([work, pe, mp]: readonly [number, number, number]): Gpci {
  return { work, pe, mp };
}

function toLine({ charge, locality, gpci, ...line }: CaseLine): LineText {
  return {
    ...line,
    ...(charge ? { charge: cents(charge) } : {}),
    ...(locality ? { locality: localityOf(locality) } : {}),
    ...(gpci ? { gpci: toGpci(gpci) } : {}),
  };
}

function outcomesOf({ rows, lines, choices = {} }: Case): LineOutcome[] {
  const { deductibleLeft = '0', reportPercents = {}, ...rest } = choices;
  const taken = {
    ...rest,
    deductibleLeft: cents(deductibleLeft),
    reportPercents: new Map(Object.entries(reportPercents) as [ReportModifier, number][]),
  };
  return claimOf(lines.map(toLine), taken, rows ? madeUpSchedule(rows) : schedule);
}

/** Dates are read before a line is priced, so date.test.ts covers them. */
const isPricing = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('date.ts');

const expectedOf = (text: string): string | number => (text.startsWith('E_') ? text : cents(text));
const codesOf = (outcome: LineOutcome | undefined): string[] =>
  priced(outcome).notices.map(({ code }) => code);

describe('worked examples', () => {
  it.each(claims)('$name ($source)', (example) => {
    const outcomes = outcomesOf(example);
    const { allowed, total, payment = [], notices, lastNotices, timeTenths } = example;
    const said = outcomes.map((outcome) => (outcome.ok ? outcome.allowed : outcome.code));
    if (allowed) expect(said).toEqual(allowed.map(expectedOf));
    if (total) expect(outcomes.reduce((sum, each) => sum + priced(each).allowed, 0)).toBe(cents(total));
    for (const [at, amounts] of payment.entries()) {
      if (!amounts) continue;
      const entries = Object.entries(amounts).map(([name, text]) => [name, text && cents(text)]);
      expect(priced(outcomes[at]).payment).toMatchObject(Object.fromEntries(entries));
    }
    if (notices) expect(codesOf(outcomes[0])).toEqual(notices);
    if (lastNotices) expect(codesOf(outcomes.at(-1))).toEqual(lastNotices);
    if (timeTenths)
      expect(priced(outcomes[0])).toMatchObject({ kind: 'anesthesia', anesthesia: { timeTenths } });
  });

  it('has a case for every choice of every open point', () => {
    const taken = new Set(claims.flatMap(({ choices }) => choices?.readings ?? []));
    const others = rules
      .readings()
      .flatMap(({ point, choices }) => choices.slice(1).map((choice) => `${point}=${choice}`));
    expect(others.filter((choice) => !taken.has(choice))).toEqual([]);
  });

  it('says what is checked in every case', () => {
    const empty = claims.filter(
      ({ allowed, total, payment, notices, lastNotices, timeTenths }) =>
        !(allowed ?? total ?? payment ?? notices ?? lastNotices ?? timeTenths),
    );
    expect(empty.map(({ name }) => name)).toEqual([]);
  });
});

describe('refusals', () => {
  it.each(refusals)('$service: $code, $because', ({ code, because: _because, ...line }) => {
    const [outcome] = claimOf([toLine(line)]);
    expect(outcome).toMatchObject({ ok: false, code });
  });

  it('has a case for every code that a claim refuses with', () => {
    const folder = join(import.meta.dirname, '../../../src/core/claim');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(isPricing)
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    // Thrown errors, which end the whole claim, are in the gallery of messages; a name that ends with _ begins several.
    const raised = new Set(sources.join('\n').match(/(?<=(?<!new UsageError\(\s*)')E_[A-Z_]*[A-Z](?=')/g));
    const cases = new Set([
      ...refusals.map(({ code }) => code),
      ...claims.flatMap(({ allowed }) => allowed ?? []),
    ]);
    expect([...raised].filter((code) => !cases.has(code))).toEqual([]);
  });
});
