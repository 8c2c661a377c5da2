import type { RateId } from '../../../release/rules.js';
import type { Pricing } from '../../columns/pricing.js';
import type { DayRule } from '../../columns/rule.js';
import { payPools } from './component-pool.js';
import { payInFull } from './in-full.js';

/**
 * Cardiovascular (MULT PROC 6) and ophthalmology (7) tests of a day: technical parts are paid at 100% and
 * then 75% or 80%; professional parts are not reduced. Source: RVU26A documentation, MULT PROC; CR 7848.
 */
function diagnostic(id: string, multipleProcedure: '6' | '7', rateId: RateId): DayRule {
  const rowOf = (pricing: Pricing, procedure: number) => pricing.row(pricing.procedures.line[procedure] ?? 0);
  const isTechnical = (pricing: Pricing, procedure: number): boolean =>
    rowOf(pricing, procedure).modifier !== '26';
  return {
    id,
    pool: 'billing provider',

    takes: ({ row }) => row?.multipleProcedure === multipleProcedure,

    pay(pricing, procedures) {
      const technical = procedures.filter((procedure) => isTechnical(pricing, procedure));
      let units = 0;
      for (const procedure of technical) units += pricing.procedures.units[procedure] ?? 0;
      // Without a second technical part nothing is reduced: each service is paid by its own row.
      const areSeveral = units > 1;
      for (const procedure of procedures) {
        if (!areSeveral || !isTechnical(pricing, procedure)) payInFull(pricing, procedure);
      }
      const [first] = technical;
      if (!areSeveral || first === undefined) return;
      const rate = pricing.rate(rateId, pricing.procedures.line[first] ?? 0);
      payPools(pricing, technical, null, rate);
    },
  };
}

export const cardiovascular = diagnostic('cardiovascular', '6', 'cardiovascular-technical');
export const ophthalmology = diagnostic('ophthalmology', '7', 'ophthalmology-technical');
