import { Lines, NOT_GIVEN } from '../claim/columns/lines.js';
import { ClaimEngine } from '../claim/engine.js';
import { defaultChoices } from '../claim/line/choices.js';
import { FLAG } from '../claim/line/service-flags.js';
import { termsFor } from '../price/terms.js';
import { type FeeRow, SETTINGS, type Setting } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { Locality } from '../release/locality.js';
import { MODIFIERS } from '../release/row-key.js';

const FIRST = '00000';
const LAST = 'ZZZZZ';

/** Every place of service code that there can be. */
export const PLACES = Array.from({ length: 100 }, (_, place) => String(place).padStart(2, '0'));

/** The reason of a line whose amount one line alone does not decide: `rvu claim` prices it. */
export const NEEDS_CLAIM = 'needs-claim';

/** What decides the amount of a line without other modifiers. */
export type DecidedBy = 'line' | 'unit' | 'claim';

/** A code alone or with 26, TC or 53; otherwise its modifier is the empty text. */
export interface Service {
  readonly code: string;
  readonly modifier: string;
}

/** Whether a service without other modifiers ever has a price. */
export interface ServiceVerdict extends Service {
  /** null if the release has no such row */
  readonly row: FeeRow | null;
  /** Why it has no price: an error code, or needs-claim; null if it has one */
  readonly reason: string | null;
  /** null if it never has an amount */
  readonly decidedBy: DecidedBy | null;
}

/** Amounts of one place by the order of the services, cents; a reason where there is none. */
export interface PlacePrices {
  readonly cents: Readonly<Record<Setting, Float64Array>>;
  readonly reasons: Readonly<Record<Setting, readonly (string | null)[]>>;
}

/**
 * The prices of services, each as a line by itself, from the engine that answers `rvu pay`: what the tables of a
 * warehouse say is what the program says.
 */
export class ServicePrices {
  private readonly engine: ClaimEngine;
  private readonly lines: Lines;

  /** @param qp use the figures for qualifying APM participants */
  constructor(
    private readonly schedule: FeeSchedule,
    private readonly qp: boolean,
    private readonly services: readonly Service[],
  ) {
    this.engine = new ClaimEngine(schedule, defaultChoices());
    const lines = new Lines(Math.max(1, services.length));
    lines.count = services.length;
    lines.service.set(
      services.map(({ code, modifier }) =>
        this.engine.serviceNumber({ code, modifiers: modifier ? [modifier] : [] }, qp),
      ),
    );
    lines.units.fill(1);
    for (const column of [lines.charge, lines.practitioner, lines.minutes, lines.careDays]) {
      column.fill(NOT_GIVEN);
    }
    this.lines = lines;
  }

  private price(setting: Setting, locality: Locality | null): void {
    const { engine, lines, schedule, qp } = this;
    lines.terms.fill(engine.pricing.terms.number(termsFor(schedule.release, setting, locality, { qp })));
    engine.take(lines);
    for (let line = 0; line < lines.count; line++) engine.priceClaim(line, line + 1);
  }

  /**
   * The amount of one unit of each service, alone on its day.
   * @param locality null: national
   * @param pos the place of service, if the lines have one
   */
  at(locality: Locality | null, pos?: string): PlacePrices {
    if (pos !== undefined) this.lines.place.fill(this.engine.pricing.places.number(pos));
    const [nonfacility, facility] = SETTINGS.map((setting) => this.inSetting(setting, locality));
    if (!nonfacility || !facility) throw new Error('there are two settings');
    return {
      cents: { nonfacility: nonfacility.cents, facility: facility.cents },
      reasons: { nonfacility: nonfacility.reasons, facility: facility.reasons },
    };
  }

  private inSetting(setting: Setting, locality: Locality | null) {
    this.price(setting, locality);
    const { amount, refused } = this.engine.pricing;
    const { count } = this.lines;
    const reasons = Array.from({ length: count }, (_, line) => refused[line]?.code ?? null);
    return { cents: amount.slice(0, count), reasons };
  }

  /** Whether each service ever has a price. */
  verdicts(): ServiceVerdict[] {
    this.price('nonfacility', null);
    return this.services.map((service, line) => this.verdict(service, this.lines.service[line] ?? 0));
  }

  private verdict(service: Service, number: number): ServiceVerdict {
    const { services } = this.engine.pricing;
    const { row, refused } = services.service(number);
    if (refused) return { ...service, row, reason: refused.code, decidedBy: null };
    const flags = services.flags(number);
    if ((flags & FLAG.anesthesia) !== 0) return { ...service, row, reason: NEEDS_CLAIM, decidedBy: 'claim' };
    const ofUnits = (flags & FLAG.unitsAlike) === 0 ? 'unit' : 'line';
    return { ...service, row, reason: null, decidedBy: (flags & FLAG.onlyAlone) === 0 ? ofUnits : 'claim' };
  }
}

/** How many codes are asked at once: an engine keeps what it learns of every service, which takes memory. */
const CODES_AT_ONCE = 1000;

/** The verdicts of a release: each code with each of no modifier, 26, TC and 53. @param qp for QPs */
export function serviceVerdicts(schedule: FeeSchedule, qp: boolean): ServiceVerdict[] {
  const codes = [...new Set(Array.from(schedule.rowsBetween(FIRST, LAST), ({ code }) => code))];
  const verdicts: ServiceVerdict[] = [];
  for (let from = 0; from < codes.length; from += CODES_AT_ONCE) {
    const services = codes
      .slice(from, from + CODES_AT_ONCE)
      .flatMap((code) => MODIFIERS.map((modifier) => ({ code, modifier })));
    verdicts.push(...new ServicePrices(schedule, qp, services).verdicts());
  }
  return verdicts;
}

/**
 * The places of service where a kind of service is refused. The PC/TC indicator alone decides that, so one service
 * of each is asked: one that has an amount where no place is given.
 */
export function placeRules(
  schedule: FeeSchedule,
  verdicts: readonly ServiceVerdict[],
): { readonly pcTc: string; readonly place: string; readonly reason: string }[] {
  const priced = verdicts.filter(({ reason }) => reason === null);
  const { reasons } = new ServicePrices(schedule, false, priced).at(null);
  const examples = new Map<string, Service>();
  for (const [i, { code, modifier, row }] of priced.entries()) {
    if (row && reasons.nonfacility[i] === null && !examples.has(row.pcTc))
      examples.set(row.pcTc, { code, modifier });
  }
  const prices = new ServicePrices(schedule, false, [...examples.values()]);
  return PLACES.flatMap((place) => {
    const inPlace = prices.at(null, place).reasons.nonfacility;
    return [...examples.keys()].flatMap((pcTc, i) => {
      const reason = inPlace[i] ?? null;
      return reason === null ? [] : [{ pcTc, place, reason }];
    });
  });
}
