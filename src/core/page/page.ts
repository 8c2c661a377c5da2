import type { CodeContent, CodeNames, CodeTexts, Guidance } from '../content/code-content.js';
import { letterMeaning, type OtherPayment, otherPayment } from '../content/not-priced.js';
import type { CodeReport } from './lookup.js';
import { type RelatedGroup, relatedGroups } from './related.js';

/** A code's page: CMS's figures and our own description. */
export interface CodePage {
  readonly report: CodeReport;
  /** null: no name has been written yet */
  readonly names: CodeNames | null;
  /** null: no page has been written yet */
  readonly texts: CodeTexts | null;
  /** How services of its section and subsection are billed and documented */
  readonly guidance: { readonly section: Guidance | null; readonly subsection: Guidance | null };
  readonly related: readonly RelatedGroup[];
  /** For a code that Medicare's physician fee schedule does not price: who pays */
  readonly otherPayment: OtherPayment | null;
  /** What the letter of a Level II code is about */
  readonly letterMeaning: string | null;
}

function guidanceOf(content: CodeContent, { place }: CodeReport): CodePage['guidance'] {
  if (!place) return { section: null, subsection: null };
  const { section, subsection } = place;
  return {
    section: content.guidance(section.id),
    subsection: subsection && content.guidance(section.id, subsection.name),
  };
}

/** Builds the page of a code from what the release and the content say about it. */
export function pageOf(content: CodeContent, report: CodeReport): CodePage {
  const { row, place, notPriced } = report;
  const { code, status } = row;
  const unpriced = { code, status, section: place?.section.id ?? null };
  const book = notPriced || /^[A-Z]/.test(code) ? content.notPriced() : null;
  return {
    report,
    names: content.names(code),
    texts: content.texts(code),
    guidance: guidanceOf(content, report),
    related: relatedGroups(content, row),
    otherPayment: book && notPriced ? otherPayment(book, unpriced) : null,
    letterMeaning: book && letterMeaning(book, code),
  };
}
