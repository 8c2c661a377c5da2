/** A code that a query may mean, with how well it fits: higher is better. */
export interface SearchHit {
  readonly code: string;
  readonly score: number;
}

/** What a code is found by. */
export interface SearchEntry {
  readonly code: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  /** Blank where no page is written */
  readonly plainLanguage: string;
  /** How likely it is that people mean it, before a word is read: 1 for a usual code */
  readonly weight: number;
}

/** An index over names, synonyms and plain language. The data layer implements it with a search library. */
export interface CodeSearch {
  /** Codes that fit the words of a query, misspelt ones too, best first. */
  find(query: string): readonly SearchHit[];
}
