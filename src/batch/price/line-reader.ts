import { Lines, NOT_GIVEN } from '../../core/claim/columns/lines.js';
import type { ClaimEngine } from '../../core/claim/engine.js';
import { FLAG } from '../../core/claim/line/service-flags.js';
import type { ServiceCode } from '../../core/code/service-code.js';
import type { LineReleases } from '../../core/dates/line-releases.js';
import type { Notice, Refusal } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Layout } from '../input/layout.js';
import { CHUNK_RECORDS, type Records } from '../input/records.js';
import { ChargeReader, ODD_CHARGE } from '../meaning/charge.js';
import { type Circumstances, circumstancesMeaning } from '../meaning/circumstances.js';
import { dayIn, isNoted, RecordDays } from '../meaning/date.js';
import type { LineDefaults } from '../meaning/defaults.js';
import { detailsMeaning, type LineDetails, textMeaning } from '../meaning/details.js';
import type { Meaning } from '../meaning/meaning.js';
import { type BatchPlace, placeMeaning } from '../meaning/place.js';
import { serviceMeaning } from '../meaning/service.js';
import { minutesRefusal } from '../meaning/unit-basis.js';
import { volumeMeaning } from '../meaning/volume.js';

/** A service of the engine's book, by its number, with how its cells were read if that needs saying. */
interface NotedService {
  readonly ok: true;
  readonly number: number;
  readonly notices: readonly Notice[];
}

/** What the cells of a service mean: mostly just its number in the engine's book. */
type ServiceOfCells = number | NotedService | Refusal;

function serviceFigure(each: ServiceOfCells): number {
  if (typeof each === 'number') return each;
  return each.ok ? each.number : REFUSED;
}

/** The number used for a meaning that is refused. */
const REFUSED = -1;
/** How many places of service fit into the number for circumstances; there are a hundred codes. */
const MOST_PLACES = 1 << 14;

const NO_NOTICES: readonly Notice[] = [];

/** The columns that claim lines have in addition to those of a line by itself. */
interface ClaimColumns {
  readonly provider: Meaning<string>;
  readonly billing: Meaning<string>;
  readonly session: Meaning<string>;
}

/**
 * Reads the records of a chunk into the columns of the engine. A record that cannot be read is refused; one that
 * leaves something open gets a notice.
 */
export class LineReader {
  lines = new Lines(CHUNK_RECORDS);
  private readonly service: Meaning<ServiceOfCells, ServiceCode>;
  private readonly place: Meaning<BatchPlace | Refusal>;
  private readonly circumstances: Meaning<Circumstances | Refusal>;
  private readonly details: Meaning<LineDetails | Refusal>;
  private readonly charge: ChargeReader;
  private readonly days: RecordDays;
  private readonly volumes: Meaning<number | Refusal> | null;
  private readonly claim: ClaimColumns | null;
  /** Why a record could not be read; null if it could */
  readonly unread: (Refusal | null)[] = [];
  /** What the source says about the records of the chunk */
  private ofSource: Records['notices'] = null;
  /** Whether any service has a notice about how its cells were read */
  private hasServiceNotices = false;
  /** 1 if there is a notice about how the record was read */
  private noted = new Uint8Array(CHUNK_RECORDS);

