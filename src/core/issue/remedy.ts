import type { Reading } from '../release/readings.js';

/** A modifier that is paid by report, at a percentage that the caller can give. */
export type ReportModifier = '22' | '52';

/**
 * What a caller can do about an issue, as a code with its values. The user interface puts it into words: the
 * command line names its options, another program its own controls.
 */
export type Remedy =
  /** Price a row marked NA in a facility anyway: `PricingChoices.allowNa` */
  | { readonly do: 'allow-na' }
  /** Choose another reading of the rules: `ClaimChoices.readings` */
  | ({ readonly do: 'take-reading' } & Reading)
  /** Give the anesthesia time: `ClaimLine.minutes` */
  | { readonly do: 'give-minutes' }
  /** Give the percentage that the contractor pays: `ClaimChoices.reportPercents` */
  | { readonly do: 'give-percent'; readonly modifier: ReportModifier }
  /** Add a release of CMS that is not held: "RVU24D" */
  | { readonly do: 'add-release'; readonly release: string }
  /** Leave out modifiers that change payment but have no row, or price the service as a claim line */
  | { readonly do: 'leave-out'; readonly modifiers: readonly string[] };
