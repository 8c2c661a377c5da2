import { dollars, exact } from '../../answer/json/json.js';
import type { ContractPay } from '../../core/contract/pay.js';
import { isoOf, type Span } from '../../core/dates/days.js';
import { RVU_SCALE } from '../../core/number/decimal.js';

const days = ({ first, last }: Span): object => ({ from: isoOf(first), through: isoOf(last) });

/** The JSON of what a contract year has earned; documented in `rvu help json`. */
export function payJson({ year, through, periods, draw, ...pay }: ContractPay): object {
  return {
    ...days(year),
    as_of: isoOf(through),
    work_credited: exact(pay.work, RVU_SCALE),
    base: dollars(pay.base),
    stipends: dollars(pay.stipends),
    production: dollars(pay.production),
    periods: periods.map(({ period, work, tiers, production }) => ({
      ...days(period),
      work_credited: exact(work, RVU_SCALE),
      tiers: tiers.map(({ from, to, rate, work: within }) => ({
        from: exact(from, RVU_SCALE),
        to: to === null ? null : exact(to, RVU_SCALE),
        rate: dollars(rate),
        work_credited: exact(within, RVU_SCALE),
      })),
      production: dollars(production),
    })),
    draw: draw && {
      advanced: dollars(draw.advanced),
      paid: dollars(draw.paid),
      kept: dollars(draw.kept),
      balance: dollars(draw.balance),
      reconciliations: draw.reconciliations.map(({ period, isSettled, ...each }) => ({
        ...days(period),
        settled: isSettled,
        advanced: dollars(each.advanced),
        production: dollars(each.production),
        brought: dollars(each.brought),
        paid: dollars(each.paid),
        carried: dollars(each.carried),
        kept: dollars(each.kept),
      })),
    },
    earned: dollars(pay.earned),
  };
}
