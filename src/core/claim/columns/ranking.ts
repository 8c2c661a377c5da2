import type { Pricing } from './pricing.js';

const FEW = 24;

/**
 * Whether an entry ranks before another: higher value first; ties by the billed amount, then by position on
 * the claim.
 */
function isBefore(pricing: Pricing, a: number, b: number): boolean {
  const { value } = pricing.procedures;
  const valueOfA = value[a] ?? 0;
  const valueOfB = value[b] ?? 0;
  if (valueOfA !== valueOfB) return valueOfA > valueOfB;
  const difference = pricing.chargeOf(a) - pricing.chargeOf(b);
  if (difference !== 0) return difference > 0;
  return (pricing.procedures.line[a] ?? 0) < (pricing.procedures.line[b] ?? 0);
}

/**
 * Sorts procedures by rank, in place: by their column of values.
 * @param length how many of the list there are, if what follows is left over from an earlier day
 */
export function rankProcedures(pricing: Pricing, list: number[], length = list.length): void {
  if (length > FEW) {
    list.length = length;
    list.sort((a, b) => (isBefore(pricing, a, b) ? -1 : isBefore(pricing, b, a) ? 1 : 0));
    return;
  }
  for (let i = 1; i < length; i++) {
    const procedure = list[i] ?? 0;
    let at = i;
    for (; at > 0; at--) {
      const other = list[at - 1] ?? 0;
      if (!isBefore(pricing, procedure, other)) break;
      list[at] = other;
    }
    list[at] = procedure;
  }
}
