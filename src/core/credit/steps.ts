/** Why a percentage was applied to the work of a line. */
export type CreditCause =
  | 'both-sides'
  | 'other-side'
  | 'co-surgeon'
  | 'assistant'
  | 'split'
  | 'return'
  | 'by-report'
  | 'teaching'
  | 'shared-visit'
  | 'policy'
  | 'later-surgery'
  | 'add-on'
  | 'unpaid';

/** A step from the work RVUs of a row to those credited, as figures; `creditSentence` puts it into words. */
export type CreditStep =
  /** What CMS lists for one unit, in hundredths, and how many units count */
  | { readonly kind: 'units'; readonly work: number; readonly units: number }
  | {
      readonly kind: 'percent';
      readonly cause: CreditCause;
      /** Integer of 1/10,000 of a percent */
      readonly percent: number;
      /** The modifier that it follows from; blank if it follows from something else */
      readonly modifier: string;
      readonly source: string;
    }
  | { readonly kind: 'days'; readonly days: number; readonly of: number };