  constructor(
    private readonly engine: ClaimEngine,
    private readonly releases: LineReleases,
    layout: Layout,
    private readonly defaults: LineDefaults,
    kind: 'lines' | 'claims',
    onForget: () => void,
  ) {
    const { schedule } = releases.first;
    const find = (service: ServiceCode, of: FeeSchedule, notices: readonly Notice[]): ServiceOfCells =>
      this.find(service, of, notices, kind);
    const isSameIn = (service: ServiceOfCells, schedule: FeeSchedule): boolean =>
      typeof service === 'number' && this.engine.pricing.services.isSameIn(service, schedule);
    this.service = serviceMeaning(releases, layout, find, onForget, serviceFigure, isSameIn);
    this.place = placeMeaning(releases, layout, defaults, (each) => this.placeFigure(each));
    this.circumstances = circumstancesMeaning(releases, layout, defaults, (each) =>
      this.circumstancesFigure(each),
    );
    this.details = detailsMeaning(schedule, layout, defaults, detailsFigure);
    this.volumes = volumeMeaning(layout, defaults, kind);
    this.charge = new ChargeReader(layout, defaults.line.charge);
    this.days = new RecordDays(releases, layout, (date) => this.engine.pricing.days.number(date));
    this.claim =
      kind === 'claims'
        ? {
            provider: textMeaning(layout, 'provider'),
            billing: textMeaning(layout, 'billing'),
            session: textMeaning(layout, 'session'),
          }
        : null;
  }

  /** A service by its number; a line priced by itself is refused at once if the release has no row for it. */
  private find(
    written: ServiceCode,
    schedule: FeeSchedule,
    notices: readonly Notice[],
    kind: 'lines' | 'claims',
  ): ServiceOfCells {
    const { choices, line } = this.defaults;
    const qp = choices.qp ?? false;
    const { code, modifiers } = written;
    const isWhole = line.modifiers.length === 0;
    const asked = isWhole ? written : { code, modifiers: [...modifiers, ...line.modifiers] };
    const service = this.engine.pricing.services.read(asked, qp, schedule);
    if (kind === 'lines' && !service.isListed && service.refused) return service.refused;
    const number = this.engine.add(service);
    if (notices.length === 0) return number;
    this.hasServiceNotices = true;
    return { ok: true, number, notices };
  }

  /** Twice the number of a place's non-facility terms, plus whether it has notices; the facility terms come next. */
  private placeFigure(place: BatchPlace | Refusal): number {
    if (!place.ok) return REFUSED;
    const { terms } = this.engine.pricing;
    const number = terms.number(place.terms.nonfacility);
    terms.number(place.terms.facility);
    return number * 2 + (place.notices.length > 0 ? 1 : 0);
  }

  /** Setting, notices, place of service and units packed into one number. */
  private circumstancesFigure(at: Circumstances | Refusal): number {
    if (!at.ok) return REFUSED;
    const place = at.place === null ? 0 : this.engine.pricing.places.number(at.place);
    if (place >= MOST_PLACES) throw new RangeError('more places of service than there are codes');
    const bits = (at.setting === 'facility' ? 1 : 0) | (at.notices.length > 0 ? 2 : 0);
    return bits | (place << 2) | (at.units << 16);
  }

  /**
   * Reads the dates and services of records, before anything else of them.
   * @throws InputError naming a record that shows that the input is not a table; nothing was kept of any
   */
  readServices(records: Records): void {
    this.days.read(records);
    this.service.read(records, this.days.chosen);
  }

  /**
   * Reads the rest of records into the columns.
   * @param refused records that are already refused
   */
  read(records: Records, refused: readonly (Refusal | null)[]): void {
    const { count, capacity } = records;
    if (this.lines.capacity < capacity) {
      this.lines = new Lines(capacity);
      this.noted = new Uint8Array(capacity);
    }
    this.place.read(records, this.days.chosen);
    this.circumstances.read(records, this.days.chosen);
    this.details.read(records);
    this.volumes?.read(records);
    this.claim?.provider.read(records);
    this.claim?.billing.read(records);
    this.claim?.session.read(records);
    this.lines.count = count;
    this.ofSource = records.notices;
    this.readRecords(records, refused);
  }

