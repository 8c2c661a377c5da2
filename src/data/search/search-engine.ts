import MiniSearch, { type Options, type QueryCombination, type SearchOptions } from 'minisearch';
import type { CodeSearch, SearchEntry, SearchHit } from '../../core/search/code-search.js';
import type { SearchMeanings, SearchQuery, SearchTerm } from '../../core/search/query.js';
import { searchWords } from '../../core/search/words.js';
import { IndexFile, type IndexTexts, type WantedWord, type WholeIndex, wholeIndex } from './index-file.js';

/** The index of words, kept by MiniSearch. Loaded only by `rvu search`. */

interface Indexed {
  /** Code and weight, "27447 1.3": storing a field for each code would take longer to load than the words */
  readonly id: string;
  readonly name: string;
  readonly synonyms: string;
  readonly plain: string;
}

const codeOf = (id: string): string => id.slice(0, id.indexOf(' '));
const weightOf = (id: string): number => Number(id.slice(id.indexOf(' ') + 1));

const OPTIONS: Options<Indexed> = {
  fields: ['name', 'synonyms', 'plain'],
  tokenize: searchWords,
  processTerm: (term) => term,
};

/** Length of the shortest word whose beginning is enough, and of the shortest that may be misspelled. */
const PREFIX_LENGTH = 3;
const FUZZY_LENGTH = 4;
/** The share of a word's letters that may be wrong, and how many at most. */
const FUZZY_SHARE = 0.25;
const MOST_WRONG = 2;

const fuzzyShare = (word: string): number =>
  word.length >= FUZZY_LENGTH && !/\d/.test(word) ? FUZZY_SHARE : 0;

const SEARCH: SearchOptions = {
  boost: { name: 3, synonyms: 2, plain: 0.4 },
  prefix: (term) => term.length >= PREFIX_LENGTH,
  fuzzy: (term) => fuzzyShare(term) || false,
  // A name that repeats a word, or is short, is hardly a better match than one that has the word once.
  bm25: { k: 0.4, b: 0.1, d: 0.5 },
  maxFuzzy: MOST_WRONG,
  weights: { fuzzy: 0.3, prefix: 0.4 },
  boostDocument: (id: string) => weightOf(id),
};

/** How much less a word says that was not typed but means the same. */
const OTHER_WAY = 0.5;
const EXACTLY: SearchOptions = { fuzzy: false, prefix: false, boostTerm: () => OTHER_WAY };

/** All the ways to say a term. Only what was typed can be misspelled or be the beginning of a word. */
function queryOfTerm(
  { ways: [typed = [], ...others] }: SearchTerm,
  combineWith: 'AND' | 'OR',
): QueryCombination {
  const ways = others.map((way) => ({ ...EXACTLY, combineWith: 'AND' as const, queries: [...way] }));
  return { combineWith: 'OR', queries: [{ combineWith, queries: [...typed] }, ...ways] };
}

interface Match {
  readonly score: number;
  readonly words: ReadonlySet<string>;
}

/** Scores by document, of the codes that match all, or some, of the terms. */
function matches(
  index: MiniSearch<Indexed>,
  terms: readonly SearchTerm[],
  combineWith: 'AND' | 'OR',
): Map<string, Match> {
  const found = index.search(
    { combineWith, queries: terms.map((term) => queryOfTerm(term, combineWith)) },
    SEARCH,
  );
  // MiniSearch multiplies the score by the number of words that matched.
  return new Map(
    found.map(({ id, score, queryTerms }) => [
      id as string,
      { score: score / queryTerms.length, words: new Set(queryTerms) },
    ]),
  );
}

/** With fewer codes than this that match every term, codes that match some may be what is meant. */
const FEW = 8;
/** The power to which the share of the terms that a code matches reduces its score. */
const PARTLY = 3;

/** The share of the best score of a code with every term that a code with some terms must reach. */
const WORTH_SHOWING = 0.4;

