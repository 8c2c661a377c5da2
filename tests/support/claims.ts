import { type ClaimChoices, defaultChoices } from '../../src/core/claim/line/choices.js';
import type { ClaimLine, LineOutcome, LinePrice } from '../../src/core/claim/line/line.js';
import { priceClaim } from '../../src/core/claim/price-claim.js';
import { splitModifiers } from '../../src/core/code/service-code.js';
import { termsFor } from '../../src/core/price/terms.js';
import type { Setting } from '../../src/core/release/fee-row.js';
import type { FeeSchedule } from '../../src/core/release/fee-schedule.js';
import type { Gpci, Locality } from '../../src/core/release/locality.js';
import { defaultReadings, type Readings, readingOf, withReadings } from '../../src/core/release/readings.js';
import { schedule } from './bundle.js';

/** A claim line as tests write it: "27447-80", plus anything that differs from one unit at the national office rate. */
export interface LineText {
  readonly service: string;
  readonly units?: number;
  readonly setting?: Setting;
  readonly locality?: Locality;
  readonly gpci?: Gpci;
  readonly qp?: boolean;
  readonly allowNa?: boolean;
  readonly place?: string;
  readonly date?: string;
  readonly provider?: string;
  readonly billing?: string;
  readonly practitioner?: string;
  readonly session?: string;
  readonly charge?: number;
  readonly minutes?: number;
  readonly careDays?: number;
}

export function lineOf(text: LineText, from: FeeSchedule = schedule): ClaimLine {
  const [code = '', ...modifiers] = splitModifiers(text.service);
  const { setting = 'nonfacility', locality = null, gpci = null, qp = false, allowNa = false } = text;
  return {
    service: { code, modifiers },
    units: text.units ?? 1,
    terms: termsFor(from.release, setting, locality, { qp, gpci, allowNa }),
    place: text.place ?? null,
    date: text.date ?? '',
    provider: text.provider ?? '',
    billing: text.billing ?? '',
    practitioner: text.practitioner ? from.rules.practitioner(text.practitioner) : null,
    session: text.session ?? '',
    charge: text.charge ?? null,
    minutes: text.minutes ?? null,
    careDays: text.careDays ?? null,
  };
}

/** Readings as "point=choice", the others at their defaults. */
export function readingsAs(texts: readonly string[]): Readings {
  const taken = texts.map((text) => {
    const [point = '', choice = ''] = text.split('=');
    const reading = readingOf(point, choice);
    if (!reading) throw new Error(`${text} is not a reading`);
    return reading;
  });
  return withReadings(defaultReadings(), taken);
}

/** Prices a claim; choices may override the defaults, with readings as "point=choice". */
export function claimOf(
  lines: readonly LineText[],
  choices: Partial<Omit<ClaimChoices, 'readings'>> & { readonly readings?: readonly string[] } = {},
  from: FeeSchedule = schedule,
): LineOutcome[] {
  const { readings = [], ...rest } = choices;
  const defaults = defaultChoices();
  const all = { ...defaults, ...rest, readings: readingsAs(readings) };
  return priceClaim(
    from,
    lines.map((line) => lineOf(line, from)),
    all,
  );
}

/** The price of a line that must have one. */
export function priced(outcome: LineOutcome | undefined): LinePrice {
  if (!outcome?.ok) throw new Error(outcome ? `${outcome.code}: ${outcome.message}` : 'no outcome');
  return outcome;
}
