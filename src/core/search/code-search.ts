import type { SearchMeanings, SearchQuery } from './query.js';

/** A code that a query may mean, with how well it matches: higher is better. */
export interface SearchHit {
  readonly code: string;
  readonly score: number;
}

/** What a code is found by. */
export interface SearchEntry {
  readonly code: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  /** Blank if no page has been written */
  readonly plainLanguage: string;
  /** How likely it is that people mean it, regardless of the query: 1 for a usual code */
  readonly weight: number;
}

/** An index over names, synonyms and plain language. The data layer implements it with a search library. */
export interface CodeSearch {
  readonly meanings: SearchMeanings;
  /** Codes that match the words of a query, misspelled ones included, best first. */
  find(query: SearchQuery): readonly SearchHit[];
}