/** The share of the terms that some words match, from 0 to 1. */
function shareOf(terms: readonly SearchTerm[], matched: ReadonlySet<string>): number {
  const shares = terms.map(({ ways }) =>
    Math.max(...ways.map((way) => way.filter((word) => matched.has(word)).length / way.length)),
  );
  return shares.reduce((sum, share) => sum + share, 0) / terms.length;
}

/**
 * Codes that match every term that is required; if they are few, also those that match some. Optional words, which
 * match thousands of codes, are left to the ranking of the best. Ties are sorted by
 * code, because MiniSearch's own order depends on which words it has loaded.
 */
function search(index: MiniSearch<Indexed>, { terms }: SearchQuery): SearchHit[] {
  const required = terms.filter(({ isOptional }) => !isOptional);
  const scores = new Map<string, number>();
  for (const [id, { score }] of matches(index, required, 'AND')) scores.set(id, score);
  if (scores.size < FEW) {
    const enough = WORTH_SHOWING * Math.max(0, ...scores.values());
    for (const [id, { score, words }] of matches(index, required, 'OR')) {
      const reduced = score * shareOf(required, words) ** PARTLY;
      if (!scores.has(id) && reduced >= enough) scores.set(id, reduced);
    }
  }
  const hits = [...scores].map(([id, score]) => ({ code: codeOf(id), score }));
  return hits.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

/** How many letters of a word may be wrong, as MiniSearch computes it from `fuzzy` and `maxFuzzy`. */
const wrongLetters = (word: string): number =>
  Math.min(MOST_WRONG, Math.round(word.length * fuzzyShare(word)));

/** The words of a text that have not been seen before, each once. */
function newWords(text: string, seen: Set<string>): string {
  const words = searchWords(text).filter((word) => !seen.has(word));
  for (const word of words) seen.add(word);
  return [...new Set(words)].join(' ');
}

/**
 * A word is indexed only where it occurs first, in the name, a synonym or the plain language, so that there
 * is less to load at each start.
 */
function toIndexed({ code, name, synonyms, plainLanguage, weight }: SearchEntry): Indexed {
  const seen = new Set<string>();
  return {
    id: `${code} ${weight}`,
    name: newWords(name, seen),
    synonyms: newWords(synonyms.join(' '), seen),
    plain: newWords(plainLanguage, seen),
  };
}

function indexOf(entries: readonly SearchEntry[]): MiniSearch<Indexed> {
  const index = new MiniSearch<Indexed>(OPTIONS);
  index.addAll(entries.map(toIndexed));
  return index;
}

/** The index as texts, to be written when the program is built. */
export function indexTexts(entries: readonly SearchEntry[]): WholeIndex {
  return wholeIndex(indexOf(entries).toJSON());
}

export function searchOver(entries: readonly SearchEntry[], meanings: SearchMeanings): CodeSearch {
  const index = indexOf(entries);
  return { meanings, find: (query) => search(index, query) };
}

const typedWord = (word: string): WantedWord => ({
  word,
  isPrefix: word.length >= PREFIX_LENGTH,
  wrong: wrongLetters(word),
});
const otherWord = (word: string): WantedWord => ({ word, isPrefix: false, wrong: 0 });

/**
 * Searches an index that was written. MiniSearch loads only the part that can match the words of the query: loading
 * all of it would take ten times as long as the search itself.
 */
export function searchTexts(texts: IndexTexts, meanings: SearchMeanings): CodeSearch {
  const file = new IndexFile(texts);
  return {
    meanings,
    find(query) {
      const required = query.terms.filter(({ isOptional }) => !isOptional);
      const words = required.flatMap(({ ways: [typed = [], ...others] }) => [
        ...typed.map(typedWord),
        ...others.flat().map(otherWord),
      ]);
      return search(MiniSearch.loadJS<Indexed>(file.partFor(words), OPTIONS), query);
    },
  };
}
