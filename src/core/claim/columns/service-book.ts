import { findService } from '../../code/service.js';
import type { ServiceCode } from '../../code/service-code.js';
import { type Refusal, refusal } from '../../issue/issue.js';
import { statusRefusal } from '../../price/price.js';
import { noQpFigures } from '../../price/terms.js';
import { type FeeRow, hasOppsCap, isComponent, rowName } from '../../release/fee-row.js';
import type { FeeSchedule, Release } from '../../release/fee-schedule.js';
import { type LineModifiers, NO_MODIFIERS, readModifiers } from '../line/modifiers.js';
import { ANESTHESIA_STATUS, FLAG, flagsOf } from '../line/service-flags.js';
import { ByKind } from '../line/service-kind.js';

/** Figures of a service in the book's columns: hundredths of RVUs, their totals among them, and flags. */
export enum FIGURE {
  work = 0,
  nonfacilityPe = 1,
  facilityPe = 2,
  mp = 3,
  oppsNonfacilityPe = 4,
  oppsFacilityPe = 5,
  oppsMp = 6,
  flags = 7,
  nonfacilityTotal = 8,
  facilityTotal = 9,
  /** The rules that can affect a line of the service, as the engine numbers them */
  rules = 10,
}
export const FIGURES = 11;

/** The rows that price a service's professional and technical parts; empty for a part it does not have. */
export interface PartRows {
  readonly professional: readonly FeeRow[];
  readonly technical: readonly FeeRow[];
  /** The parts are separate codes, which have no cap */
  readonly areCodes: boolean;
}

/** A service as the caller wrote it, looked up in a release: its row and what its modifiers mean. */
export interface ReadService {
  readonly asked: ServiceCode;
  /** The release it was looked up in */
  readonly schedule: FeeSchedule;
  readonly qp: boolean;
  /** null if the release has no row for it */
  readonly row: FeeRow | null;
  /** "70553-26"; blank without a row */
  readonly name: string;
  readonly modifiers: LineModifiers;
  /** Whether the release has the row that it names, even if its modifiers are refused */
  readonly isListed: boolean;
  /** Why it has no price on any line; null if it has one */
  readonly refused: Refusal | null;
}

/** A service of the book. */
export interface Service extends ReadService {
  readonly number: number;
  /** Worked out when a rule first asks; null if it cannot be split into parts */
  parts?: PartRows | null;
  /** Whether deductible and coinsurance are waived; also worked out on demand */
  waived?: boolean;
  /** The base of its endoscopy family; also worked out on demand */
  base?: FeeRow | null;
}

/** Only four codes have their own row for a discontinued procedure; for any other code, 53 is paid by report. */
function discontinued({ code, modifiers }: ServiceCode, schedule: FeeSchedule): Refusal | null {
  if (!modifiers.includes('53') || schedule.row(code, '53') || !schedule.row(code, '')) return null;
  const why = `${code} with 53 (discontinued) is paid by report: it has no row of its own.`;
  return refusal('E_BY_REPORT', `${code}-53`, why, { hint: 'The contractor sets the amount.' });
}

/** Why no row of a code is ever priced, which comes before whatever is wrong with its modifiers. */
function refusedByStatus(code: string, schedule: FeeSchedule, qp: boolean): Refusal | null {
  const row = schedule.row(code, '', qp);
  return row && row.status !== ANESTHESIA_STATUS ? statusRefusal(row, schedule.rules) : null;
}

/** The first year in which the fee schedule pays skin substitutes as supplies. Source: CMS-1832-F. */
const SKIN_SUBSTITUTES_SINCE = 2026;

/** Skin substitutes of the fee schedule. Source: CMS-1832-F; HCPCS A2xxx and Q4xxx, PCTC 3. */
function isSkinSubstitute({ code, pcTc }: FeeRow, { year }: Release): boolean {
  return pcTc === '3' && year >= SKIN_SUBSTITUTES_SINCE && /^(A|Q4)/.test(code);
}

