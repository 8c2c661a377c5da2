import { grouped, serviceKey, type There } from './lines.js';

/** A report without the lines that it takes back itself. */
export interface Netted {
  readonly left: readonly There[];
  /** How many lines were taken back, each by another */
  readonly reversed: number;
  /** Reversals that take back no line of the report */
  readonly unmatched: readonly There[];
}

/** Takes out each reversal together with a line of the same service, one with the same work RVUs if there is one. */
export function netReversals(lines: readonly There[]): Netted {
  const left = new Set(lines.filter(({ what }) => !what.isReversal));
  const groups = grouped(left, serviceKey);
  const unmatched: There[] = [];
  let reversed = 0;
  const reversals = lines.filter(({ what }) => what.isReversal);
  for (const reversal of reversals.sort((a, b) => (a.order < b.order ? -1 : 1))) {
    const group = groups.get(serviceKey(reversal)) ?? [];
    const open = group.filter((item) => left.has(item));
    const target =
      open.find(({ work }) => work === reversal.work) ?? (reversal.work === null ? open[0] : undefined);
    if (!target) unmatched.push(reversal);
    else {
      left.delete(target);
      reversed += 1;
    }
  }
  return { left: [...left], reversed, unmatched };
}
