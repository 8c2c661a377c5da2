import type { ClaimLine } from '../../../core/claim/line/line.js';
import { isLowered, isPlain, priceService } from '../../../core/claim/price-service.js';
import { findService } from '../../../core/code/service.js';
import type { ServiceCode } from '../../../core/code/service-code.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import { priceRow } from '../../../core/price/price.js';
import type { Price, PriceOutcome, PriceTerms } from '../../../core/price/priced.js';
import { termsFor } from '../../../core/price/terms.js';
import type { FeeRow, Setting } from '../../../core/release/fee-row.js';
import { isComponent } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import type { BatchPlace } from '../../batch/batch-place.js';
import { CellStore } from '../../batch/cell-store.js';
import { type Circumstances, circumstancesMemo } from '../../batch/circumstances-memo.js';
import type { Columns } from '../../batch/columns.js';
import type { BatchCommand, BatchPlan } from '../../batch/command.js';
import { encodeUtf8 } from '../../batch/encoding.js';
import { DetailReader } from '../../batch/line-details.js';
import { openQuestions } from '../../batch/open-questions.js';
import type { Output } from '../../batch/output.js';
import { placeMemo } from '../../batch/place-memo.js';
import { DETAIL_ROLES } from '../../batch/roles.js';
import { serviceMemo } from '../../batch/service-memo.js';
import { csvCell } from '../../output/csv.js';
import { ruleNotes } from '../../output/price/line.js';
import { type BatchService, batchService } from './batch-service.js';
import type { PayOptions } from './command.js';
import { priceJson } from './json.js';
import { type PayRequest, payRequest } from './request.js';

const PAY_COLUMNS = [
  'rvu_work',
  'rvu_pe',
  'rvu_mp',
  'rvu_total',
  'rvu_allowed',
  'rvu_setting',
  'rvu_locality',
  'rvu_release',
  'rvu_notes',
  'rvu_error',
] as const;

/** A price with what its record adds. */
interface BatchPrice {
  readonly ok: true;
  readonly price: Price;
  readonly service: BatchService;
  readonly place: BatchPlace;
  readonly notices: readonly Notice[];
}

/** Prices the records of a batch: service, place and circumstances, each from its own cells. */
class PayBatchCommand implements BatchCommand<BatchPrice> {
  readonly schema = 'rvu.pay/1';
  readonly verb = 'priced';
  readonly columns = PAY_COLUMNS;
  readonly release: string;
  readonly delimiter: string;
  readonly store = new CellStore();
  private readonly services = new Map<string, BatchService>();
  private readonly refusedAnywhere: Uint8Array;
  private readonly refusedAt: Readonly<Record<Setting, Uint8Array>>;
  private readonly notesCells = new Map<readonly Notice[], Uint8Array>();
  private readonly service: () => BatchService | Refusal;
  private readonly place: () => BatchPlace | Refusal;
  private readonly reader: DetailReader;
  private readonly circumstances: () => Circumstances | Refusal;

  constructor(
    private readonly schedule: FeeSchedule,
    private readonly request: PayRequest,
    columns: Columns,
  ) {
    const { delimiter } = columns.layout;
    this.delimiter = delimiter;
    this.release = schedule.release.id;
    this.refusedAnywhere = refusedCells('', this.release, delimiter);
    this.refusedAt = {
      nonfacility: refusedCells('nonfacility', this.release, delimiter),
      facility: refusedCells('facility', this.release, delimiter),
    };
    this.service = serviceMemo(schedule, columns, (service) => {
      const modifiers = [...service.modifiers, ...request.line.modifiers];
      const asked = { code: service.code, modifiers };
      const components = modifiers.filter(isComponent);
      const found = findService(schedule, { code: service.code, modifiers: components }, request.choices.qp);
      return found.ok ? this.known(asked, found.row) : this.whyNot(asked, found);
    });
    this.reader = new DetailReader(schedule, columns, request.line);
    this.place = placeMemo(schedule, columns, request);
    this.circumstances = circumstancesMemo(schedule, columns, request);
  }

  /** The same for every spelling of a service, so that the store holds no row twice. */
  private known(asked: ServiceCode, row: FeeRow): BatchService {
    const name = [asked.code, ...asked.modifiers].join('-');
    const known = this.services.get(name);
    if (known) return known;
    const plain = { one: this.isPlain(asked, row, 1), several: this.isPlain(asked, row, 2) };
    const service = batchService(asked, row, plain, this);
    this.services.set(name, service);
    return service;
  }

