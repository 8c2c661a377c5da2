import type { LineText } from '../../support/claims.js';
import type { Cells, ReleaseCells } from './release-cells.js';

/** What the plain second implementation (simple.ts) knows about one line: its row, its fee, its modifiers. */

/** A line and the figures of the release that prices it. */
export interface PlainLine extends LineText {
  readonly cells: ReleaseCells;
}

function scaled(text = '', decimals = 2): bigint {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(decimals, '0'));
}

/** Division rounded half up, for non-negative integers. */
export function half(over: number, under: number): number {
  return Number((2n * BigInt(over) + BigInt(under)) / (2n * BigInt(under)));
}

export function rowCells(code: string, mod: string, line: PlainLine): Cells {
  const key = `${code}-${mod}`;
  const cells = (line.qp ? line.cells.qpByName.get(key) : undefined) ?? line.cells.byName.get(key);
  if (!cells) throw new Error(`${key} is not in the file`);
  return cells;
}

/** Whether a code has a technical row with a value; for a few tests it is bundled or absent. */
export function hasTechnicalRow(code: string, line: PlainLine): boolean {
  const cells = line.cells.byName.get(`${code}-TC`);
  return cells !== undefined && Number(cells.nonfacility_total) + Number(cells.facility_total) > 0;
}

/** The formula of §1.1, of §3.4 for the OPPS cap (0: none), or with half the practice expense (§4.8b). */
export function centsOf(cells: Cells, line: PlainLine, kind: 'fee' | 'opps' | 'halfPe' = 'fee'): number {
  const isFacility = line.setting === 'facility';
  const peText =
    kind === 'opps'
      ? isFacility
        ? cells.opps_facility_pe
        : cells.opps_nonfacility_pe
      : isFacility
        ? cells.facility_pe_rvu
        : cells.nonfacility_pe_rvu;
  const isCapped =
    scaled(cells.opps_nonfacility_pe) + scaled(cells.opps_facility_pe) + scaled(cells.opps_mp) > 0n;
  if (kind === 'opps' && !isCapped) return 0;
  const mp = scaled(kind === 'opps' ? cells.opps_mp : cells.mp_rvu);
  const place = line.cells.places.get(line.locality?.key ?? '') ?? ['1.000', '1.000', '1.000'];
  const [gWork = 0n, gPe = 0n, gMp = 0n] = place.map((text) => scaled(text, 3));
  const factor = line.qp ? 335675n : scaled(line.cells.factor, 4);
  const whole = kind === 'halfPe' ? 2n : 1n;
  const sum = whole * scaled(cells.work_rvu) * gWork + scaled(peText) * gPe + whole * mp * gMp;
  // RVU 2, GPCI 3 and factor 4 decimals: a cent is 10^7
  return Number((2n * sum * factor + whole * 10_000_000n) / (2n * whole * 10_000_000n));
}

export interface Modifiers {
  readonly component: string;
  /** 50, or LT and RT on one line */
  readonly both: boolean;
  readonly side: string | null;
  readonly split: string | null;
  readonly role: { kind: string; perMille: readonly number[]; nonphysician: boolean };
  /** What FX, FY and CT leave of the technical part, in percent, in the order they apply */
  readonly equipment: readonly number[];
  readonly otherSession: boolean;
}

const SURGEON = { kind: '', perMille: [], nonphysician: false };
const ROLES: Record<string, Modifiers['role']> = {
  62: { kind: 'co-surgeon', perMille: [625], nonphysician: false },
  80: { kind: 'assistant', perMille: [160], nonphysician: false },
  81: { kind: 'assistant', perMille: [160], nonphysician: false },
  82: { kind: 'assistant', perMille: [160], nonphysician: false },
  AS: { kind: 'assistant', perMille: [160, 850], nonphysician: true },
};
const WITHOUT_EFFECT = [
  '22',
  '25',
  '51',
  '52',
  '57',
  '58',
  '76',
  '79',
  'GC',
  'KX',
  'GP',
  'E1',
  'F3',
  'LC',
  'CO',
  'CQ',
  '33',
  'PT',
];
const OTHER_SESSION = ['59', 'XE', 'XS', 'XP', 'XU'];
/** 4.10: FY reduces by 7% through 2022, then by 10%. */
const equipmentOf = (date: string): [string, number][] => [
  ['FX', 80],
  ['FY', date < '2023-01-01' ? 93 : 90],
  ['CT', 85],
];