  /** Puts the records into the columns, using only numbers where possible, and refuses those it cannot read. */
  private readRecords(records: Records, refused: readonly (Refusal | null)[]): void {
    const { unread, noted, lines, days, claim } = this;
    const { count } = records;
    const { service, terms, units, place, day, charge, provider, billing, session } = lines;
    this.charge.readPlain(records, charge);
    lines.practitioner.fill(NOT_GIVEN, 0, count);
    lines.minutes.fill(NOT_GIVEN, 0, count);
    lines.careDays.fill(NOT_GIVEN, 0, count);
    // Nothing is learned any more, so that the columns of the meanings stay where they are.
    const { numbers: dayNumbers, figures: ofDays } = days.columns;
    const { numbers: services, figures: ofServices } = this.service;
    const { numbers: places, figures: ofPlaces } = this.place;
    const { numbers: circumstances, figures: ofCircumstances } = this.circumstances;
    const { numbers: details, figures: ofDetails } = this.details;
    const isPlain = this.volumes === null && !this.hasServiceNotices && records.notices === null;
    for (let i = 0; i < count; i++) {
      const when = ofDays[dayNumbers[i] ?? 0] ?? REFUSED;
      const what = ofServices[services[i] ?? 0] ?? REFUSED;
      const where = ofPlaces[places[i] ?? 0] ?? REFUSED;
      const at = ofCircumstances[circumstances[i] ?? 0] ?? REFUSED;
      const detail = ofDetails[details[i] ?? 0] ?? REFUSED;
      service[i] = what;
      terms[i] = (where >> 1) + (at & 1);
      units[i] = at >> 16;
      place[i] = (at >> 2) & (MOST_PLACES - 1);
      day[i] = dayIn(when);
      noted[i] = (where & 1) | ((at >> 1) & 1) | isNoted(when);
      if (
        isPlain &&
        (when | what | where | at) >= 0 &&
        detail === 0 &&
        charge[i] !== ODD_CHARGE &&
        !refused[i]
      )
        unread[i] = null;
      else {
        unread[i] = refused[i] ?? this.readOdd(records, i, when, what | where | at | detail);
        if (unread[i]) {
          // Without units, nothing looks at the service.
          service[i] = 0;
          terms[i] = 0;
          units[i] = 0;
        }
      }
    }
    if (!claim) return;
    for (let i = 0; i < count; i++) {
      provider[i] = claim.provider.figures[claim.provider.numbers[i] ?? 0] ?? 0;
      billing[i] = claim.billing.figures[claim.billing.numbers[i] ?? 0] ?? 0;
      session[i] = claim.session.figures[claim.session.numbers[i] ?? 0] ?? 0;
    }
  }

  /**
   * Reads what the numbers of a record leave open.
   * @param when the number of its date, and `others` those of its service, place, circumstances and details together: negative
   * if one is refused
   * @returns why it cannot be read; null if it can
   */
  private readOdd(records: Records, i: number, when: number, others: number): Refusal | null {
    if (when < 0) return this.days.value(i) as Refusal;
    if (others < 0) return this.readingRefusal(i);
    const volume = this.volumes ? this.volumes.value(i) : 1;
    if (typeof volume !== 'number') return volume;
    const charge = this.charge.read(records, i);
    if (typeof charge !== 'number') return charge;
    this.lines.charge[i] = charge;
    const isServiceNoted = this.hasServiceNotices && this.serviceNotices(i).length > 0;
    if (volume > 1 || records.notices?.[i]?.length || isServiceNoted) this.noted[i] = 1;
    return this.details.figures[this.details.numbers[i] ?? 0] === 0 ? null : this.readDetails(i);
  }

  /** Whether a record is in the columns: one that could not be read left there what was read before it. */
  isRead(i: number): boolean {
    return !this.unread[i];
  }

  private readingRefusal(i: number): Refusal | null {
    for (const meaning of [this.service, this.place, this.circumstances, this.details]) {
      const value = meaning.value(i);
      if (typeof value !== 'number' && !value.ok) return value;
    }
    return null;
  }

  private serviceNotices(i: number): readonly Notice[] {
    const service = this.service.value(i);
    return typeof service !== 'number' && service.ok ? service.notices : NO_NOTICES;
  }

