import { CENTS_SCALE, formatDollars, formatScaled, RVU_SCALE } from '../../core/decimal.js';
import { type FeeRow, practiceExpense, type Setting, totalRvu } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import type { Notice, Refusal } from '../../core/issue.js';
import { type Price, priceRow } from '../../core/price.js';
import { openSchedule } from '../../data/schedule.js';
import { type PayOptions, type PayRequest, payRequest } from '../commands/pay-request.js';
import type { ExitCode } from '../exit-codes.js';
import { type Io, say } from '../io.js';
import type { Format } from '../options.js';
import { csvCell } from '../render/csv.js';
import { priceJson } from '../render/pay.js';
import type { Layout, Role } from './header.js';
import { placeMemo } from './place-memo.js';
import { type BatchCommand, type BatchPlan, type Cells, runBatch } from './run.js';
import { namedColumns, rowMemo } from './service-memo.js';
import { settingMemo, unitsMemo } from './setting-memo.js';

const ROLES: readonly Role[] = ['code', 'modifier', 'units', 'pos', 'setting', 'locality', 'mac', 'state'];

export const PAY_COLUMNS = [
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

/** A price with what its record adds: the place's name and notices of its place of service. */
interface BatchPrice {
  readonly ok: true;
  readonly price: Price;
  readonly place: string;
  readonly notices: readonly Notice[];
}

/** The RVU cells of rows, written once for each row and setting and not once a claim line. */
class RvuCells {
  private readonly known: Record<Setting, Map<FeeRow, string>> = {
    nonfacility: new Map(),
    facility: new Map(),
  };

  of(row: FeeRow, setting: Setting, delimiter: string): string {
    const known = this.known[setting].get(row);
    if (known !== undefined) return known;
    const rvus = [row.work, practiceExpense(row, setting), row.malpractice, totalRvu(row, setting)];
    const text = rvus.map((rvu) => delimiter + formatScaled(rvu, RVU_SCALE)).join('');
    this.known[setting].set(row, text);
    return text;
  }
}

function payCommandFor(
  schedule: FeeSchedule,
  request: PayRequest,
  slotsOf: (role: Role) => readonly number[],
): BatchCommand<BatchPrice> {
  const rows = rowMemo(schedule, slotsOf, request.choices.qp ?? false);
  const places = placeMemo(schedule, slotsOf, request);
  const settings = settingMemo(schedule, slotsOf, request);
  const units = unitsMemo(slotsOf, request);
  const rvuCells = new RvuCells();
  const release = schedule.release.id;
  return {
    schema: 'rvu.pay/1',
    release,
    verb: 'priced',
    columns: PAY_COLUMNS,

    answer(cells: Cells): BatchPrice | Refusal {
      const service = rows.get(cells);
      if (!service.ok) return service;
      const place = places.get(cells);
      if (!place.ok) return place;
      const at = settings.get(cells);
      if (!at.ok) return at;
      const count = units.get(cells);
      if (typeof count !== 'number') return count;
      const price = priceRow(service.row, place.terms[at.setting], count, schedule.rules);
      return price.ok ? { ok: true, price, place: place.name, notices: at.notices } : price;
    },

    csv({ price, place, notices }: BatchPrice, delimiter: string): string {
      const { setting } = price.terms;
      const allowed = formatScaled(price.allowed, CENTS_SCALE);
      const rvus = rvuCells.of(price.row, setting, delimiter);
      const notes = notesText(notices, price.notices);
      const where = `${delimiter}${setting}${delimiter}${place}${delimiter}${release}${delimiter}`;
      return `${rvus}${delimiter}${allowed}${where}${notes === '' ? '' : csvCell(notes, delimiter)}`;
    },

    json: ({ price, notices }: BatchPrice): object => {
      const json = priceJson(price);
      return { ...json, notices: [...notices, ...price.notices] };
    },

    refusedCells(refusal: Refusal): Record<string, string> {
      const reference =
        refusal.reference === undefined
          ? ''
          : `Reference amount of one unit: ${formatDollars(refusal.reference)}, not payable.`;
      return { rvu_setting: refusal.setting ?? '', rvu_release: release, rvu_notes: reference };
    },
  };
}

function notesText(first: readonly Notice[], second: readonly Notice[]): string {
  if (first.length === 0 && second.length === 0) return '';
  return [...first, ...second].map((notice) => notice.message).join(' ');
}

/** What the input leaves open, said once on standard error. */
function sayDefaults(layout: Layout, request: PayRequest, io: Io): void {
  const has = (role: Role): boolean => layout.roles.has(role);
  if (request.setting === null && !has('pos') && !has('setting')) {
    say(io, 'no place of service or setting given: non-facility amounts (--setting or --pos changes that)');
  }
  const placed = has('locality') || has('mac') || has('state') || request.hasQuery;
  if (!placed && !request.choices.gpci)
    say(io, 'no locality given: national amounts, GPCI 1.000 (--locality changes that)');
}

/** `rvu pay` on standard input: each record with its price behind it. */
export async function payBatch(options: PayOptions, format: Format, io: Io): Promise<ExitCode> {
  const schedule = openSchedule({ inMemory: true });
  const request = payRequest(options, schedule);
  const plan: BatchPlan<BatchPrice> = {
    roles: ROLES,
    create(slotsOf, layout) {
      sayDefaults(layout, request, io);
      return payCommandFor(schedule, request, slotsOf);
    },
  };
  return runBatch(plan, namedColumns(options), format, io);
}
