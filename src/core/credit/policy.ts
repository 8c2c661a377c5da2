import { WHOLE_PERCENT } from '../number/percent.js';

/**
 * What a contract credits differently from Medicare's own percentages. Percentages are integers of 1/10,000 of a
 * percent, of the work RVUs of the row.
 */
export interface CreditPolicy {
  /** By modifier, instead of what Medicare's rules make of it: 100% is in full, 0% is nothing */
  readonly modifiers: ReadonlyMap<string, number>;
  /** The second and each later surgery of an operation; null: in full, since nobody works less for them */
  readonly laterSurgeries: number | null;
  /** Add-on codes (global days ZZZ) */
  readonly addOns: number;
  /** Work RVUs that CMS lists for codes that Medicare does not pay */
  readonly unpaid: number;
}

/** Medicare's percentages for who did what part of the work; every surgery and add-on code in full. */
export const MEDICARE_POLICY: CreditPolicy = {
  modifiers: new Map(),
  laterSurgeries: null,
  addOns: WHOLE_PERCENT,
  unpaid: WHOLE_PERCENT,
};
