import { type Quantity, readQuantities } from './quantity.js';
import { searchWords } from './words.js';

/** Something that a query asks for: a word, or words that belong together, in all the ways that names may put it. */
export interface SearchTerm {
  /** Ways to say it, each a list of words that must all be there; the first is what was typed */
  readonly ways: readonly (readonly string[])[];
  /** Whether a code without it is as good an answer: "surgery" */
  readonly isOptional: boolean;
}

/** A query as the search understands it. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  readonly quantities: readonly Quantity[];
}

/** Stands among the meanings of words without which a code is as good an answer. */
const MAY_BE_MISSING = '-';

/** What people type, and what it is called in the names of codes. */
export interface SearchMeanings {
  /**
   * What a phrase means, if it means anything else than its words.
   * @param typed as `searchWords` gives it, words divided by spaces
   */
  get(typed: string): readonly string[] | undefined;
}

/** The most words that a phrase of the meanings has. */
const LONGEST = 4;

function termAt(
  words: readonly string[],
  at: number,
  meanings: SearchMeanings,
): [term: SearchTerm, length: number] {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const typed = words.slice(at, at + length);
    const means = meanings.get(typed.join(' '));
    if (means === undefined) continue;
    const others = means.filter((way) => way !== MAY_BE_MISSING).map(searchWords);
    return [{ ways: [typed, ...others], isOptional: others.length < means.length }, length];
  }
  return [{ ways: [words.slice(at, at + 1)], isOptional: false }, 1];
}

function termsOf(words: readonly string[], meanings: SearchMeanings): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (let at = 0; at < words.length; ) {
    const [term, length] = termAt(words, at, meanings);
    terms.push(term);
    at += length;
  }
  return terms;
}

/** Reads a query. If nothing in it would be required, all of it is. */
export function readQuery(text: string, meanings: SearchMeanings): SearchQuery {
  const { quantities, rest } = readQuantities(text);
  const terms = termsOf(searchWords(rest), meanings);
  if (terms.some(({ isOptional }) => !isOptional)) return { terms, quantities };
  const all = searchWords(text).map((word) => ({ ways: [[word]], isOptional: false }));
  return { terms: all, quantities: [] };
}
