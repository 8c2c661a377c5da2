import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { localityOf, schedule } from '../../support/bundle.js';
import type { LineText } from '../../support/claims.js';
import { type Cells, releaseCells } from './release-cells.js';

/** Random claims across every indicator class, reproducible by seed. */
export type Random = (below: number) => number;

/** mulberry32: small, seeded, good enough to scatter test cases. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const isPriced = (row: Cells): boolean =>
  /[ART]/.test(row.status ?? '') && !row.not_used_for_medicare && row.nonfacility_total !== '0.00';

/** Rows that interact on claims: one list per multiple procedure indicator and role of the row. */
function poolsOf(all: readonly Cells[]): Map<string, Cells[]> {
  const found = new Map<string, Cells[]>();
  const add = (name: string, row: Cells): unknown => found.set(name, [...(found.get(name) ?? []), row]);
  for (const row of all.filter(isPriced)) {
    const { mult_proc = '', bilat_surg = '', glob_days = '', endo_base = '' } = row;
    if (mult_proc === '2') add(`2 bilateral ${bilat_surg} ${glob_days}`, row);
    else if (mult_proc === '0') add(`0 bilateral ${bilat_surg}`, row);
    else add(mult_proc, row);
    if (endo_base) add(`family ${endo_base}`, row);
    if (row.status === 'T') for (let i = 0; i < 2; i++) add('T', row);
    if (row.opps_mp !== '0.00' && row.mult_proc !== '4') add('capped', row);
  }
  for (const [name, rows] of found) {
    const base = all.find((row) => `family ${row.hcpcs}` === name && row.mod === '');
    if (base && isPriced(base)) rows.push(base);
  }
  found.set(
    'unpriced',
    all.filter((row) => !isPriced(row) && row.status !== 'J'),
  );
  return found;
}

/** Pools take a while to make, and a property makes thousands of makers. */
const made = new Map<string, Map<string, Cells[]>>();

function poolsOfRelease(id: string): Map<string, Cells[]> {
  const pools = made.get(id) ?? poolsOf(releaseCells(id).rows);
  made.set(id, pools);
  return pools;
}

const PLACES = ['0111205', '1011200', '0910204', '0210201', '1520200'];

const ANY = ['22', '25', '51', '52', '76', '79', 'GC', 'E1', 'CO', 'CQ', '33', 'PT', 'ZZ'];
const SURGICAL = [
  '50',
  'LT',
  'RT',
  '54',
  '55',
  '78',
  '62',
  '80',
  '81',
  '82',
  'AS',
  '54-62',
  '50-80',
  '50-62',
  '50-54',
];
const TECHNICAL = ['FX', 'FY', 'CT', 'FX-FY', '59', 'XE', '59-CT', '50', 'LT'];
const PRACTITIONERS = ['NP', 'PA', 'CSW', 'CNM', 'PT', 'MD', 'MFT'];

export class ClaimMaker {
  private readonly byName: Map<string, Cells[]>;
  private readonly names: readonly string[];
  private readonly families: readonly string[];

  /** @param from the release whose rows and places the claims have */
  constructor(
    private readonly next: Random,
    private readonly from: FeeSchedule = schedule,
  ) {
    this.byName = poolsOfRelease(from.release.id);
    this.names = [...this.byName.keys()];
    this.families = this.names.filter((name) => name.startsWith('family'));
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.next(items.length)] as T;
  }

  private chance(percent: number): boolean {
    return this.next(100) < percent;
  }

  private modifiers(row: Cells): string {
    if (!this.chance(45)) return '';
    if (this.chance(10)) return `-${this.pick(ANY)}`;
    const isTest = row.pctc_ind === '1' || /[4567]/.test(row.mult_proc ?? '');
    // Some tests rank as surgeries; no source says how FX, FY and CT would reduce them.
    if (isTest && row.mult_proc === '2') return '';
    const mods = isTest ? this.pick(TECHNICAL) : this.pick(SURGICAL);
    // What the indicator forbids is refused, which is worth testing in a few claims, not in most of them.
    const forbids =
      (mods.includes('50') && row.bilat_surg === '9') ||
      (/8[012]|AS/.test(mods) && row.asst_surg !== '2') ||
      (/62/.test(mods) && row.co_surg === '0');
    return forbids && this.chance(90) ? '' : `-${mods}`;
  }

  private row(theme: string): Cells {
    const pool = this.chance(75) ? theme : this.pick(this.names);
    return this.pick(this.byName.get(pool) as Cells[]);
  }

  private theme(): string {
    return this.chance(20)
      ? this.pick(this.families)
      : this.pick(this.names.filter((name) => !this.families.includes(name)));
  }

  claim(): LineText[] {
    const theme = this.theme();
    const place = this.pick([undefined, ...PLACES]);
    const locality = place && localityOf(place, this.from);
    const setting = this.chance(50) ? 'facility' : 'nonfacility';
    const { conversionFactorQp, effective } = this.from.release;
    const qp = this.chance(15) && conversionFactorQp !== null;
    const base = { qp, allowNa: this.chance(40), date: effective.from };
    const practitioner = this.chance(20) ? this.pick(PRACTITIONERS) : undefined;
    const hasCharges = this.chance(30);
    const lines: LineText[] = [];
    const count = 1 + this.next(this.chance(10) ? 10 : 5);
    while (lines.length < count) {
      const row = this.row(theme);
      const component = row.mod ? `-${row.mod}` : '';
      const mods = this.modifiers(row);
      const shared = {
        ...base,
        ...(locality ? { locality } : {}),
        ...(practitioner ? { practitioner } : {}),
        setting: this.chance(90) ? setting : 'nonfacility',
        provider: this.chance(80) ? 'A' : 'B',
        billing: this.chance(95) ? 'G' : 'H',
      } as const;
      const line = (service: string, units: number): LineText => ({
        ...shared,
        service,
        units,
        ...(hasCharges ? { charge: this.next(80_000) } : {}),
        ...(/-55/.test(service) && this.chance(50) ? { careDays: 1 + this.next(Number(row.glob_days)) } : {}),
      });
      const name = `${row.hcpcs}${component}`;
      if (this.chance(8) && !/50|LT|RT/.test(mods))
        lines.push(line(`${name}${mods}-LT`, 1), line(`${name}${mods}-RT`, 1));
      else if (/0[19]0/.test(row.glob_days ?? '') && mods === '' && this.chance(10))
        lines.push(line(`${name}-54`, 1), line(`${name}-55`, this.chance(50) ? 9 : 1));
      else lines.push(line(`${name}${mods}`, this.chance(25) && !/LT|RT/.test(mods) ? 1 + this.next(4) : 1));
    }
    return this.chance(30) ? this.shuffled(lines) : lines;
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    const out: T[] = [];
    while (left.length > 0) out.push(...left.splice(this.next(left.length), 1));
    return out;
  }
}
