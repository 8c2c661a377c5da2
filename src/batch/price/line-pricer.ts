import type { ServiceDate } from '../../core/claim/columns/date.js';
import type { PriceOutcome } from '../../core/claim/columns/line.js';
import { Lines, NOT_GIVEN } from '../../core/claim/columns/lines.js';
import { ClaimEngine } from '../../core/claim/engine.js';
import { claimLineOf, linePrice, lineRefusal } from '../../core/claim/line-price.js';
import { findService } from '../../core/code/service.js';
import type { ServiceCode } from '../../core/code/service-code.js';
import { type Notice, type Refusal, refusal } from '../../core/issue/issue.js';
import { priceRow } from '../../core/price/price.js';
import { isComponent, type Setting } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Layout } from '../input/layout.js';
import { CHUNK_RECORDS, type Records } from '../input/records.js';
import { ChargeReader } from '../meaning/charge.js';
import { type Circumstances, circumstancesMeaning } from '../meaning/circumstances.js';
import type { LineDefaults } from '../meaning/defaults.js';
import { dateMeaning, detailsMeaning, type LineDetails, textMeaning } from '../meaning/details.js';
import type { Meaning } from '../meaning/meaning.js';
import { type BatchPlace, placeMeaning } from '../meaning/place.js';
import { serviceMeaning } from '../meaning/service.js';

/** A service of the engine's book, by its number there. */
export interface KnownService {
  readonly ok: true;
  readonly number: number;
}

/** A place with the numbers that its terms have in the engine's book, non-facility and facility. */
export interface KnownPlace extends BatchPlace {
  readonly numbers: readonly [number, number];
}

const NO_NOTICES: readonly Notice[] = [];

/** The columns that lines of a claim have beyond those of a line by itself. */
interface ClaimColumns {
  readonly date: Meaning<ServiceDate | Refusal>;
  readonly provider: Meaning<string>;
  readonly session: Meaning<string>;
}

/**
 * Reads the records of a chunk into the columns of the engine and prices them: each by itself, or as claims.
 * What a record says that cannot be read is its refusal; what it leaves open is a notice.
 */
export class LinePricer {
  readonly engine: ClaimEngine;
  private lines = new Lines(CHUNK_RECORDS);
  private readonly service: Meaning<KnownService | Refusal>;
  private readonly place: Meaning<BatchPlace | Refusal>;
  private readonly known = new Map<BatchPlace, KnownPlace>();
  private readonly circumstances: Meaning<Circumstances | Refusal>;
  private readonly details: Meaning<LineDetails | Refusal>;
  private readonly charge: ChargeReader;
  private readonly claim: ClaimColumns | null;
  /** Why a record could not be read */
  private readonly unread: (Refusal | null)[] = [];

  constructor(
    readonly schedule: FeeSchedule,
    layout: Layout,
    readonly defaults: LineDefaults,
    kind: 'lines' | 'claims',
    onForget: () => void = () => {},
  ) {
    this.engine = new ClaimEngine(schedule, defaults.line.claim, CHUNK_RECORDS);
    const find = (service: ServiceCode): KnownService | Refusal => this.find(service, kind);
    this.service = serviceMeaning(schedule, layout, find, () => {
      this.engine.forgetServices();
      onForget();
    });
    this.place = placeMeaning(schedule, layout, defaults);
    this.circumstances = circumstancesMeaning(schedule, layout, defaults);
    this.details = detailsMeaning(schedule, layout, defaults);
    this.charge = new ChargeReader(layout, defaults.line.charge);
    this.claim =
      kind === 'claims'
        ? {
            date: dateMeaning(schedule, layout),
            provider: textMeaning(layout, 'provider'),
            session: textMeaning(layout, 'session'),
          }
        : null;
  }

  /** A service by its number; a line by itself is refused at once if the release has no row for it. */
  private find({ code, modifiers }: ServiceCode, kind: 'lines' | 'claims'): KnownService | Refusal {
    const { choices, line } = this.defaults;
    const qp = choices.qp ?? false;
    const asked = { code, modifiers: [...modifiers, ...line.modifiers] };
    const number = this.engine.pricing.services.number(asked, qp);
    if (kind === 'claims') return { ok: true, number };
    const components = asked.modifiers.filter(isComponent);
    const found = findService(this.schedule, { code, modifiers: components }, qp);
    if (found.ok) return { ok: true, number };
    return this.engine.pricing.services.service(number).refused ?? found;
  }

