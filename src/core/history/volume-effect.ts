import { amountInCents } from '../price/price.js';
import type { PriceTerms } from '../price/priced.js';
import type { RowFigures } from '../release/fee-row.js';
import type { DiffSide, RowChange, RowPair, RowSide } from './release-diff.js';

/**
 * What moves an amount from one release to the next, in the order in which each takes its new value while those
 * after it keep their old one. The order decides how an effect is shared out, so it is one and the same for every
 * row. Coverage is the whole amount of a row that only one of the releases pays.
 */
export const EFFECT_PARTS = ['work', 'pe', 'mp', 'gpci', 'factor', 'coverage'] as const;
export type EffectPart = (typeof EFFECT_PARTS)[number];

/** Cents; the parts add up to `to` less `from`, exactly. */
export interface VolumeEffect {
  readonly from: number;
  readonly to: number;
  readonly parts: Readonly<Record<EffectPart, number>>;
  /** Work RVUs times volume, hundredths, where the release pays the row */
  readonly workFrom: number;
  readonly workTo: number;
}

const NOTHING: VolumeEffect['parts'] = { work: 0, pe: 0, mp: 0, gpci: 0, factor: 0, coverage: 0 };

/** The parts of the difference of one unit that both releases pay. */
function partsOf(
  before: RowFigures,
  after: RowFigures,
  old: PriceTerms,
  now: PriceTerms,
): VolumeEffect['parts'] {
  const work = { ...before, work: after.work };
  const pe = {
    ...work,
    nonfacilityPe: after.nonfacilityPe,
    facilityPe: after.facilityPe,
    oppsNonfacilityPe: after.oppsNonfacilityPe,
    oppsFacilityPe: after.oppsFacilityPe,
  };
  const mp = { ...pe, malpractice: after.malpractice, oppsMalpractice: after.oppsMalpractice };
  const steps = [
    amountInCents(before, old),
    amountInCents(work, old),
    amountInCents(pe, old),
    amountInCents(mp, old),
    amountInCents(mp, { ...old, gpci: now.gpci }),
    amountInCents(after, now),
  ];
  const step = (i: number): number => (steps[i + 1] ?? 0) - (steps[i] ?? 0);
  return { work: step(0), pe: step(1), mp: step(2), gpci: step(3), factor: step(4), coverage: 0 };
}

function unitParts(
  { from, to }: RowChange,
  [before, after]: RowPair,
  [old, now]: readonly [DiffSide, DiffSide],
): VolumeEffect['parts'] {
  const isPaidTwice = from?.allowed != null && to?.allowed != null;
  if (before && after && isPaidTwice) return partsOf(before, after, old.terms, now.terms);
  return { ...NOTHING, coverage: (to?.allowed ?? 0) - (from?.allowed ?? 0) };
}

function paidWork(side: RowSide | null): number {
  return side?.allowed == null ? 0 : side.work;
}

/** What the change of a row means for a number of services. */
export function effectOfVolume(
  change: RowChange,
  rows: RowPair,
  volume: number,
  sides: readonly [DiffSide, DiffSide],
): VolumeEffect {
  const unit = unitParts(change, rows, sides);
  const parts = Object.fromEntries(EFFECT_PARTS.map((part) => [part, unit[part] * volume]));
  return {
    from: (change.from?.allowed ?? 0) * volume,
    to: (change.to?.allowed ?? 0) * volume,
    parts: parts as Record<EffectPart, number>,
    workFrom: paidWork(change.from) * volume,
    workTo: paidWork(change.to) * volume,
  };
}

/** The sum of effects. @throws RangeError if it cannot be exact */
export function totalEffect(effects: readonly VolumeEffect[]): VolumeEffect {
  const sum = (read: (effect: VolumeEffect) => number): number => {
    const total = effects.reduce((all, each) => all + read(each), 0);
    if (Number.isSafeInteger(total)) return total;
    throw new RangeError(`${total} is too large to add exactly`);
  };
  const parts = Object.fromEntries(EFFECT_PARTS.map((part) => [part, sum((each) => each.parts[part])]));
  return {
    from: sum((each) => each.from),
    to: sum((each) => each.to),
    parts: parts as Record<EffectPart, number>,
    workFrom: sum((each) => each.workFrom),
    workTo: sum((each) => each.workTo),
  };
}