/** The codes of computed tomography in SSA 1834(p)(2). */
const isTomography = (code: string): boolean => {
  const digits = Number(code);
  const within = (first: number, last: number): boolean => digits >= first && digits <= last;
  const head = within(70_450, 70_498) || within(71_250, 71_275) || within(72_125, 72_133);
  const limbs = within(72_191, 72_194) || within(73_200, 73_206) || within(73_700, 73_706);
  return head || limbs || within(74_150, 74_178) || within(74_261, 74_263) || within(75_571, 75_574);
};

/** null: a modifier that is refused for every row. */
export function modifiersOf({ service, date = '' }: LineText): Modifiers | null {
  const [, ...mods] = service.split('-');
  const has = (mod: string): boolean => mods.includes(mod);
  const known = [...WITHOUT_EFFECT, ...OTHER_SESSION, ...Object.keys(ROLES), 'FX', 'FY', 'CT'];
  const own = ['26', 'TC', '53', '50', 'LT', 'RT', '54', '55', '78'];
  if (mods.some((mod) => !known.includes(mod) && !own.includes(mod))) return null;
  const sides = ['LT', 'RT'].filter(has);
  return {
    component: ['26', 'TC', '53'].find(has) ?? '',
    both: has('50') || sides.length === 2,
    side: sides.length === 1 && !has('50') ? (sides[0] ?? null) : null,
    split: ['54', '55', '78'].find(has) ?? null,
    role: Object.entries(ROLES).find(([mod]) => has(mod))?.[1] ?? SURGEON,
    equipment: equipmentOf(date).flatMap(([mod, percent]) => (has(mod) ? [percent] : [])),
    otherSession: OTHER_SESSION.some(has),
  };
}

/** 4.2: the days of care of a line with 55, of their own or as units; null for all of them. */
export function daysOf(mods: Modifiers, line: LineText): number | null {
  const units = line.units ?? 1;
  const areDays = mods.split === '55' && units > (mods.both ? 2 : 1);
  return line.careDays ?? (areDays ? units : null);
}

/** The row of a line if the line is priced at all; null if it is refused. */
export function gate(code: string, mods: Modifiers, line: PlainLine): Cells | null {
  if (!line.cells.byName.has(`${code}-${mods.component}`)) return null;
  const row = rowCells(code, mods.component, line);
  const total = Number(row.nonfacility_total) + Number(row.facility_total);
  if (!/[ART]/.test(row.status ?? '') || row.not_used_for_medicare || total === 0) return null;
  if (line.setting === 'facility' && row.facility_na && !line.allowNa) return null;
  const isPart = /5[45]/.test(mods.split ?? '');
  if ((line.date ?? '') < (SINCE[line.practitioner ?? ''] ?? '')) return null;
  if (mods.both && (row.bilat_surg === '9' || (!isPart && (line.units ?? 1) > 2))) return null;
  if (mods.role.kind === 'assistant' && row.asst_surg !== '2') return null;
  if (mods.role.nonphysician && line.practitioner && !ASSISTANTS.includes(line.practitioner)) return null;
  if (mods.role.kind === 'co-surgeon' && !/[12]/.test(row.co_surg ?? '')) return null;
  const noShares = Number(row.pre_op) + Number(row.intra_op) + Number(row.post_op) === 0;
  if (isPart && (noShares || (daysOf(mods, line) ?? 0) > Number(row.glob_days))) return null;
  if (mods.split === '78' && /010|090/.test(row.glob_days ?? '') && noShares) return null;
  const isWhole = row.mod === '' && row.pctc_ind === '1' && hasTechnicalRow(code, line);
  const hasTechnical = row.mod === 'TC' || isWhole || (row.mod === '' && /[34]/.test(row.pctc_ind ?? ''));
  if (mods.equipment.length > 0 && !hasTechnical) return null;
  if (line.service.includes('-CT') && !isTomography(code)) return null;
  return row;
}

/** Who may bill AS (§4.2). */
const ASSISTANTS = ['NP', 'PA', 'CNS'];
const PERCENTS: Record<string, number> = { NP: 85, PA: 85, CNS: 85, CSW: 75, MFT: 75, MHC: 75 };
/** 4.11: the first dates of those that Medicare did not always pay. */
const SINCE: Readonly<Record<string, string>> = { MFT: '2024-01-01', MHC: '2024-01-01' };
const ASSIGNMENT = ['NP', 'PA', 'CNS', 'CNM', 'CSW', 'CP', 'MFT', 'MHC'];

/** §4.11; null for a physician. */
export function percentOf(practitioner = ''): { percent: number; assignment: boolean } {
  return { percent: PERCENTS[practitioner] ?? 100, assignment: ASSIGNMENT.includes(practitioner) };
}