  /** Reads records and computes the price of one unit of each. @param refused those that are no records */
  read(records: Records, refused: readonly (Refusal | null)[]): void {
    const { count, capacity } = records;
    if (this.lines.capacity < capacity) this.lines = new Lines(capacity);
    this.service.read(records);
    this.place.read(records);
    this.circumstances.read(records);
    this.details.read(records);
    this.claim?.date.read(records);
    this.claim?.provider.read(records);
    this.claim?.session.read(records);
    this.lines.count = count;
    const { unread } = this;
    for (let i = 0; i < count; i++) unread[i] = refused[i] ?? this.readRecord(records, i);
    this.engine.take(this.lines);
    const { pricing } = this.engine;
    for (let i = 0; i < count; i++) pricing.refused[i] = unread[i] ?? null;
  }

  /** Puts a record into the columns; a refusal if it cannot be read. */
  private readRecord(records: Records, i: number): Refusal | null {
    const service = this.service.value(i);
    if (!service.ok) return service;
    const place = this.place.value(i);
    if (!place.ok) return place;
    const at = this.circumstances.value(i);
    if (!at.ok) return at;
    const details = this.details.value(i);
    if (!details.ok) return details;
    const charge = this.charge.read(records, i);
    if (charge !== null && typeof charge === 'object') return charge;
    const { lines, engine } = this;
    const { pricing } = engine;
    if (this.claim) {
      const date = this.claim.date.value(i);
      if (!date.ok) return date;
      lines.day[i] = date.date === '' ? 0 : pricing.days.number(date.date);
      lines.provider[i] = this.claim.provider.numbers[i] ?? 0;
      lines.session[i] = this.claim.session.numbers[i] ?? 0;
    }
    lines.service[i] = service.number;
    lines.terms[i] = this.placeOf(place).numbers[at.setting === 'facility' ? 1 : 0];
    lines.units[i] = at.units;
    lines.charge[i] = charge ?? NOT_GIVEN;
    lines.place[i] = at.place === null ? 0 : pricing.places.number(at.place);
    lines.practitioner[i] =
      details.practitioner === null ? NOT_GIVEN : pricing.practitioners.indexOf(details.practitioner);
    lines.minutes[i] = details.minutes ?? NOT_GIVEN;
    lines.careDays[i] = details.careDays ?? NOT_GIVEN;
    return null;
  }

  private placeOf(place: BatchPlace): KnownPlace {
    let known = this.known.get(place);
    if (!known) {
      const { terms } = this.engine.pricing;
      const { nonfacility, facility } = place.terms;
      known = { ...place, numbers: [terms.number(nonfacility), terms.number(facility)] };
      this.known.set(place, known);
    }
    return known;
  }

  /** Number of a record's service in the engine's book. */
  serviceNumber(i: number): number {
    return this.lines.service[i] ?? 0;
  }

  /** The place of an answered record. */
  placeAt(i: number): BatchPlace {
    return this.place.value(i) as BatchPlace;
  }

  settingAt(i: number): Setting {
    return (this.circumstances.value(i) as Circumstances).setting;
  }

  /** What is to be said of how a record was read. */
  notices(i: number): readonly Notice[] {
    const of = (meaning: Meaning<{ readonly notices: readonly Notice[] } | Refusal>): readonly Notice[] => {
      const value = meaning.value(i);
      return 'notices' in value ? value.notices : NO_NOTICES;
    };
    const ofCircumstances = of(this.circumstances);
    const ofPlace = of(this.place);
    const ofDate = this.claim ? of(this.claim.date) : NO_NOTICES;
    if (ofCircumstances.length + ofPlace.length + ofDate.length === 0) return NO_NOTICES;
    return [...ofCircumstances, ...ofPlace, ...ofDate];
  }

  refusal(i: number): Refusal | null {
    return lineRefusal(this.engine, i);
  }

  /** The price of an answered record as an object; its own row's, or that of its line in a claim. */
  outcome(i: number, as: 'row' | 'line'): PriceOutcome {
    const { engine, schedule } = this;
    const refused = lineRefusal(engine, i);
    if (refused) return refused;
    const { pricing } = engine;
    if (as === 'row' && !engine.isRuled(i)) {
      return priceRow(pricing.row(i), pricing.termsOf(i), this.lines.units[i] ?? 1, schedule.rules);
    }
    const provider = this.claim?.provider.value(i) ?? '';
    const session = this.claim?.session.value(i) ?? '';
    return linePrice(engine, i, claimLineOf(pricing, i, { provider, session }));
  }
}

/** The refusal of a record that names no claim where others do. */
export function claimMissing(): Refusal {
  return refusal('E_CLAIM_MISSING', '', 'The row names no claim.');
}
