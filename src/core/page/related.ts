import type { CodeContent } from '../content/code-content.js';
import type { FeeRow } from '../release/fee-row.js';

/** How a code belongs to the code of a page. */
export type Relation = 'family' | 'primary' | 'add-on' | 'endoscopic-base';

export interface RelatedCode {
  readonly code: string;
  /** null: not written yet */
  readonly name: string | null;
}

/** Codes that belong to the code of a page in one way. */
export interface RelatedGroup {
  readonly relation: Relation;
  /** The family's title; for the other relations what they are, in words */
  readonly title: string;
  readonly codes: readonly RelatedCode[];
}

/** Beyond this many primaries an add-on is explained by its first ones. */
const MOST = 24;

/** What stands beside a code: its families, what an add-on is added to, add-ons, and its endoscopic base. */
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
      title: 'Endoscopic base, whose amount is taken off when several of its family are billed',
      codes: named(row.endoscopicBase && row.endoscopicBase !== code ? [row.endoscopicBase] : []),
    },
  ];
  return groups.filter(({ codes }) => codes.length > 0);
}
