import type { NotPricedBook } from './not-priced.js';

/** The year whose codes our names and texts describe. */
export const TEXT_YEAR = 2026;

/** The name of a code, in our own words: a line of data/content/names.tsv or elsewhere.tsv. */
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
  /** When and for whom, and what matters in choosing it over similar codes */
  readonly clinicalContext: string;
  /** Who typically bills it */
  readonly specialties: readonly string[];
}

/** Codes that people choose among: steps on a scale of time, size or number, or variants of a procedure. */
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
 * Our own descriptions of codes, and how codes are related. The data layer implements this on files; what has
 * not been written yet is null or empty, never made up.
 */
export interface CodeContent {
  names(code: string): CodeNames | null;
  texts(code: string): CodeTexts | null;
  /** The codes with names that CMS's relative value file does not list, from the first to the last, inclusive */
  elsewhere(first: string, last: string): readonly string[];
  /** The families that a code belongs to */
  families(code: string): readonly CodeFamily[];
  allFamilies(): readonly CodeFamily[];
  /** The codes that an add-on code is billed with */
  primaries(code: string): readonly string[];
  /** The add-on codes that may be billed with a code */
  addOns(code: string): readonly string[];
  /** Codes whose pages mention a code, such as a code that they replaced */
  mentionedBy(code: string): readonly string[];
  /** For a section, or for a subsection if its name is given */
  guidance(section: string, subsection?: string): Guidance | null;
  /** Who pays for codes that the physician fee schedule does not price */
  notPriced(): NotPricedBook;
}
