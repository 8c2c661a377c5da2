import type { ContractPay, TierPay } from '../../core/contract/pay.js';
import { isoOf } from '../../core/dates/days.js';
import { counted } from '../terminal/text.js';
import { money, workGrouped } from './numbers.js';

/** "4,800.00 to 5,800.00 at $48.00" */
export function tierText({ from, to, rate }: Pick<TierPay, 'from' | 'to' | 'rate'>): string {
  const until = to === null ? 'and more' : `to ${workGrouped(to)}`;
  return `${workGrouped(from)} ${until} at ${money(rate)}`;
}

/** All tiers in words, with what no tier pays between two of them: often a slip, as in 0 to 3000 and 3001 to 4000. */
export function tiersText(tiers: readonly Pick<TierPay, 'from' | 'to' | 'rate'>[]): string {
  return tiers
    .flatMap((tier, i) => {
      const next = tiers[i + 1]?.from ?? tier.to;
      if (tier.to === null || next === null || tier.to === next) return [tierText(tier)];
      return [tierText(tier), `${workGrouped(tier.to)} to ${workGrouped(next)} unpaid (no tier covers them)`];
    })
    .join(', ');
}

/** Tiers of one period by their work; of several, how many there are. */
function productionText({ periods, production }: ContractPay): string {
  const [only] = periods;
  const paid = only?.tiers.filter(({ work }) => work > 0) ?? [];
  if (periods.length !== 1) return `${money(production)} for ${counted(periods.length, 'period')} of tiers`;
  if (paid.length === 0) return `${money(production)}: no tier is reached`;
  return `${money(production)}: ${paid.map((tier) => `${workGrouped(tier.work)} of ${tierText(tier)}`).join(', ')}`;
}

/** What a contract year has earned, a line each. */
export function payLines(pay: ContractPay): string[] {
  const { year, through, base, stipends, periods, draw, earned } = pay;
  const tiered = periods.some(({ tiers }) => tiers.length > 0);
  if (base === 0 && stipends === 0 && !tiered) return [];
  return [
    `Contract year ${isoOf(year.first)} to ${isoOf(year.last)}, through ${isoOf(through)}: ${money(earned)} earned`,
    ...(base > 0 ? [`  base ${money(base)}`] : []),
    ...(stipends > 0 ? [`  stipends ${money(stipends)}`] : []),
    ...(tiered ? [`  production ${productionText(pay)}`] : []),
    ...(draw
      ? [
          `  draws ${money(draw.advanced)}, reconciled with ${money(draw.paid)} more${draw.kept > 0 ? `, ${money(draw.kept)} kept unearned` : ''}: ${draw.balance < 0 ? `${money(-draw.balance)} advanced and not yet earned` : `${money(draw.balance)} still to be paid`}`,
        ]
      : []),
  ];
}
