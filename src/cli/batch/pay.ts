import { formatScaled, RVU_SCALE } from '../../core/decimal.js';
import { type FeeRow, practiceExpense, rowName, type Setting, totalRvu } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import type { Notice, Refusal } from '../../core/issue.js';
import { PLACE_PARTS } from '../../core/place/query.js';
import { priceRow } from '../../core/price.js';
import type { Price } from '../../core/priced.js';
import { findService } from '../../core/service.js';
import { openSchedule } from '../../data/schedule.js';
import { type PayOptions, type PayRequest, payRequest } from '../commands/pay-request.js';
import { csvCell } from '../render/csv.js';
import { priceJson } from '../render/pay-data.js';
import type { BatchPlace } from './batch-place.js';
import { CellStore } from './cell-store.js';
import { type Circumstances, circumstancesMemo } from './circumstances-memo.js';
import type { Columns } from './columns.js';
import type { BatchCommand, BatchPlan } from './command.js';
import type { Layout, Role } from './header.js';
import type { Output } from './output.js';
import { placeMemo } from './place-memo.js';

import { serviceMemo } from './service-memo.js';

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

/** A row with its RVU cells, written once for each setting and not once a claim line. */
interface BatchService {
  readonly ok: true;
  readonly row: FeeRow;
  /** Numbers of the cells in the store */
  readonly nonfacility: number;
  readonly facility: number;
}

function batchService(row: FeeRow, delimiter: string, store: CellStore): BatchService {
  const cells = (setting: Setting): number => {
    const rvus = [row.work, practiceExpense(row, setting), row.malpractice, totalRvu(row, setting)];
    const texts = rvus.map((rvu) => formatScaled(rvu, RVU_SCALE));
    return store.add(['', ...texts, ''].join(delimiter));
  };
  return { ok: true, row, nonfacility: cells('nonfacility'), facility: cells('facility') };
}

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
  private readonly delimiter: string;
  private readonly store = new CellStore();
  private readonly services = new Map<string, BatchService>();
  private readonly refusedAnywhere: Uint8Array;
  private readonly refusedAt: Readonly<Record<Setting, Uint8Array>>;
  private readonly notesCells = new Map<readonly Notice[], Uint8Array>();
  private readonly service: () => BatchService | Refusal;
  private readonly place: () => BatchPlace | Refusal;
  private readonly circumstances: () => Circumstances | Refusal;

  constructor(
    private readonly schedule: FeeSchedule,
    request: PayRequest,
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
      const found = findService(schedule, service, request.choices.qp);
      return found.ok ? this.known(found.row) : found;
    });
    this.place = placeMemo(schedule, columns, request);
    this.circumstances = circumstancesMemo(schedule, columns, request);
  }

  /** The same for every spelling of a service, so that the store holds no row twice. */
  private known(row: FeeRow): BatchService {
    const name = rowName(row);
    const service = this.services.get(name) ?? batchService(row, this.delimiter, this.store);
    this.services.set(name, service);
    return service;
  }

  answer(): BatchPrice | Refusal {
    const service = this.service();
    if (!service.ok) return service;
    const place = this.place();
    if (!place.ok) return place;
    const at = this.circumstances();
    if (!at.ok) return at;
    const price = priceRow(service.row, place.terms[at.setting], at.units, this.schedule.rules);
    if (!price.ok) return price;
    const notices = place.notices.length === 0 ? at.notices : [...at.notices, ...place.notices];
    return { ok: true, price, service, place, notices };
  }

  write({ price, service, place, notices }: BatchPrice, out: Output): void {
    const { setting } = price.terms;
    out.stored(this.store, service[setting]);
    out.cents(price.allowed);
    out.bytes(place.cells[setting]);
    if (notices.length + price.notices.length > 0) out.bytes(this.notesCell(notices, price.notices));
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

/** What the input leaves open and no option settles, and what its ZIP codes are looked up in. */
function openQuestions(layout: Layout, request: PayRequest, { places }: FeeSchedule): string[] {
  const has = (role: Role): boolean => layout.roles.has(role);
  const setting = request.setting !== null || has('pos') || has('setting');
  const placed = PLACE_PARTS.some(has) || request.hasQuery || request.choices.gpci;
  return [
    ...(setting
      ? []
      : ['no place of service or setting given: non-facility amounts (--setting or --pos changes that)']),
    ...(has('zip') ? [`ZIP codes are looked up in CMS's ${places.zipSource}`] : []),
    ...(placed ? [] : ['no locality given: national amounts, GPCI 1.000 (--locality changes that)']),
  ];
}

/** `rvu pay` on standard input: each record with its price behind it. */
export function payPlan(options: PayOptions): BatchPlan<BatchPrice> {
  const schedule = openSchedule({ inMemory: true });
  const request = payRequest(options, schedule);
  return {
    create: (columns) => new PayBatchCommand(schedule, request, columns),
    openQuestions: (layout) => openQuestions(layout, request, schedule),
  };
}