/** A service that the release lists; its status may still refuse it. */
function found(
  row: FeeRow,
  asked: ServiceCode,
  modifiers: LineModifiers,
  qp: boolean,
  schedule: FeeSchedule,
): ReadService {
  const refused = row.status === ANESTHESIA_STATUS ? null : statusRefusal(row, schedule.rules);
  return { asked, schedule, qp, row, name: rowName(row), modifiers, isListed: true, refused };
}

/** The caller's choices that affect how services are read. */
export interface ServiceChoices {
  /** Skin substitutes have one national amount */
  readonly nationalSkinSubstitutes: boolean;
}

/** How many services are kept as objects from one chunk of a batch to the next. */
const MOST_OBJECTS = 10_000;

/**
 * The services of a run. Each is looked up and checked once in each release that prices it, then referred to by
 * number: its figures are columns for the arithmetic. Its row and modifiers are objects for the rules, made when a rule
 * asks for them, since a batch of claims of several years has hundreds of thousands of services.
 */
export class ServiceBook {
  figures = new Int32Array(1024 * FIGURES);
  /** What each service is made of again, by its number */
  private asked: ServiceCode[] = [];
  private schedules: FeeSchedule[] = [];
  /** By the numbers of services; undefined for those not asked for lately */
  private objects: (Service | undefined)[] = [];
  private objectCount = 0;
  private readonly flagsOfKind: ByKind<number>;
  /** What sets of modifiers say, which a batch has far fewer of than services */
  private readonly modifiers = new Map<string, LineModifiers>();

  /** @param schedule the release of services for which no other is named */
  constructor(
    private readonly schedule: FeeSchedule,
    private readonly choices: ServiceChoices,
  ) {
    this.flagsOfKind = new ByKind((kind) => flagsOf(kind, schedule.rules));
  }

  /** A service by its number. */
  service(number: number): Service {
    return this.objects[number] ?? this.made(number);
  }

  private made(number: number): Service {
    const qp = (this.flags(number) & FLAG.qp) !== 0;
    const read = this.read(this.asked[number] as ServiceCode, qp, this.schedules[number]);
    const service = { number, ...read };
    this.objects[number] = service;
    this.objectCount += 1;
    return service;
  }

  /** Whether a service is the same in another release, so that its number serves there too. */
  isSameIn(number: number, schedule: FeeSchedule): boolean {
    const own = this.schedules[number];
    if (own === schedule) return true;
    if ((this.flags(number) & (FLAG.refused | FLAG.qp | FLAG.ofRelease)) !== 0) return false;
    return own?.hasSameRows?.(this.code(number), schedule) ?? false;
  }

  /** The code of a service, by its number, for which it need not be read again. */
  code(number: number): string {
    return this.asked[number]?.code ?? '';
  }

  /** The name of the row of a service that has one, "70553-26", for which the service need not be read again. */
  rowName(number: number): string {
    return rowName({
      code: this.code(number),
      modifier: this.asked[number]?.modifiers.find(isComponent) ?? '',
    });
  }

  /** The flags of a service, by its number. */
  flags(number: number): number {
    return this.figures[number * FIGURES + FIGURE.flags] ?? 0;
  }

  setFlags(number: number, flags: number): void {
    this.figures[number * FIGURES + FIGURE.flags] = flags;
  }

  setRules(number: number, rules: number): void {
    this.figures[number * FIGURES + FIGURE.rules] = rules;
  }

  /** Forgets all services; called between chunks of a batch once the book holds too many spellings of them. */
  clear(): void {
    this.asked = [];
    this.schedules = [];
    this.objects = [];
    this.objectCount = 0;
    this.modifiers.clear();
    this.flagsOfKind.clear();
  }

  /** Forgets objects if there are many; called between chunks of a batch, when no rule holds one. */
  forgetObjects(): void {
    if (this.objectCount <= MOST_OBJECTS) return;
    this.objects.fill(undefined);
    this.objectCount = 0;
  }