  /** The reason as the prompt gives it: a discontinued procedure is by report, not a missing row. */
  private whyNot(service: ServiceCode, found: Refusal): Refusal {
    const terms = termsFor(this.schedule.release, 'nonfacility', null, this.request.choices);
    const of = { service, terms, units: 1, place: null, date: '', provider: '', session: '' };
    const line = { ...of, practitioner: null, charge: null, minutes: null, careDays: null };
    const outcome = priceService(this.schedule, line, this.request.line.claim);
    return outcome.ok ? found : outcome;
  }

  /** By the row, its modifiers and the options; a record's own details are seen to when they are read. */
  private isPlain(service: ServiceCode, row: FeeRow, units: number): boolean {
    const { claim, practitioner } = this.request.line;
    return isPlain(row, { service, units, practitioner, place: '' }, claim);
  }

  answer(): BatchPrice | Refusal {
    const service = this.service();
    if (!service.ok) return service;
    const place = this.place();
    if (!place.ok) return place;
    const at = this.circumstances();
    if (!at.ok) return at;
    const price = this.price(service, place.terms[at.setting], at);
    if (!price.ok) return price;
    const notices = place.notices.length === 0 ? at.notices : [...at.notices, ...place.notices];
    return { ok: true, price, service, place, notices };
  }

  private price(service: BatchService, terms: PriceTerms, at: Circumstances): PriceOutcome {
    const details = this.reader.details();
    if (!details.ok) return details;
    const charge = this.reader.charge();
    if (charge !== null && typeof charge === 'object') return charge;
    const { practitioner, minutes, careDays } = details;
    const { units, place } = at;
    if ((units === 1 ? service.plain.one : service.plain.several) && practitioner === null) {
      const price = priceRow(service.row, terms, units, this.schedule.rules);
      if (!isLowered(price, charge)) return price;
    }
    // Written out: a spread costs more than a line's price.
    const line: ClaimLine = {
      service: service.service,
      units,
      terms,
      place,
      date: '',
      provider: '',
      practitioner,
      session: '',
      charge,
      minutes,
      careDays,
    };
    return priceService(this.schedule, line, this.request.line.claim);
  }

  write({ price, service, place, notices }: BatchPrice, out: Output): void {
    const { setting } = price.terms;
    out.stored(this.store, service[setting]);
    out.cents(price.allowed);
    out.bytes(place.cells[setting]);
    const rules = ruleNotes(price);
    if (rules.length > 0) out.write(this.rulesCell(rules, [...notices, ...price.notices]));
    else if (notices.length + price.notices.length > 0) out.bytes(this.notesCell(notices, price.notices));
  }

  /** The notes of a row. Prices share their few sets of notices, so a cell for each is kept. */
  private notesCell(ofRow: readonly Notice[], ofPrice: readonly Notice[]): Uint8Array {
    const known = ofRow.length === 0 ? this.notesCells.get(ofPrice) : undefined;
    if (known) return known;
    const text = [...ofRow, ...ofPrice].map((notice) => notice.message).join(' ');
    const cell = Buffer.from(csvCell(text, this.delimiter), 'latin1');
    if (ofRow.length === 0) this.notesCells.set(ofPrice, cell);
    return cell;
  }

  /** What the rules did, then the notes: amounts make nearly every one a text of its own. */
  private rulesCell(rules: readonly string[], notices: readonly Notice[]): string {
    const sentences = [...rules, ...notices.map(({ message }) => message)];
    return encodeUtf8(csvCell(sentences.join(' '), this.delimiter));
  }

  json({ price, notices }: BatchPrice): object {
    return { ...priceJson(price), notices: [...notices, ...price.notices] };
  }

  writeRefused({ reference, setting }: Refusal, out: Output): void {
    out.bytes(setting ? this.refusedAt[setting] : this.refusedAnywhere);
    if (reference === undefined) return;
    out.bytes(REFERENCE_BEFORE);
    out.cents(reference);
    out.bytes(REFERENCE_AFTER);
  }
}

/** The added cells of a refused row up to its notes: no RVUs, no amount, no place. */
function refusedCells(setting: string, release: string, delimiter: string): Uint8Array {
  return Buffer.from(['', '', '', '', '', '', setting, '', release, ''].join(delimiter), 'latin1');
}

/** The note of a refused row that has an amount for reference; without a delimiter, so never quoted. */
const REFERENCE_BEFORE = Buffer.from('Reference amount of one unit $');
const REFERENCE_AFTER = Buffer.from(' (not payable)');

/** `rvu pay` on standard input: each record with its price behind it. */
export function payPlan(options: PayOptions): BatchPlan<BatchPrice> {
  const schedule = openSchedule({ inMemory: true });
  const request = payRequest(options, schedule);
  return {
    alsoRead: DETAIL_ROLES,
    create: (columns) => new PayBatchCommand(schedule, request, columns),
    openQuestions: (layout) => openQuestions(layout, request, schedule),
  };
}
