import type { FeeRow } from '../../../src/core/release/fee-row.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { FigureColumns } from '../../../src/core/release/figure-columns.js';
import { cents, schedule } from '../../support/bundle.js';

/** A row of a made-up fee schedule; amounts in dollars, which are RVUs at a conversion factor of 1.0000. */
export interface MadeUpRow {
  readonly service: string;
  /** The whole fee, or work, pe and mp */
  readonly fee?: string;
  readonly work?: string;
  readonly pe?: string;
  readonly mp?: string;
  readonly cap?: string;
  readonly indicators?: Partial<FeeRow>;
}

const NO_RULE: Omit<FeeRow, 'code' | 'modifier' | 'work' | 'nonfacilityTotal' | 'facilityTotal'> = {
  status: 'A',
  informational: false,
  nonfacilityPe: 0,
  nonfacilityNa: false,
  facilityPe: 0,
  facilityNa: false,
  malpractice: 0,
  pcTc: '0',
  globalDays: '000',
  preOp: 0,
  intraOp: 0,
  postOp: 0,
  multipleProcedure: '0',
  bilateral: '0',
  assistantSurgeon: '0',
  coSurgeon: '0',
  teamSurgery: '0',
  pricing: '9',
  endoscopicBase: '',
  supervision: '09',
  calculationFlag: '0',
  imagingFamily: '99',
  oppsNonfacilityPe: 0,
  oppsFacilityPe: 0,
  oppsMalpractice: 0,
};

function toRow({ service, fee, work, pe = '0', mp = '0', cap = '0', indicators }: MadeUpRow): FeeRow {
  const [code = '', modifier = ''] = service.split('-');
  const parts = { work: cents(work ?? fee ?? '0'), pe: cents(pe), mp: cents(mp) };
  const total = parts.work + parts.pe + parts.mp;
  return {
    ...NO_RULE,
    code,
    modifier,
    work: parts.work,
    nonfacilityPe: parts.pe,
    facilityPe: parts.pe,
    malpractice: parts.mp,
    nonfacilityTotal: total,
    facilityTotal: total,
    oppsNonfacilityPe: cents(cap),
    oppsFacilityPe: cents(cap),
    ...indicators,
  };
}

/** A fee schedule of a few made-up rows, priced nationally, for published examples that state their own fees. */
export function madeUpSchedule(rows: readonly MadeUpRow[]): FeeSchedule {
  const byName = new Map(rows.map(toRow).map((row) => [`${row.code}-${row.modifier}`, row]));
  return {
    release: { ...schedule.release, conversionFactor: 10_000 },
    rules: schedule.rules,
    places: schedule.places,
    row: (code, modifier) => byName.get(`${code}-${modifier}`) ?? null,
    rowsBetween: (first, last) => [...byName.values()].filter(({ code }) => code >= first && code <= last),
    figures: () => new FigureColumns(),
    workBetween: () => [],
    localities: () => [],
    anesthesiaBase: () => null,
  };
}
