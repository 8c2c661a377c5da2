import type { Faq } from '../../../core/page/faq.js';
import type { Policy } from '../../../core/page/policies.js';
import type { RelatedGroup } from '../../../core/page/related.js';
import type { Rank } from '../../../core/rank/rank.js';
import type { PastRelease } from '../../../core/release/row-past.js';
import type { Column } from '../../terminal/table.js';

/** The amounts of all releases of the bundle in one setting, in cents; null where nothing is paid. */
export interface PastAmounts {
  readonly releases: readonly PastRelease[];
  readonly amounts: readonly (number | null)[];
  readonly first: number;
  readonly last: number;
  /** "national outside a facility, RVU20A to RVU26C" */
  readonly what: string;
}

/** A piece of a page, before it is drawn on a screen, in Markdown or in HTML. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly string[][] }
  | { readonly kind: 'policy'; readonly policies: readonly Policy[] }
  | { readonly kind: 'past'; readonly past: PastAmounts }
  | { readonly kind: 'bars'; readonly rank: Rank }
  | { readonly kind: 'codes'; readonly group: RelatedGroup; readonly self: string }
  | { readonly kind: 'faq'; readonly items: readonly Faq[] };