  /**
   * Looks up a service.
   * @param qp use the figures for qualifying APM participants
   * @param schedule the release of the lines that refer to it, which must be that of their terms
   */
  read(asked: ServiceCode, qp: boolean, schedule = this.schedule): ReadService {
    const modifiers = this.modifiersOf(asked);
    if ('ok' in modifiers || qp || !modifiers.isOnlyComponent)
      return this.readWith(modifiers, asked, qp, schedule);
    const row = schedule.row(asked.code, modifiers.component);
    return row ? found(row, asked, modifiers, qp, schedule) : this.readWith(modifiers, asked, qp, schedule);
  }

  /** The same for a service that may be refused, because of its modifiers or because the release does not list it. */
  private readWith(
    modifiers: LineModifiers | Refusal,
    asked: ServiceCode,
    qp: boolean,
    schedule: FeeSchedule,
  ): ReadService {
    const unread = (refused: Refusal, isListed: boolean): ReadService => {
      return { asked, schedule, qp, row: null, name: '', modifiers: NO_MODIFIERS, isListed, refused };
    };
    const withoutQp = qp ? noQpFigures(schedule.release) : null;
    if (withoutQp) return unread(withoutQp, false);
    const components = asked.modifiers.filter(isComponent);
    const service = findService(schedule, { code: asked.code, modifiers: components }, qp);
    const ofModifiers = 'ok' in modifiers ? modifiers : discontinued(asked, schedule);
    if ('ok' in modifiers || ofModifiers || !service.ok) {
      const refused = ofModifiers ?? (service as Refusal);
      return unread(refusedByStatus(asked.code, schedule, qp) ?? refused, service.ok);
    }
    return found(service.row, asked, modifiers, qp, schedule);
  }

  private modifiersOf(asked: ServiceCode): LineModifiers | Refusal {
    const key = asked.modifiers.join('-');
    const known = this.modifiers.get(key);
    if (known) return known;
    const modifiers = readModifiers(asked, this.schedule.rules);
    if (!('ok' in modifiers)) this.modifiers.set(key, modifiers);
    return modifiers;
  }

  /** Numbers a service that has been looked up; the caller adds one for each spelling, or for each line of a claim. */
  add(service: ReadService): number {
    const number = this.asked.push(service.asked) - 1;
    this.schedules.push(service.schedule);
    this.objects.push(undefined);
    if ((number + 1) * FIGURES > this.figures.length) this.figures = doubled(this.figures);
    this.setFigures(number, service);
    return number;
  }

  /** Puts the figures of a service into the columns. */
  private setFigures(number: number, service: ReadService): void {
    const { figures } = this;
    const { row, refused, schedule, qp } = service;
    const at = number * FIGURES;
    const ofQp = qp ? FLAG.qp : 0;
    if (!row) {
      figures.fill(0, at, at + FIGURES);
      figures[at + FIGURE.flags] = FLAG.refused | ofQp;
      return;
    }
    figures[at + FIGURE.work] = row.work;
    figures[at + FIGURE.nonfacilityPe] = row.nonfacilityPe;
    figures[at + FIGURE.facilityPe] = row.facilityPe;
    figures[at + FIGURE.mp] = row.malpractice;
    figures[at + FIGURE.oppsNonfacilityPe] = row.oppsNonfacilityPe;
    figures[at + FIGURE.oppsFacilityPe] = row.oppsFacilityPe;
    figures[at + FIGURE.oppsMp] = row.oppsMalpractice;
    figures[at + FIGURE.nonfacilityTotal] = row.nonfacilityTotal;
    figures[at + FIGURE.facilityTotal] = row.facilityTotal;
    const isNational = this.choices.nationalSkinSubstitutes && isSkinSubstitute(row, schedule.release);
    figures[at + FIGURE.flags] =
      ofQp |
      this.flagsOfKind.of(service) |
      (hasOppsCap(row) ? FLAG.cap : 0) |
      (row.facilityNa ? FLAG.facilityNa : 0) |
      (row.nonfacilityNa ? FLAG.nonfacilityNa : 0) |
      (refused ? FLAG.refused : 0) |
      (isNational ? FLAG.national : 0);
  }
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
