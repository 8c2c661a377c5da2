import { Lines, NOT_GIVEN } from '../claim/columns/lines.js';
import { FLAG } from '../claim/columns/service-book.js';
import { ClaimEngine } from '../claim/engine.js';
import { defaultChoices } from '../claim/line/choices.js';
import { termsFor } from '../price/terms.js';
import { COMPONENT_MODIFIERS, type FeeRow, SETTINGS, type Setting } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { Locality } from '../release/locality.js';

const FIRST = '00000';
const LAST = 'ZZZZZ';
const MODIFIERS = ['', ...COMPONENT_MODIFIERS];

/** Every place of service code that there can be. */
export const PLACES = Array.from({ length: 100 }, (_, place) => String(place).padStart(2, '0'));

/** The reason of a line whose amount one line alone does not decide: `rvu claim` prices it. */
export const NEEDS_CLAIM = 'needs-claim';

/** What decides the amount of a line without other modifiers. */
export type DecidedBy = 'line' | 'unit' | 'claim';

/** Whether a service without other modifiers ever has a price. */
export interface ServiceVerdict {
  readonly code: string;
  readonly modifier: string;
  /** null if the release has no such row */
  readonly row: FeeRow | null;
  /** Why it has no price: an error code, or needs-claim; null if it has one */
  readonly reason: string | null;
  /** null if it never has an amount */
  readonly decidedBy: DecidedBy | null;
}

/** Amounts of one place by the order of the priced services, cents; a reason where there is none. */
export interface PlacePrices {
  readonly cents: Readonly<Record<Setting, Float64Array>>;
  readonly reasons: Readonly<Record<Setting, readonly (string | null)[]>>;
}

/**
 * The prices of every service of a release, each as a line by itself, from the engine that answers `rvu pay`: what the
 * tables of a warehouse say is what the program says.
 */
export class ServicePrices {
  private readonly engine: ClaimEngine;
  /** Each code with each of no modifier, 26, TC and 53 */
  readonly verdicts: readonly ServiceVerdict[];
  /** Those of them that have a price */
  readonly priced: readonly ServiceVerdict[];
  private readonly lines: Lines;

  /** @param qp use the figures for qualifying APM participants */
  constructor(
    private readonly schedule: FeeSchedule,
    private readonly qp: boolean,
  ) {
    this.engine = new ClaimEngine(schedule, defaultChoices());
    const codes = [...new Set([...schedule.rowsBetween(FIRST, LAST)].map(({ code }) => code))];
    const asked = codes.flatMap((code) => MODIFIERS.map((modifier) => ({ code, modifier })));
    const numbers = asked.map(({ code, modifier }) =>
      this.engine.serviceNumber({ code, modifiers: modifier ? [modifier] : [] }, qp),
    );
    this.price(this.linesOf(numbers), 'nonfacility', null);
    this.verdicts = asked.map((service, i) => this.verdict(service, numbers[i] ?? 0));
    this.priced = this.verdicts.filter(({ reason }) => reason === null);
    this.lines = this.linesOf(numbers.filter((_number, i) => this.verdicts[i]?.reason === null));
  }

  private linesOf(services: readonly number[]): Lines {
    const lines = new Lines(Math.max(1, services.length));
    lines.count = services.length;
    lines.service.set(services);
    lines.units.fill(1);
    for (const column of [lines.charge, lines.practitioner, lines.minutes, lines.careDays]) {
      column.fill(NOT_GIVEN);
    }
    return lines;
  }

  private price(lines: Lines, setting: Setting, locality: Locality | null): void {
    const { engine, schedule, qp } = this;
    lines.terms.fill(engine.pricing.terms.number(termsFor(schedule.release, setting, locality, { qp })));
    engine.take(lines);
    for (let line = 0; line < lines.count; line++) engine.priceClaim(line, line + 1);
  }

  private verdict(
    service: { readonly code: string; readonly modifier: string },
    number: number,
  ): ServiceVerdict {
    const { services } = this.engine.pricing;
    const { row, refused } = services.service(number);
    if (refused) return { ...service, row, reason: refused.code, decidedBy: null };
    const flags = services.flags(number);
    if ((flags & FLAG.anesthesia) !== 0) return { ...service, row, reason: NEEDS_CLAIM, decidedBy: 'claim' };
    const ofUnits = (flags & FLAG.unitsAlike) === 0 ? 'unit' : 'line';
    return { ...service, row, reason: null, decidedBy: (flags & FLAG.onlyAlone) === 0 ? ofUnits : 'claim' };
  }

  /** The amount of one unit of each priced service, alone on its day. @param locality null: national */
  at(locality: Locality | null): PlacePrices {
    const [nonfacility, facility] = SETTINGS.map((setting) => this.inSetting(this.lines, setting, locality));
    if (!nonfacility || !facility) throw new Error('there are two settings');
    return {
      cents: { nonfacility: nonfacility.cents, facility: facility.cents },
      reasons: { nonfacility: nonfacility.reasons, facility: facility.reasons },
    };
  }

  private inSetting(lines: Lines, setting: Setting, locality: Locality | null) {
    this.price(lines, setting, locality);
    const { amount, refused } = this.engine.pricing;
    const reasons = Array.from({ length: lines.count }, (_, line) => refused[line]?.code ?? null);
    return { cents: amount.slice(0, lines.count), reasons };
  }

  /**
   * The places of service where a kind of service is refused. The PC/TC indicator alone decides that, so one service
   * of each is asked: one that has an amount where no place is given.
   */
  placeRules(): { readonly pcTc: string; readonly place: string; readonly reason: string }[] {
    const { reasons } = this.inSetting(this.lines, 'nonfacility', null);
    const examples = new Map<string, number>();
    for (const [i, { row }] of this.priced.entries()) {
      if (row && reasons[i] === null && !examples.has(row.pcTc))
        examples.set(row.pcTc, this.lines.service[i] ?? 0);
    }
    const lines = this.linesOf([...examples.values()]);
    return PLACES.flatMap((place) => {
      lines.place.fill(this.engine.pricing.places.number(place));
      const inPlace = this.inSetting(lines, 'nonfacility', null).reasons;
      return [...examples.keys()].flatMap((pcTc, i) => {
        const reason = inPlace[i] ?? null;
        return reason === null ? [] : [{ pcTc, place, reason }];
      });
    });
  }
}
