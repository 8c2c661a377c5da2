import type { Faq } from '../../../core/page/faq.js';
import type { RelatedGroup } from '../../../core/page/related.js';
import type { Rank } from '../../../core/rank/rank.js';
import type { Column } from '../../terminal/table.js';
import type { PolicyRow } from './figures.js';

/** A piece of a page, before it is drawn on a screen, in Markdown or in HTML. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly string[][] }
  | { readonly kind: 'policy'; readonly rows: readonly PolicyRow[] }
  | { readonly kind: 'bars'; readonly rank: Rank }
  | { readonly kind: 'codes'; readonly group: RelatedGroup; readonly self: string }
  | { readonly kind: 'faq'; readonly items: readonly Faq[] };
