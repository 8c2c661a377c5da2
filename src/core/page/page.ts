import type { CodeContent, CodeNames, CodeTexts, Guidance } from '../content/code-content.js';
import { letterMeaning, otherPayment } from '../content/not-priced.js';
import type { OtherPayment } from '../release/other-schedules.js';
import type { CodeFacts } from './code-facts.js';
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
  /** Minutes, RBCS group and who bills it most; null if the caller did not collect them */
  readonly facts: CodeFacts | null;
}

function guidanceOf(content: CodeContent, { place }: CodeReport): CodePage['guidance'] {
  if (!place) return { section: null, subsection: null };
  const { section, subsection } = place;
  return {
    section: content.guidance(section.id),
    subsection: subsection && content.guidance(section.id, subsection.name),
  };
}

/** A page whose texts are read when they are first shown: a list of all codes shows none of them. */
class ReadPage implements CodePage {
  readonly names: CodeNames | null;
  private readTexts: CodeTexts | null | undefined;
  private readGuidance: CodePage['guidance'] | undefined;
  private readRelated: readonly RelatedGroup[] | undefined;
  private collectedFacts: CodeFacts | null | undefined;

  constructor(
    private readonly content: CodeContent,
    readonly report: CodeReport,
    private readonly collectFacts: () => CodeFacts | null,
  ) {
    this.names = content.names(report.row.code);
  }

  get texts(): CodeTexts | null {
    this.readTexts ??= this.content.texts(this.report.row.code);
    return this.readTexts;
  }

  get guidance(): CodePage['guidance'] {
    this.readGuidance ??= guidanceOf(this.content, this.report);
    return this.readGuidance;
  }

  get related(): readonly RelatedGroup[] {
    this.readRelated ??= relatedGroups(this.content, this.report.row);
    return this.readRelated;
  }

  get otherPayment(): OtherPayment | null {
    const { row, place, notPriced } = this.report;
    const { code, status } = row;
    const unpriced = { code, status, section: place?.section.id ?? null };
    return notPriced ? otherPayment(this.content.notPriced(), unpriced) : null;
  }

  get facts(): CodeFacts | null {
    if (this.collectedFacts === undefined) this.collectedFacts = this.collectFacts();
    return this.collectedFacts;
  }

  get letterMeaning(): string | null {
    const { code } = this.report.row;
    return /^[A-Z]/.test(code) ? letterMeaning(this.content.notPriced(), code) : null;
  }
}

/**
 * The page of a code, from what the release and the content say about it.
 * @param collectFacts CMS's other figures about it, which are collected only if they are shown
 */
export function pageOf(
  content: CodeContent,
  report: CodeReport,
  collectFacts: () => CodeFacts | null = () => null,
): CodePage {
  return new ReadPage(content, report, collectFacts);
}
