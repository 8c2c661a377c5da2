import type { ClaimChoices } from '../../core/claim/line/choices.js';
import type { Notice } from '../../core/issue/issue.js';
import type { PlaceQuery } from '../../core/place/parts/query.js';
import type { PricingChoices } from '../../core/price/terms.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { Practitioner } from '../../core/release/rules.js';

/** Values for every record that does not give its own. */
export interface LineDefaults {
  readonly choices: PricingChoices;
  readonly units: number;
  /** null: non-facility, with a notice if the input has a column of settings */
  readonly setting: Setting | null;
  /** Notices about the place of service given */
  readonly settingNotices: readonly Notice[];
  /** Place of service code; null if the setting itself was given, or neither */
  readonly place: string | null;
  /** Narrows the places of records, and is the place of records that name none */
  readonly query: PlaceQuery;
  readonly line: {
    /** Added to each record's own */
    readonly modifiers: readonly string[];
    readonly practitioner: Practitioner | null;
    /** For the whole line, cents */
    readonly charge: number | null;
    readonly minutes: number | null;
    readonly careDays: number | null;
    readonly claim: ClaimChoices;
  };
}

/** Whether the defaults name a place. */
export function hasQuery({ query }: Pick<LineDefaults, 'query'>): boolean {
  return Object.keys(query).length > 0;
}