  /** Puts the details of record `i` into the columns. @returns why its service cannot have them */
  private readDetails(i: number): Refusal | null {
    const { lines } = this;
    const { practitioner, minutes, careDays, isInMinutes } = this.details.value(i) as LineDetails;
    const { practitioners, services } = this.engine.pricing;
    const service = lines.service[i] ?? 0;
    const isByUnits = (services.flags(service) & (FLAG.anesthesia | FLAG.refused)) === 0;
    if (isInMinutes && isByUnits) return minutesRefusal(services.service(service).name);
    lines.practitioner[i] = practitioner === null ? NOT_GIVEN : practitioners.indexOf(practitioner);
    lines.minutes[i] = minutes ?? NOT_GIVEN;
    lines.careDays[i] = careDays ?? NOT_GIVEN;
    return null;
  }

  /** What is to be said once about how the columns were read. */
  get conclusions(): readonly string[] {
    return [...this.days.conclusions, ...this.charge.conclusions];
  }

  /** How many separate services a record stands for; null if the input has no column of volumes. */
  volume(i: number): number | null {
    return this.volumes ? (this.volumes.figures[this.volumes.numbers[i] ?? 0] ?? 1) : null;
  }

  /** The number of the release that prices a record; negative for one whose date does not say. */
  releaseNumber(i: number): number {
    return this.days.releaseNumber(i);
  }

  /** The name of that release; blank for a record without one. */
  release(i: number): string {
    return this.days.release(i);
  }

  /** The date of service of a record that is answered, ISO; blank if it has none. */
  day(i: number): string {
    return this.engine.pricing.days.text(this.lines.day[i] ?? 0);
  }

  /** The date of a record whose services have been read, ISO; blank if it has none or it is refused. */
  dayRead(i: number): string {
    const day = this.days.value(i);
    return day.ok ? day.date : '';
  }

  /** The place of an answered record. */
  placeAt(i: number): BatchPlace {
    return this.place.value(i) as BatchPlace;
  }

  /** Whether there are notices about how a record was read besides those of its release. */
  isNoted(i: number): boolean {
    return this.noted[i] === 1;
  }

  /** Notices about how a record was read. */
  notices(i: number): readonly Notice[] {
    if (!this.isNoted(i)) return this.releases.list[this.releaseNumber(i)]?.notices ?? NO_NOTICES;
    const of = (meaning: { value(i: number): object }): readonly Notice[] => {
      const value = meaning.value(i);
      return 'notices' in value ? (value.notices as readonly Notice[]) : NO_NOTICES;
    };
    const ofCircumstances = of(this.circumstances);
    const ofPlace = of(this.place);
    return [
      ...this.serviceNotices(i),
      ...ofCircumstances,
      ...ofPlace,
      ...of(this.days),
      ...this.volumeNotices(i),
      ...(this.ofSource?.[i] ?? NO_NOTICES),
    ];
  }

  private volumeNotices(i: number): readonly Notice[] {
    const volume = this.volume(i) ?? 1;
    if (volume === 1) return NO_NOTICES;
    const message = `The amount allowed and the work RVUs credited are for ${volume.toLocaleString('en-US')} separate services, each priced alone.`;
    return [{ code: 'N_VOLUME', message }];
  }

  /** Whose service a claim's line is; blank if the input does not say. */
  providerAt(i: number): string {
    return this.claim?.provider.value(i) ?? '';
  }

  /** The session of a claim's line; blank if the input does not say. */
  sessionAt(i: number): string {
    return this.claim?.session.value(i) ?? '';
  }
}

/** Whether a record says anything about who bills or for how long. */
function detailsFigure(details: LineDetails | Refusal): number {
  if (!details.ok) return REFUSED;
  const { practitioner, minutes, careDays, isInMinutes } = details;
  return practitioner === null && minutes === null && careDays === null && !isInMinutes ? 0 : 1;
}
