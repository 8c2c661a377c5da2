import type { DatedAmount, Period, RateId, RuleTables } from '../../core/release/rules.js';

/** A percentage or an amount of rates.json, with the periods it holds for, in order. */
export interface DatedText<Id, Value> {
  readonly id: Id;
  readonly periods: readonly (Period & { readonly source: string } & Value)[];
}

/** data/rules/rates.json as it is written. */
export interface RatesFile {
  readonly held: RuleTables['held'];
  readonly values: readonly DatedText<RateId, { readonly percent: string }>[];
  readonly amounts: readonly DatedText<DatedAmount['id'], { readonly dollars: string }>[];
}
