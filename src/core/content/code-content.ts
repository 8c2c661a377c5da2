import type { NotPricedBook } from './not-priced.js';

/** What a code is called, in our own words: a line of data/content/names.tsv. */
export interface CodeNames {
  readonly name: string;
  /** What people type or say for it: "TKA", "knee replacement" */
  readonly synonyms: readonly string[];
}

/** The prose of a code's page: a line of data/content/pages.tsv. */
export interface CodeTexts {
  /** What is done and what is included, for a professional */
  readonly description: string;
  /** One sentence that a patient understands */
  readonly plainLanguage: string;
  /** When and for whom, and what matters in choosing it over its neighbours */
  readonly clinicalContext: string;
  /** Who typically bills it */
  readonly specialties: readonly string[];
}

/** Codes that a person chooses among: a scale of time, size or number (steps), or ways to do it (variants). */
export interface CodeFamily {
  readonly kind: 'steps' | 'variants';
  readonly title: string;
  readonly codes: readonly string[];
}

/** How the services of a section or subsection are billed and documented. */
export interface Guidance {
  readonly guidance: string;
  readonly shared: string;
  readonly pitfalls: readonly string[];
  readonly links: readonly string[];
}

/**
 * Our own words about codes, and how codes belong together. The data layer implements it on files; what
 * is not written yet is null or empty, never made up.
 */
export interface CodeContent {
  names(code: string): CodeNames | null;
  texts(code: string): CodeTexts | null;
  /** The families that a code stands in */
  families(code: string): readonly CodeFamily[];
  allFamilies(): readonly CodeFamily[];
  /** What an add-on code is billed beside */
  primaries(code: string): readonly string[];
  /** The add-on codes that may stand beside a code */
  addOns(code: string): readonly string[];
  /** Codes whose pages mention a code, such as one that they replaced */
  mentionedBy(code: string): readonly string[];
  /** Of a section, or with its name of a subsection */
  guidance(section: string, subsection?: string): Guidance | null;
  /** What pays for codes that the physician fee schedule does not price */
  notPriced(): NotPricedBook;
}
