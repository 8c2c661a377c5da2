import type { CodeContent } from '../content/code-content.js';
import type { FeeRow } from '../release/fee-row.js';

/** How a code is related to the code of a page. */
export type Relation = 'family' | 'primary' | 'add-on' | 'endoscopic-base';

export interface RelatedCode {
  readonly code: string;
  /** null: none has been written yet */
  readonly name: string | null;
}

/** Codes with the same relation to the code of a page. */
export interface RelatedGroup {
  readonly relation: Relation;
  /** The family's title; for the other relations, the relation in words */
  readonly title: string;
  readonly codes: readonly RelatedCode[];
}

/** An add-on with more primary codes than this lists only the first ones. */
const MOST = 24;

/**
 * The codes related to a code: its families, the codes that an add-on is added to, its add-ons and its
 * endoscopic base.
 */
export function relatedGroups(content: CodeContent, row: FeeRow): RelatedGroup[] {
  const named = (codes: readonly string[]): RelatedCode[] =>
    codes.slice(0, MOST).map((code) => ({ code, name: content.names(code)?.name ?? null }));
  const { code } = row;
  const groups: RelatedGroup[] = [
    ...content
      .families(code)
      .map(({ title, codes }) => ({ relation: 'family' as const, title, codes: named(codes) })),
    {
      relation: 'primary',
      title: 'Billed in addition to',
      codes: named(content.primaries(code)),
    },
    { relation: 'add-on', title: 'Add-on codes', codes: named(content.addOns(code)) },
    {
      relation: 'endoscopic-base',
      title: 'Endoscopic base, whose amount is subtracted when several of its family are billed',
      codes: named(row.endoscopicBase && row.endoscopicBase !== code ? [row.endoscopicBase] : []),
    },
  ];
  return groups.filter(({ codes }) => codes.length > 0);
}
